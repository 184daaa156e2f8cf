/** Everything that can stand in the audit trail: a closed list, each name with the words for it. A name is never removed or reused. */
export const acts = {
  signedIn: { nl: 'Aangemeld', en: 'Signed in' },
  signedOut: { nl: 'Afgemeld', en: 'Signed out' },
  signInFailed: { nl: 'Aanmelden mislukt', en: 'Sign-in failed' },
  accessRefused: { nl: 'Toegang geweigerd', en: 'Access refused' },
  accountAdded: { nl: 'Account toegevoegd', en: 'Account added' },
  accountDisabled: { nl: 'Account geblokkeerd', en: 'Account disabled' },
  accountChanged: { nl: 'Account gewijzigd', en: 'Account changed' },
  membersImported: { nl: 'Ledenlijst ingelezen', en: 'Members imported' },
  responsesImported: { nl: 'Antwoorden ingelezen', en: 'Responses imported' },
  waveMade: { nl: 'Golf aangemaakt', en: 'Wave made' },
  waveOpened: { nl: 'Golf geopend', en: 'Wave opened' },
  waveExtended: { nl: 'Golf verlengd', en: 'Wave extended' },
  waveClosed: { nl: 'Golf gesloten', en: 'Wave closed' },
  waveReopened: { nl: 'Golf heropend', en: 'Wave reopened' },
  waveFrozen: { nl: 'Golf bevroren', en: 'Wave frozen' },
  waveReleased: { nl: 'Resultaten vrijgegeven', en: 'Results released' },
  waveArchived: { nl: 'Golf gearchiveerd', en: 'Wave archived' },
  releaseMade: { nl: 'Vrijgave berekend', en: 'Release made' },
  linkKeyDestroyed: { nl: 'Koppelsleutel vernietigd', en: 'Link key destroyed' },
  invitationSent: { nl: 'Uitnodigingen verstuurd', en: 'Invitations sent' },
  reminderSent: { nl: 'Herinneringen verstuurd', en: 'Reminders sent' },
  exportTaken: { nl: 'Bestand meegenomen', en: 'Export taken' },
  crossingDeleted: { nl: 'Bewaarde kruising verwijderd', en: 'Saved crossing deleted' },
  thresholdChanged: { nl: 'Drempel gewijzigd', en: 'Threshold changed' },
  personErased: { nl: 'Gegevens gewist op verzoek', en: 'Data erased on request' },
  personCorrected: { nl: 'Gegevens verbeterd op verzoek', en: 'Data corrected on request' },
  accessGiven: { nl: 'Inzage gegeven', en: 'Access to own data given' },
  retentionApplied: { nl: 'Bewaartermijn toegepast', en: 'Retention applied' },
  backupMade: { nl: 'Reservekopie gemaakt', en: 'Backup made' },
  backupRestored: { nl: 'Reservekopie teruggezet', en: 'Backup restored' },
  auditTrimmed: { nl: 'Oudste deel van het logboek verwijderd', en: 'Oldest part of the audit trail removed' },
} as const satisfies Record<string, { readonly nl: string; readonly en: string }>

export type Act = keyof typeof acts

export const isAct = (name: string): name is Act => Object.hasOwn(acts, name)

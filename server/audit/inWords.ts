import { acts, isAct } from '../../db/audit/acts.ts'
import type { AuditEntry } from '../../db/audit/readEntries.ts'
import type { Breach, Verification } from '../../db/audit/verifyTrail.ts'
import type { Account } from '../../db/identity/access/account.ts'
import type { AuditEntryShown, AuditVerification } from '../api/waveCourse.ts'

/** An entry as the agency sees it. Names are looked up now: the trail itself holds none. */
export function shownEntries(entries: readonly AuditEntry[], accounts: readonly Account[]): AuditEntryShown[] {
  const names = new Map(accounts.map(({ id, name }) => [id, name]))
  return entries.map(({ actor: { kind, id, role }, act, ...entry }) => ({
    ...entry,
    act,
    words: isAct(act) ? acts[act] : { nl: act, en: act },
    actor: { kind, role, name: kind === 'account' ? (names.get(id ?? '') ?? null) : kind === 'command' ? id : null },
  }))
}

export const breaches: Readonly<Record<Breach, { readonly nl: string; readonly en: string }>> = {
  missing: { nl: 'de regel ontbreekt', en: 'the entry is missing' },
  changed: { nl: 'de regel is gewijzigd', en: 'the entry was changed' },
  unlinked: { nl: 'de regel volgt niet op de vorige: die is gewijzigd, of deze is ingevoegd', en: 'the entry does not follow the one before: that one was changed, or this one was put in' },
  added: { nl: 'de regel staat achter de laatste die geschreven is', en: 'the entry stands behind the last one that was written' },
  headDiffers: { nl: 'de laatste regel is niet de regel die geschreven is', en: 'the last entry is not the one that was written' },
  anchorUnexplained: { nl: 'de oudste regels zijn weg zonder dat een regel zegt waarom', en: 'the oldest entries are gone, and no entry says why' },
  keptDiffers: { nl: 'de regel is niet die waarvan u de controlesom bewaarde', en: 'the entry is not the one whose hash you kept' },
}

export const shownVerification = (found: Verification): AuditVerification => (found.kind === 'intact' ? found : { ...found, words: breaches[found.breach] })

import { recordAct } from '../../db/audit/auditTrail.ts'
import { auditKeptSince, trimTrail } from '../../db/audit/trimTrail.ts'
import { destroyLinkKey } from '../../db/crossings/destroyLinkKey.ts'
import { forgetContacts, forgetLinks, wavesWithSpentLinks } from '../../db/identity/people/forget.ts'
import { forgetReceivedLists } from '../../db/identity/register/lists.ts'
import { listWaves } from '../../db/identity/waves/wave.ts'
import { daysBefore, monthsBefore, retentionPeriods } from './periods.ts'
import type { Store } from '../../db/store.ts'

const clock = { kind: 'clock' } as const

/**
 * Removes what was kept long enough, each kind in a transaction with its entry in the audit trail; what there was
 * nothing of leaves no entry. Again at once changes nothing.
 * @param keyDays after the freezing of a wave during which the link between members and answers is kept
 */
export async function applyRetention(store: Store, { keyDays, now }: { readonly keyDays: number; readonly now: Date }): Promise<void> {
  for (const wave of await listWaves(store.kysely)) {
    if (wave.frozenAt !== null && new Date(wave.frozenAt) <= daysBefore(now, keyDays) && !wave.linkDestroyed) {
      await destroyLinkKey(store, { waveId: wave.id, keptDays: keyDays, actor: clock, now })
    }
  }
  for (const waveId of await wavesWithSpentLinks(store.kysely, daysBefore(now, retentionPeriods.linkDays))) {
    await store.kysely.transaction().execute(async (transaction) => {
      const links = await forgetLinks(transaction, waveId)
      await recordAct(transaction, { at: now, actor: clock, act: 'retentionApplied', subject: { kind: 'wave', id: waveId }, details: { links } })
    })
  }
  await store.kysely.transaction().execute(async (transaction) => {
    const contacts = await forgetContacts(transaction, monthsBefore(now, retentionPeriods.contactMonths))
    if (contacts > 0) await recordAct(transaction, { at: now, actor: clock, act: 'retentionApplied', details: { contacts } })
  })
  await store.kysely.transaction().execute(async (transaction) => {
    const lists = await forgetReceivedLists(transaction, daysBefore(now, retentionPeriods.receivedListDays))
    if (lists > 0) await recordAct(transaction, { at: now, actor: clock, act: 'retentionApplied', details: { lists } })
  })
  await store.kysely.transaction().execute((transaction) => trimTrail(transaction, { before: auditKeptSince(now), actor: clock, now }))
}

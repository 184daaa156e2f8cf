import { expect, test } from 'vitest'
import { completedByHour, fillingMinutes, progressCells, unfinishedAlike } from '../../../db/identity/waves/progress.ts'
import { onEachDatabase } from '../onEachDatabase.ts'
import { during, smallProgramme } from '../programme.ts'
import type { Store } from '../../../db/store.ts'

const later = (minutes: number) => new Date(during.getTime() + minutes * 60_000).toISOString()

/** Six members: 0 finished, 1 started, 2 opened, 3 opted out, 4 lost its only mail, 5 lost one mail and got another. */
async function underWay(store: Store): Promise<void> {
  await smallProgramme(store, 6)
  const set = (member: number, values: Record<string, string>) => store.kysely.updateTable('invitation').set(values).where('id', '=', `invitation-${member}`).execute()
  await set(0, { opened_at: later(0), started_at: later(1), completed_at: later(9.5) })
  await set(1, { opened_at: later(0), started_at: later(2) })
  await set(2, { opened_at: later(3) })
  await set(3, { opted_out_at: later(4) })
  const mail = (id: string, member: number, state: 'sent' | 'bounced', kind: 'invitation' | 'reminder1') =>
    store.kysely
      .insertInto('mail')
      .values({ id, wave_id: '2026', kind, company_id: `company-${member}`, recipient_id: `contact-${member}`, mailing_id: null, language: 'nl', state, message_id: `<${id}>`, queued_at: later(0), due_at: later(0), claimed_at: null, claim: null, sent_at: null, attempts: 0, interruptions: 0, outcome: null, replied_at: null })
      .execute()
  await mail('lost', 4, 'bounced', 'invitation')
  await mail('lost-first', 5, 'bounced', 'invitation')
  await mail('arrived', 5, 'sent', 'reminder1')
  await store.kysely.insertInto('mail_invitation').values([{ mail_id: 'lost', invitation_id: 'invitation-4' }, { mail_id: 'lost-first', invitation_id: 'invitation-5' }, { mail_id: 'arrived', invitation_id: 'invitation-5' }]).execute()
}

onEachDatabase('how far members are', ({ open }) => {
  test('counts each stage in groups alike in the register', async () => {
    const store = await open()
    await underWay(store)
    const none = { opened: 0, started: 0, complete: 0, bounced: 0, optedOut: 0, gone: 0 }
    const alpha = { cluster: 'alpha', call: '1', embedding: 'zelfstandig' }
    const beta = { cluster: 'beta', call: '2', embedding: 'gevestigd' }
    // Members 0, 3 are MGO; alpha has 0, 2, 4 and beta 1, 3, 5
    expect(await progressCells(store.kysely, '2026', '2026-02-01')).toEqual([
      { ...alpha, size: 'KO', ...none, invited: 2, opened: 1, bounced: 1 },
      { ...alpha, size: 'MGO', ...none, invited: 1, opened: 1, started: 1, complete: 1 },
      { ...beta, size: 'KO', ...none, invited: 2, opened: 1, started: 1 },
      { ...beta, size: 'MGO', ...none, invited: 1, optedOut: 1 },
    ])
    expect((await progressCells(store.kysely, '2026', '2026-02-01', 'beta')).map(({ cluster }) => cluster)).toEqual(['beta', 'beta'])
    expect(await progressCells(store.kysely, '2027', '2026-02-01')).toEqual([])
  })

  test('the reporting handle can count them, the hours and the minutes', async () => {
    const store = await open()
    await underWay(store)
    expect(await progressCells(store.reporting, '2026', '2026-02-01')).toHaveLength(4)
    expect(await completedByHour(store.reporting, '2026')).toEqual([{ hour: '2026-02-01T12', complete: 1 }])
    expect(await completedByHour(store.reporting, '2026', 'beta')).toEqual([])
    expect(await fillingMinutes(store.reporting, '2026')).toEqual([8.5])
  })

  test('who has not finished among members that look alike', async () => {
    const store = await open()
    await underWay(store)
    const [small, large] = [{ call: '1', size: 'KO', embedding: 'zelfstandig' }, { call: '1', size: 'MGO', embedding: 'zelfstandig' }]
    expect(await unfinishedAlike(store.kysely, '2026', '2026-02-01', [small])).toEqual(['invitation-2', 'invitation-4'])
    // The only one of these has finished
    expect(await unfinishedAlike(store.kysely, '2026', '2026-02-01', [large])).toEqual([])
    expect(await unfinishedAlike(store.kysely, '2026', '2026-02-01', [small, { call: '2', size: 'MGO', embedding: 'gevestigd' }])).toEqual(['invitation-2', 'invitation-3', 'invitation-4'])
    expect(await unfinishedAlike(store.kysely, '2026', '2026-02-01', [{ ...small, embedding: 'gevestigd' }])).toEqual([])
    // Who left since is asked no more
    await store.kysely.updateTable('membership').set({ left_on: '2026-02-01' }).where('id', '=', 'membership-4').execute()
    expect(await unfinishedAlike(store.kysely, '2026', '2026-01-31', [small])).toEqual(['invitation-2', 'invitation-4'])
    expect(await unfinishedAlike(store.kysely, '2026', '2026-02-01', [small])).toEqual(['invitation-2'])
  })
})

import { afterEach, beforeEach, expect, test } from 'vitest'
import { readEntries } from '../../../db/audit/readEntries.ts'
import { disableAccount, insertAccount } from '../../../db/identity/access/account.ts'
import { insertClusters } from '../../../db/identity/members/cluster.ts'
import { advanceTask, listTasks, requestLists, taskStateAt } from '../../../db/identity/register/tasks.ts'
import { createMailer, type Mailer } from '../../../server/mail/mailer.ts'
import { remindLists } from '../../../server/register/remindLists.ts'
import { onEachDatabase } from '../../db/onEachDatabase.ts'
import { headersOf, realSmtp, textOf, type RealSmtp } from '../mail/realSmtp.ts'
import type { Store } from '../../../db/store.ts'

const asked = new Date('2027-02-01T09:00:00.000Z')
const after = (days: number, minutes = 0) => new Date(asked.getTime() + (days * 1440 + minutes) * 60_000)
const publicOrigin = 'https://bevraging.voorbeeld.be'
const clusters = ['alpha', 'beta', 'gamma', 'delta']

onEachDatabase('lists that do not come', ({ open, newMigratedUrl, kind }) => {
  let smtp: RealSmtp
  let answer: string | undefined
  let mailers: Mailer[]
  beforeEach(async () => {
    answer = undefined
    mailers = []
    smtp = await realSmtp({ recipient: () => answer })
  })
  afterEach(async () => {
    for (const one of mailers) one.close()
    await smtp.close()
  })
  const remind = (store: Store, now: Date) => {
    const mailer = createMailer({ smtpUrl: smtp.url, outbox: '/nowhere', from: 'bevraging@vlaio.example', report: (what) => void console.error(what) })
    mailers.push(mailer)
    return remindLists({ store, mailer, publicOrigin, now })
  }
  /** Four clusters, each with a manager; alpha with two, and that of delta may sign in no longer. */
  async function askedAll(store: Store): Promise<void> {
    await insertClusters(store.kysely, clusters.map((id) => ({ id, name: `Netwerk ${id}`, abbreviation: null, call: '1', embedding: 'zelfstandig' })))
    for (const id of [...clusters, 'alpha-2']) await insertAccount(store.kysely, { id: `manager-${id}`, email: `${id}@voorbeeld.example`, name: `Manager ${id}`, role: 'manager', clusterId: id.replace('-2', '') })
    await disableAccount(store.kysely, 'manager-delta', asked)
    await requestLists(store.kysely, clusters, '2027', asked)
  }
  const receivers = () => smtp.received.map(({ to }) => to.join()).sort()

  test('ten days after it was asked for, and not a minute before, each manager is reminded once, whatever restarts', async () => {
    const store = await open()
    await askedAll(store)
    await advanceTask(store.kysely, 'beta', 'received', after(3))
    expect(await remind(store, after(10, -1))).toEqual([])
    expect(await remind(store, after(10))).toEqual(['alpha', 'gamma'])
    for (const later of [after(10), after(10, 1), after(21), after(300)]) expect(await remind(store, later)).toEqual([])
    expect(receivers()).toEqual(['alpha-2@voorbeeld.example', 'alpha@voorbeeld.example', 'gamma@voorbeeld.example'])
    const mail = smtp.received.find(({ to }) => to[0] === 'gamma@voorbeeld.example')!
    expect(headersOf(mail.source).find((line) => line.startsWith('Subject:'))).toContain('Herinnering: uw ledenlijst van 2027')
    expect(textOf(mail.source)).toContain('Netwerk gamma')
    expect(textOf(mail.source)).toContain(`${publicOrigin}/cluster?blad=leden`)
    const tasks = await listTasks(store.kysely)
    expect(tasks.map((task) => [task.clusterId, task.remindedAt, taskStateAt(task, after(11))])).toEqual([
      ['alpha', after(10).toISOString(), 'requested'], ['beta', null, 'received'], ['delta', null, 'overdue'], ['gamma', after(10).toISOString(), 'requested'],
    ])
    expect((await readEntries(store.kysely, { limit: 9 })).map(({ act, actor, subject, details }) => [act, actor.kind, subject, details])).toEqual(
      ['gamma', 'alpha'].map((id) => ['listRequested', 'clock', { kind: 'cluster', id }, { round: '2027', asked: 0, reminded: 1 }]),
    )
  })

  test('who was reminded by hand, or is asked anew in a later year, gets no reminder of the former task', async () => {
    const store = await open()
    await askedAll(store)
    await requestLists(store.kysely, ['alpha'], '2027', after(5))
    await requestLists(store.kysely, ['gamma'], '2028', after(340))
    expect(await remind(store, after(345))).toEqual(['beta'])
    expect(await remind(store, after(350))).toEqual(['gamma'])
    expect((await listTasks(store.kysely, 'gamma')).map(({ round, remindedAt }) => [round, remindedAt !== null])).toEqual([['2028', true], ['2027', false]])
  })

  test('not now, or no mail server: nothing counts as reminded, and the next look sends it', async () => {
    const store = await open()
    await askedAll(store)
    answer = '451 4.3.0 try again later'
    expect(await remind(store, after(10))).toEqual([])
    expect((await listTasks(store.kysely)).every(({ remindedAt }) => remindedAt === null)).toBe(true)
    answer = undefined
    expect(await remind(store, after(11))).toEqual(['alpha', 'beta', 'gamma'])
    expect(receivers()).toHaveLength(4)
  })

  if (kind === 'postgres') {
    test('two servers that look at the same time remind once', async () => {
      const url = await newMigratedUrl()
      const [one, two] = [await open(url), await open(url)]
      await askedAll(one)
      const reminded = await Promise.all([remind(one, after(10)), remind(two, after(10))])
      expect(reminded.flat().sort()).toEqual(['alpha', 'beta', 'gamma'])
      expect(receivers()).toHaveLength(4)
    })
  }
})

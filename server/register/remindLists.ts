import { recordAct } from '../../db/audit/auditTrail.ts'
import { brusselsDayOf } from '../../db/brusselsDay.ts'
import { listAccounts } from '../../db/identity/access/account.ts'
import { listRegisterClusters } from '../../db/identity/register/clusters.ts'
import { forgetReminder, takeOverdueTask } from '../../db/identity/register/tasks.ts'
import type { Store } from '../../db/store.ts'
import type { Mail, Mailer } from '../mail/mailer.ts'
import { listRequestMail } from './listRequestMail.ts'

interface Reminding {
  readonly store: Store
  readonly mailer: Mailer
  readonly publicOrigin: string
  readonly now: Date
  /** Looked at before each cluster; true ends it there. */
  readonly stopping?: () => boolean
}

/** Of the page on which a manager sends the list. */
export const listPageOf = (publicOrigin: string): string => `${publicOrigin}/cluster?blad=leden`

async function nextReminder({ store, publicOrigin, now }: Reminding): Promise<{ readonly task: { readonly clusterId: string; readonly round: string }; readonly mails: readonly Mail[] } | undefined> {
  const oldestRound = String(Number(brusselsDayOf(now).slice(0, 4)) - 1)
  return await store.kysely.transaction().execute(async (transaction) => {
    const task = await takeOverdueTask(transaction, oldestRound, now)
    if (task === undefined) return undefined
    const { clusterId, round } = task
    const cluster = (await listRegisterClusters(transaction)).find(({ id }) => id === clusterId)!.name
    const managers = (await listAccounts(transaction)).filter((one) => one.role === 'manager' && one.clusterId === clusterId && one.disabledAt === null)
    await recordAct(transaction, { at: now, actor: { kind: 'clock' }, act: 'listRequested', subject: { kind: 'cluster', id: clusterId }, details: { round, asked: 0, reminded: 1 } })
    return { task, mails: managers.map(({ email, name }) => listRequestMail(email, { name, cluster, round, link: listPageOf(publicOrigin), isReminder: true })) }
  })
}

/**
 * Reminds the managers of clusters whose list was asked for ten days ago and did not come, each once. It is marked before
 * it is mailed: a crash in between costs that mail, and none goes out twice. Where the mail server could not be reached, or
 * said not now, the mark is taken back for the next look.
 * @returns the clusters that were reminded
 */
export async function remindLists(how: Reminding): Promise<string[]> {
  const reminded: string[] = []
  while (how.stopping?.() !== true) {
    const next = await nextReminder(how)
    if (next === undefined) break
    const handovers = await Promise.all(next.mails.map((mail) => how.mailer.deliver(mail)))
    if (handovers.every(({ kind }) => kind === 'away' || kind === 'later')) {
      await forgetReminder(how.store.kysely, next.task, how.now)
      break
    }
    reminded.push(next.task.clusterId)
  }
  return reminded
}

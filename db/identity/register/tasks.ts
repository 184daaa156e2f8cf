import type { Transaction } from 'kysely'
import type { Schema } from '../../schema.ts'
import type { Database } from '../../store.ts'

/** A list that a cluster was asked for in a round, which is a year. */
export interface ListTask {
  readonly clusterId: string
  readonly round: string
  readonly requestedAt: string
  readonly remindedAt: string | null
  readonly receivedAt: string | null
  readonly acceptedAt: string | null
}

export type TaskState = 'requested' | 'overdue' | 'received' | 'accepted'

/** A cluster that has not sent its list after so many days is asked again. */
export const overdueAfterDays = 10

/** @param now the clock of the server */
export function taskStateAt({ requestedAt, remindedAt, receivedAt, acceptedAt }: ListTask, now: Date): TaskState {
  if (acceptedAt !== null) return 'accepted'
  if (receivedAt !== null) return 'received'
  return now.getTime() - Date.parse(remindedAt ?? requestedAt) >= overdueAfterDays * 86_400_000 ? 'overdue' : 'requested'
}

const fields = ['cluster_id as clusterId', 'round', 'requested_at as requestedAt', 'reminded_at as remindedAt', 'received_at as receivedAt', 'accepted_at as acceptedAt'] as const

/** Of all clusters or of one, the newest round first. */
export async function listTasks(db: Database, clusterId?: string): Promise<ListTask[]> {
  return await db
    .selectFrom('list_task')
    .$if(clusterId !== undefined, (query) => query.where('cluster_id', '=', clusterId!))
    .select(fields)
    .orderBy('round', 'desc')
    .orderBy('cluster_id')
    .execute()
}

/** Asks clusters for their list; one that was asked in this round already is reminded when it has sent none. @returns which were asked or reminded */
export async function requestLists(db: Database, clusterIds: readonly string[], round: string, now: Date): Promise<{ readonly asked: readonly string[]; readonly reminded: readonly string[] }> {
  const at = now.toISOString()
  const [asked, reminded]: [string[], string[]] = [[], []]
  for (const id of new Set(clusterIds)) {
    const task = await db.selectFrom('list_task').select('received_at').where('cluster_id', '=', id).where('round', '=', round).executeTakeFirst()
    if (task === undefined) {
      await db.insertInto('list_task').values({ cluster_id: id, round, requested_at: at, reminded_at: null, received_at: null, accepted_at: null }).execute()
      asked.push(id)
    } else if (task.received_at === null) {
      await db.updateTable('list_task').set({ reminded_at: at }).where('cluster_id', '=', id).where('round', '=', round).execute()
      reminded.push(id)
    }
  }
  return { asked, reminded }
}

/**
 * Marks as reminded one cluster that was asked for its list ten days ago or longer, has sent none, was not reminded yet and
 * has a manager who can be written to. Only its newest round counts. Another server that looks at the same time takes another.
 * @param oldestRound the first round that is still reminded of; what was left open before is forgotten
 */
export async function takeOverdueTask(transaction: Transaction<Schema>, oldestRound: string, now: Date): Promise<{ readonly clusterId: string; readonly round: string } | undefined> {
  const due = await transaction
    .selectFrom('list_task')
    .select(['cluster_id as clusterId', 'round'])
    .where('received_at', 'is', null)
    .where('accepted_at', 'is', null)
    .where('reminded_at', 'is', null)
    .where('requested_at', '<=', new Date(now.getTime() - overdueAfterDays * 86_400_000).toISOString())
    .where('round', '>=', oldestRound)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('list_task as later').select('later.round').whereRef('later.cluster_id', '=', 'list_task.cluster_id').whereRef('later.round', '>', 'list_task.round'))))
    .where((eb) => eb.exists(eb.selectFrom('account').select('account.id').whereRef('account.cluster_id', '=', 'list_task.cluster_id').where('account.role', '=', 'manager').where('account.disabled_at', 'is', null)))
    .orderBy('cluster_id')
    .limit(1)
    .forUpdate('list_task')
    .skipLocked()
    .executeTakeFirst()
  if (due !== undefined) await transaction.updateTable('list_task').set({ reminded_at: now.toISOString() }).where('cluster_id', '=', due.clusterId).where('round', '=', due.round).execute()
  return due
}

/** Takes the mark of this moment back: the mail could not be handed over to anybody, and the next look tries again. */
export async function forgetReminder(db: Database, { clusterId, round }: { readonly clusterId: string; readonly round: string }, markedAt: Date): Promise<void> {
  await db.updateTable('list_task').set({ reminded_at: null }).where('cluster_id', '=', clusterId).where('round', '=', round).where('reminded_at', '=', markedAt.toISOString()).execute()
}

/** The newest task of a cluster goes on; without one nothing happens. Receiving again after acceptance makes it wait for acceptance again. */
export async function advanceTask(db: Database, clusterId: string, to: 'received' | 'accepted', now: Date): Promise<void> {
  const [task] = await listTasks(db, clusterId)
  if (task === undefined) return
  const at = now.toISOString()
  const set = to === 'received' ? { received_at: at, accepted_at: null } : { received_at: task.receivedAt ?? at, accepted_at: at }
  await db.updateTable('list_task').set(set).where('cluster_id', '=', clusterId).where('round', '=', task.round).execute()
}

import type { Transaction } from 'kysely'
import type { Schema } from '../../schema.ts'
import type { Database } from '../../store.ts'

export interface PlannedReminder {
  readonly number: 1 | 2
  readonly dueAt: string
  /** When it was carried out; null while it waits. */
  readonly queuedAt: string | null
}

export async function listPlannedReminders(db: Database, waveId: string): Promise<PlannedReminder[]> {
  return await db.selectFrom('reminder_plan').select(['number', 'due_at as dueAt', 'queued_at as queuedAt']).where('wave_id', '=', waveId).orderBy('number').execute()
}

/** Sets when a reminder goes out by itself; null takes it out. One that was carried out stays as it is. */
export async function planReminder(transaction: Transaction<Schema>, waveId: string, number: 1 | 2, dueAt: Date | null): Promise<void> {
  await transaction.deleteFrom('reminder_plan').where('wave_id', '=', waveId).where('number', '=', number).where('queued_at', 'is', null).execute()
  if (dueAt === null) return
  await transaction
    .insertInto('reminder_plan')
    .values({ wave_id: waveId, number, due_at: dueAt.toISOString(), queued_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The next planned reminder whose moment has come, of a wave that is open and not paused, taken by the caller alone. */
export async function takeDueReminder(transaction: Transaction<Schema>, now: Date): Promise<{ readonly waveId: string; readonly number: 1 | 2 } | undefined> {
  const moment = now.toISOString()
  const due = await transaction
    .selectFrom('reminder_plan')
    .innerJoin('wave', 'wave.id', 'reminder_plan.wave_id')
    .select(['reminder_plan.wave_id as waveId', 'reminder_plan.number as number'])
    .where('reminder_plan.queued_at', 'is', null)
    .where('reminder_plan.due_at', '<=', moment)
    .where('wave.state', '=', 'open')
    .where('wave.opens_at', '<=', moment)
    .where('wave.closes_at', '>', moment)
    .where('wave.mails_paused_at', 'is', null)
    .orderBy('reminder_plan.due_at')
    .orderBy('reminder_plan.number')
    .limit(1)
    .forUpdate('reminder_plan')
    .skipLocked()
    .executeTakeFirst()
  if (due === undefined) return undefined
  await transaction.updateTable('reminder_plan').set({ queued_at: moment }).where('wave_id', '=', due.waveId).where('number', '=', due.number).execute()
  return due
}

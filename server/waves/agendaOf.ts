import { brusselsDayOf } from '../../db/brusselsDay.ts'
import { countMails } from '../../db/identity/mails/outbox.ts'
import { listPlannedReminders } from '../../db/identity/mails/reminderPlan.ts'
import { listRegisterClusters } from '../../db/identity/register/clusters.ts'
import { listTasks } from '../../db/identity/register/tasks.ts'
import { findPopulation } from '../../db/identity/waves/population.ts'
import { waveStateAt } from '../../db/identity/waves/waveStates.ts'
import { isActive } from '../register/missing.ts'
import type { Wave } from '../../db/identity/waves/wave.ts'
import type { Database } from '../../db/store.ts'
import type { WaveCourse } from '../api/waveCourse.ts'

/** What is left to do before a wave closes, and how much of it is done; null once it is closed. */
export async function agendaOf(db: Database, wave: Wave, now: Date): Promise<WaveCourse['agenda']> {
  if (!['draft', 'planned', 'open'].includes(waveStateAt(wave, now))) return null
  // Lists are asked for by the year, and a wave takes those of the year in which it opens
  const round = brusselsDayOf(new Date(wave.opensAt)).slice(0, 4)
  const active = new Set((await listRegisterClusters(db)).filter((one) => isActive(one, brusselsDayOf(now))).map(({ id }) => id))
  const tasks = (await listTasks(db)).filter((one) => one.round === round && active.has(one.clusterId))
  const counts = await countMails(db, wave.id)
  const mails = (state: 'waiting' | 'sent', kind: string) => counts.filter((one) => one.kind === kind && (state === 'sent' ? one.state === 'sent' : one.state === 'queued' || one.state === 'sending')).reduce((sum, one) => sum + one.mails, 0)
  const plans = await listPlannedReminders(db, wave.id)
  return {
    population: (await findPopulation(db, wave.id)) ?? null,
    lists: { round, clusters: active.size, asked: tasks.length, accepted: tasks.filter(({ acceptedAt }) => acceptedAt !== null).length },
    invitations: { waiting: mails('waiting', 'invitation'), sent: mails('sent', 'invitation') },
    reminders: ([1, 2] as const).map((number) => ({ number, dueAt: plans.find((one) => one.number === number)?.dueAt ?? null, sent: mails('sent', `reminder${number}`) })),
  }
}

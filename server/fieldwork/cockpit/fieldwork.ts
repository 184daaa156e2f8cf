import { fillingTime, forecastShare, progressBy, progressByCluster, progressTotal, responseBalance, responseCurve, type DayCounts } from '../../../analysis/index.ts'
import { countStops } from '../../../db/answers/stops.ts'
import { listClusters } from '../../../db/identity/members/cluster.ts'
import { completedByHour, fillingMinutes, progressCells } from '../../../db/identity/waves/progress.ts'
import { listWaves, type Wave } from '../../../db/identity/waves/wave.ts'
import { brusselsDayOf } from '../../imports/brusselsDay.ts'
import type { Database } from '../../../db/store.ts'

const dayNumber = (instant: Date): number => Date.parse(`${brusselsDayOf(instant)}T00:00:00Z`) / 86_400_000

/** Days are those of Brussels, so that an answer late in the evening counts on the day on which it was given. */
const byDay = (hours: readonly { readonly hour: string; readonly complete: number }[], opensAt: string): DayCounts[] => {
  const first = dayNumber(new Date(opensAt))
  return hours.map(({ hour, complete }) => ({ day: dayNumber(new Date(`${hour}:00:00.000Z`)) - first, complete }))
}

/** Whole days from the opening of a wave to a moment, or to its closing when that was before; 0 before the opening. */
function daysOpen({ opensAt, closesAt }: Wave, now: Date): number {
  const until = new Date(Math.min(now.getTime(), Date.parse(closesAt)))
  return Math.max(0, dayNumber(until) - dayNumber(new Date(opensAt)))
}

/** The wave that opened last before this one, of the same kind: made-up waves are compared with made-up ones. */
const formerOf = (waves: readonly Wave[], wave: Wave): Wave | undefined =>
  waves.filter((one) => one.id !== wave.id && one.synthetic === wave.synthetic && one.opensAt < wave.opensAt && one.state !== 'draft').sort((a, b) => (a.opensAt < b.opensAt ? 1 : -1))[0]

/** Who left after a wave was closed was a member of it to the end. */
const lastDayOf = (wave: Wave, now: Date): string => brusselsDayOf(new Date(Math.min(now.getTime(), Date.parse(wave.closesAt))))

async function curveOf(db: Database, wave: Wave, now: Date, invited: number, clusterId?: string) {
  return responseCurve(byDay(await completedByHour(db, wave.id, clusterId), wave.opensAt), daysOpen(wave, now), invited)
}

async function curves(db: Database, wave: Wave, now: Date, invited: number, clusterId?: string) {
  const former = formerOf(await listWaves(db), wave)
  const formerInvited = former === undefined ? 0 : progressTotal(await progressCells(db, former.id, lastDayOf(former, now), clusterId)).invited
  return {
    days: await curveOf(db, wave, now, invited, clusterId),
    former: former === undefined || formerInvited === 0 ? null : { label: former.label, days: await curveOf(db, former, now, formerInvited, clusterId) },
  }
}

/** How the fieldwork of a wave stands, for the agency. */
export async function fieldworkOf(db: Database, wave: Wave, now: Date) {
  const cells = await progressCells(db, wave.id, lastDayOf(wave, now))
  const total = progressTotal(cells)
  const names = new Map((await listClusters(db)).map(({ id, name }) => [id, name]))
  const { days, former } = await curves(db, wave, now, total.invited)
  const stops = (await countStops(db, wave.id)).sort((a, b) => b.members - a.members)
  return {
    total,
    clusters: progressByCluster(cells).map((one) => ({ ...one, name: names.get(one.level) ?? one.level })),
    call: progressBy(cells, 'call'),
    size: progressBy(cells, 'size'),
    embedding: progressBy(cells, 'embedding'),
    days,
    former,
    forecast: forecastShare(days.at(-1), former?.days ?? []),
    fillingTime: fillingTime(await fillingMinutes(db, wave.id)),
    stops,
    balance: responseBalance(cells),
  }
}

/** The same of one cluster, for its manager: that members took part, and when, nothing of what they filled in. */
export async function clusterFieldworkOf(db: Database, wave: Wave, now: Date, clusterId: string) {
  const cells = await progressCells(db, wave.id, lastDayOf(wave, now), clusterId)
  const [own] = progressByCluster(cells)
  const total = progressTotal(cells)
  return { ...(await curves(db, wave, now, total.invited, clusterId)), total, untilMeans: own?.untilMeans ?? 0, untilDistributions: own?.untilDistributions ?? 0 }
}

import type { Crossing, CrossingBy } from '../../../analysis/figures/crossing.ts'
import { useResource } from '../../ui/request/useResource.ts'
import type { Resource } from '../../ui/request/useResource.ts'
import { crossingsBy } from '../state.ts'
import type { AnalystState } from '../state.ts'

/** The chosen crossings of one variable, as one resource: ready when all are there, failed when one is. */
export function useCrossings(wave: string, { variable, view, crossings }: AnalystState): Resource<readonly Crossing[]> {
  const addressOf = (by: CrossingBy) => crossings.includes(by) ? `/api/analyst/waves/${encodeURIComponent(wave)}/crossing?variable=${encodeURIComponent(variable)}&by=${by}&view=${view}` : null
  const call = useResource<Crossing>(addressOf('call'))
  const size = useResource<Crossing>(addressOf('size'))
  const embedding = useResource<Crossing>(addressOf('embedding'))
  const activity = useResource<Crossing>(addressOf('activity'))
  const all = { call, size, embedding, activity }
  const asked = crossingsBy.filter((by) => crossings.includes(by)).map((by) => all[by])
  const failed = asked.filter((one) => one.state === 'failed')
  if (failed.length > 0) return { state: 'failed', problem: failed[0]!.problem, retry: () => failed.forEach((one) => one.retry()) }
  const answers = asked.map((one) => (one.state === 'ready' ? one.answer : one.state === 'loading' ? one.former : undefined))
  const known = answers.filter((answer) => answer !== undefined)
  if (asked.every((one) => one.state === 'ready')) return { state: 'ready', answer: known }
  // The slowest is what the page waits for
  const shares = asked.flatMap((one) => (one.state === 'loading' && one.progress !== null ? [one.progress] : []))
  return { state: 'loading', progress: shares.length > 0 ? Math.min(...shares) : null, former: known.length === asked.length && known.every((crossing) => crossing.variable === known[0]!.variable) ? known : undefined }
}

import type { DomainId } from '../../../analysis/figures/effectMatrix.ts'
import type { AnalystParticipation } from '../../../server/api/analyst.ts'
import { useResource } from '../../ui/request/useResource.ts'

/** The total and the levels of every crossing of a wave; the total alone until these are known. */
export function useDomains(wave: string): readonly DomainId[] {
  const resource = useResource<AnalystParticipation>(`/api/analyst/waves/${encodeURIComponent(wave)}/participation`)
  const known = resource.state === 'ready' ? resource.answer : resource.state === 'loading' ? resource.former : undefined
  const levels = (by: 'call' | 'size' | 'embedding') => (known?.[by] ?? []).map(({ level }): DomainId => `${by}=${level}`)
  return ['total', ...levels('call'), ...levels('size'), ...levels('embedding'), 'activity=0', 'activity=1']
}

import type { Speech } from '../speech.ts'
import type { DescribedGroup } from './described.ts'
import { GroupMark } from './GroupMark.tsx'
import type { EffectLabel } from './layout.ts'

const words = { legend: { nl: 'De 11 effecten', en: 'The 11 effects' } }

interface Props {
  readonly effects: readonly EffectLabel[]
  readonly groups: readonly DescribedGroup[]
  readonly speech: Speech
}

/** Number and short text of the effects, under the colour and shape of their group. */
export function EffectLegend({ effects, groups, speech }: Props) {
  const { say } = speech
  return (
    <section className="effect-legend" aria-label={say(words.legend)}>
      {groups.map((group) => (
        <div key={group.id}>
          <h3>
            <svg aria-hidden width={14} height={14} viewBox="0 0 14 14"><GroupMark group={group.id} x={7} y={7} radius={5.5} /></svg>
            {say(group.label)}
          </h3>
          <ul>
            {effects.filter((effect) => effect.group === group.id).map((effect) => <li key={effect.number}><b>{effect.number}</b> {say(effect.short)}</li>)}
          </ul>
        </div>
      ))}
    </section>
  )
}

import { effects } from '../../../surveys/index.ts'
import { GroupMark } from '../../charts/effectMatrix/GroupMark.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'

/** Heading of a row: mark, number and short text of an effect. */
export function EffectName({ effect }: { readonly effect: number }) {
  const { say } = useLanguage()
  const described = effects.find((one) => one.number === effect)
  return (
    <span className="effect-name">
      <svg aria-hidden width={12} height={12} viewBox="0 0 12 12"><GroupMark group={described?.group ?? ''} x={6} y={6} radius={4.6} /></svg>
      {`${effect} ${described ? say(described.short) : ''}`}
    </span>
  )
}

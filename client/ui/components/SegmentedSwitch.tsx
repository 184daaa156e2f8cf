import { useId } from 'react'
import type { ReactNode } from 'react'

export interface Segment<Value extends string> {
  readonly value: Value
  readonly label: string
}

interface Props<Value extends string> {
  readonly legend: string
  readonly segments: readonly Segment<Value>[]
  readonly chosen: Value
  readonly choose: (value: Value) => void
  /** Said under the switch: what the chosen one means. */
  readonly children?: ReactNode
}

/** One of a few, all in sight: a radio group that looks like a switch. */
export function SegmentedSwitch<Value extends string>({ legend, segments, chosen, choose, children }: Props<Value>) {
  const name = useId()
  return (
    <fieldset className="switch">
      <legend>{legend}</legend>
      <div className="switch-segments">
        {segments.map((segment) => (
          <label key={segment.value} className="switch-segment">
            <input type="radio" name={name} value={segment.value} checked={segment.value === chosen} onChange={() => choose(segment.value)} />
            <span>{segment.label}</span>
          </label>
        ))}
      </div>
      {children}
    </fieldset>
  )
}

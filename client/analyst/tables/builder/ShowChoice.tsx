import { SegmentedSwitch } from '../../../ui/components/SegmentedSwitch.tsx'
import { useLanguage } from '../../../ui/language/useLanguage.ts'
import type { TableState } from '../tableState.ts'

const words = {
  statistic: { nl: 'Toon', en: 'Show' },
  means: { nl: 'gemiddelden', en: 'means' },
  percentages: { nl: 'percentages', en: 'percentages' },
  more: { nl: 'Daarbij', en: 'With' },
  letters: { nl: 'letters', en: 'letters' },
  intervals: { nl: 'intervallen', en: 'intervals' },
  tests: { nl: 'p-waarden', en: 'p-values' },
}

const extras = ['letters', 'intervals', 'tests'] as const

interface Props {
  readonly state: TableState
  readonly change: (change: Partial<TableState>) => void
}

export function ShowChoice({ state, change }: Props) {
  const { say } = useLanguage()
  return (
    <>
      <SegmentedSwitch
        legend={say(words.statistic)}
        segments={(['means', 'percentages'] as const).map((value) => ({ value, label: say(words[value]) }))}
        chosen={state.statistic}
        choose={(statistic) => change({ statistic })}
      />
      <fieldset className="switch">
        <legend>{say(words.more)}</legend>
        <div className="switch-segments">
          {extras.map((name) => (
            <label key={name} className="switch-segment">
              <input type="checkbox" checked={state[name]} onChange={() => change({ [name]: !state[name] })} />
              <span>{say(words[name])}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </>
  )
}

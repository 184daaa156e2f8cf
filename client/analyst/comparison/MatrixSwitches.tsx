import { SegmentedSwitch } from '../../ui/components/SegmentedSwitch.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useAddress } from '../../ui/page/useAddress.ts'
import { verticalInAddress } from '../state.ts'
import type { AnalystState } from '../state.ts'

const words = {
  axis: { nl: 'Verticale as', en: 'Vertical axis' },
  realised: { nl: 'realisatie', en: 'realisation' },
  contribution: { nl: 'bijdrage', en: 'contribution' },
  scale: { nl: 'Assen', en: 'Axes' },
  close: { nl: 'ingezoomd', en: 'zoomed in' },
  whole: { nl: 'hele schaal', en: 'whole scale' },
}

/** What stands upwards, and how much of the axes is drawn. */
export function MatrixSwitches({ state }: { readonly state: AnalystState }) {
  const { say } = useLanguage()
  const address = useAddress()
  return (
    <>
      <SegmentedSwitch
        legend={say(words.axis)}
        segments={[{ value: 'realised', label: say(words.realised) }, { value: 'contribution', label: say(words.contribution) }]}
        chosen={state.vertical}
        choose={(vertical) => address.replace({ as: verticalInAddress[vertical] })}
      />
      <SegmentedSwitch
        legend={say(words.scale)}
        segments={[{ value: 'close', label: say(words.close) }, { value: 'whole', label: say(words.whole) }]}
        chosen={state.wholeScale ? 'whole' : 'close'}
        choose={(chosen) => address.replace({ schaal: chosen === 'whole' ? 'heel' : null })}
      />
    </>
  )
}

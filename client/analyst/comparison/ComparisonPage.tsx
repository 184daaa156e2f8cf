import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useAddress } from '../../ui/page/useAddress.ts'
import type { WaveSummary } from '../../../server/api/waves.ts'
import { PageHead } from '../PageHead.tsx'
import type { AnalystState } from '../state.ts'
import './comparison.css'
import { GroupsSection } from './GroupsSection.tsx'
import { PairedSection } from './PairedSection.tsx'
import { comparisonKinds, readComparison } from './state.ts'
import { StudySection } from './StudySection.tsx'
import { WavesSection } from './WavesSection.tsx'

const words = {
  title: { nl: 'Vergelijken', en: 'Compare' },
  kinds: { nl: 'Wat vergelijkt u?', en: 'What do you compare?' },
  gewenst: { nl: 'Gewenst en gerealiseerd', en: 'Desired and realised' },
  groepen: { nl: 'Twee groepen', en: 'Two groups' },
  golven: { nl: 'Twee bevragingen', en: 'Two survey waves' },
  studie: { nl: 'Figuren van de studie', en: 'Figures of the study' },
  leads: {
    gewenst: { nl: 'Per effect: wie het wil en heeft, wie het wil en nog niet heeft, en wie het niet wil. Met de kloof, en voor welke effecten twee groepen daarin verschillen.', en: 'Per effect: who wants it and has it, who wants it and has it not yet, and who does not want it. With the gap, and the effects for which two groups differ in it.' },
    groepen: { nl: 'Twee groepen in één figuur: voor elk effect een pijl van de eerste naar de tweede groep, met hoe zeker beide plaatsen zijn.', en: 'Two groups in one picture: for every effect an arrow from the first group to the second, with how sure both places are.' },
    golven: { nl: 'Wat er veranderde tussen twee bevragingen, voor iedereen en voor de leden die beide invulden. Een vraag die anders gesteld werd, breekt de lijn.', en: 'What changed between two survey waves, for everyone and for the members who answered both. A question that was asked differently breaks the line.' },
    studie: { nl: 'De figuren die de studie van 2020 over deze bevraging drukte, elk met één klik.', en: 'The figures that the 2020 study printed of this survey, each one click away.' },
  },
}

interface Props {
  readonly wave: WaveSummary
  readonly waves: readonly WaveSummary[]
  readonly state: AnalystState
  readonly viewSwitch: ReactNode
}

export function ComparisonPage({ wave, waves, state, viewSwitch }: Props) {
  const { say } = useLanguage()
  const address = useAddress()
  const comparison = readComparison(address.read)
  const { kind } = comparison
  return (
    <>
      <PageHead title={say(words.title)} lead={say(words.leads[kind])}>{viewSwitch}</PageHead>
      <nav className="comparison-kinds" aria-label={say(words.kinds)}>
        <ul>
          {comparisonKinds.map((one) => (
            <li key={one}><Link href={address.with({ soort: one, groep: null, met: null })} aria-current={one === kind ? 'page' : undefined}>{say(words[one])}</Link></li>
          ))}
        </ul>
      </nav>
      {kind === 'gewenst' ? <PairedSection wave={wave} state={state} comparison={comparison} /> : null}
      {kind === 'groepen' ? <GroupsSection wave={wave} state={state} comparison={comparison} /> : null}
      {kind === 'golven' ? <WavesSection wave={wave} waves={waves} state={state} comparison={comparison} /> : null}
      {kind === 'studie' ? <StudySection wave={wave} /> : null}
    </>
  )
}

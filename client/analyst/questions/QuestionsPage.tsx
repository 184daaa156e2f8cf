import { useMemo, useRef } from 'react'
import type { ReactNode } from 'react'
import type { Crossing, CrossingBy } from '../../../analysis/figures/crossing.ts'
import { classificationLabels, codebook } from '../../../surveys/index.ts'
import { Notice } from '../../ui/components/Notice.tsx'
import { Waiting } from '../../ui/components/Waiting.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useAddress } from '../../ui/page/useAddress.ts'
import type { Resource } from '../../ui/request/useResource.ts'
import type { WaveSummary } from '../../../server/api/waves.ts'
import { PageHead } from '../PageHead.tsx'
import { crossingsBy, writeCrossings } from '../state.ts'
import type { AnalystState } from '../state.ts'
import { TakeOutside } from '../takeOutside/TakeOutside.tsx'
import { bannerOf } from './banner.ts'
import { catalogueOf, findEntry } from './catalogue.ts'
import type { CatalogueEntry, CatalogueGroup } from './catalogue.ts'
import { CrossingPictures } from './CrossingPictures.tsx'
import { CrossingTable } from './CrossingTable.tsx'
import { CrossingTests } from './CrossingTests.tsx'
import { QuestionList } from './QuestionList.tsx'
import { useCrossings } from './useCrossings.ts'

const words = {
  title: { nl: 'Vragen, gekruist', en: 'Questions, crossed' },
  lead: { nl: 'Elke vraag naast de kenmerken van de leden: hoeveel antwoorden, het gemiddelde met zijn interval en de verdeling.', en: 'Every question beside the characteristics of the members: how many answers, the mean with its interval and the distribution.' },
  crossedBy: { nl: 'Gekruist met', en: 'Crossed by' },
  unknown: { nl: 'Deze vraag staat niet in deze bevraging', en: 'This question is not in this survey wave' },
  unknownMore: { nl: 'Kies een andere vraag in de lijst.', en: 'Choose another question in the list.' },
  empty: { nl: 'Nog geen volledige antwoorden', en: 'No complete responses yet' },
  emptyMore: { nl: 'Zodra het eerste antwoord volledig is, staan de cijfers hier.', en: 'The figures appear here as soon as the first response is complete.' },
  table: { nl: 'in cijfers', en: 'in figures' },
}

interface Props {
  readonly wave: WaveSummary
  readonly state: AnalystState
  readonly viewSwitch: ReactNode
}

function CrossingChoice({ chosen }: { readonly chosen: readonly CrossingBy[] }) {
  const { say } = useLanguage()
  const address = useAddress()
  const flip = (by: CrossingBy) => {
    const next = chosen.includes(by) ? chosen.filter((one) => one !== by) : [...chosen, by]
    if (next.length > 0) address.replace({ kruising: writeCrossings(next) })
  }
  return (
    <fieldset className="switch">
      <legend>{say(words.crossedBy)}</legend>
      <div className="switch-segments">
        {crossingsBy.map((by) => (
          <label key={by} className="switch-segment">
            <input type="checkbox" checked={chosen.includes(by)} onChange={() => flip(by)} />
            <span>{say(classificationLabels[by])}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

export function QuestionsPage({ wave, state, viewSwitch }: Props) {
  const { say } = useLanguage()
  const catalogue = useMemo(() => catalogueOf(codebook(wave.questionnaireVersion)), [wave.questionnaireVersion])
  const crossings = useCrossings(wave.id, state)
  const found = findEntry(catalogue, state.variable)
  return (
    <>
      <PageHead title={say(words.title)} lead={say(words.lead)}>
        {viewSwitch}
        <CrossingChoice chosen={state.crossings} />
      </PageHead>
      <div className="questions">
        <QuestionList catalogue={catalogue} state={state} />
        <div className="question">
          {found ? <Question wave={wave.id} group={found.group} entry={found.entry} crossings={crossings} /> : <Notice kind="warning" title={say(words.unknown)}><p>{say(words.unknownMore)}</p></Notice>}
        </div>
      </div>
    </>
  )
}

interface QuestionProps {
  readonly wave: string
  readonly group: CatalogueGroup
  readonly entry: CatalogueEntry
  readonly crossings: Resource<readonly Crossing[]>
}

function Question({ wave, group, entry, crossings }: QuestionProps) {
  const { say } = useLanguage()
  const frame = useRef<HTMLDivElement>(null)
  return (
    <>
      {group.entries.length > 1 ? <p className="soft">{say(group.question.short)}</p> : null}
      <h2>{say(entry.label)}</h2>
      <p className="soft question-text">{say(group.question.text)}</p>
      <Waiting resource={crossings} height={900}>
        {(known) => {
          const banner = bannerOf(known)
          if (banner === null) return null
          if (banner.total.responses === 0) return <div className="pictures"><Notice title={say(words.empty)}><p>{say(words.emptyMore)}</p></Notice></div>
          return (
            <div ref={frame}>
              <CrossingPictures entry={entry} banner={banner} />
              <CrossingTests crossings={known} entry={entry} />
              <CrossingTable entry={entry} banner={banner} caption={`${say(entry.label)}, ${say(words.table)}`} />
              <TakeOutside address={`/api/analyst/waves/${encodeURIComponent(wave)}/crossing`} query={{ variable: entry.variable, by: known.map((crossing) => crossing.by).join('.'), view: known[0]!.view }} frame={frame} />
            </div>
          )
        }}
      </Waiting>
    </>
  )
}

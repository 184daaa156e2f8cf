import { useRef } from 'react'
import { effects } from '../../../surveys/index.ts'
import type { PairedDomain, PairedEffect, PairedEffects, ShareFigure } from '../../../analysis/paired/pairedEffect.ts'
import { CategoryLegend } from '../../charts/rows/CategoryLegend.tsx'
import { DistributionRows } from '../../charts/rows/DistributionRows.tsx'
import { expectation, inkSoft } from '../../charts/colours.ts'
import type { Shade } from '../../charts/colours.ts'
import { Notice } from '../../ui/components/Notice.tsx'
import { Table } from '../../ui/components/Table.tsx'
import { Waiting } from '../../ui/components/Waiting.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useAddress } from '../../ui/page/useAddress.ts'
import { useElementWidth } from '../../ui/page/useElementWidth.ts'
import { useResource } from '../../ui/request/useResource.ts'
import type { WaveSummary } from '../../../server/api/waves.ts'
import { domainName } from '../levels.ts'
import { writeDomain } from '../state.ts'
import type { AnalystState } from '../state.ts'
import { DomainChoice } from './DomainChoice.tsx'
import { TakeOutside } from '../takeOutside/TakeOutside.tsx'
import { EffectName } from './EffectName.tsx'
import { PairedTests } from './PairedTests.tsx'
import type { ComparisonState } from './state.ts'

const words = {
  group: { nl: 'Groep', en: 'Group' },
  heading: { nl: 'Wie wil het, wie heeft het', en: 'Who wants it, who has it' },
  has: { nl: 'wil het en heeft het', en: 'wants it and has it' },
  help: { nl: 'wil het, verwacht hulp', en: 'wants it, expects help' },
  none: { nl: 'wil het, verwacht geen hulp', en: 'wants it, expects no help' },
  notWanted: { nl: 'wil het niet', en: 'does not want it' },
  gap: { nl: 'wil het, heeft het nog niet', en: 'wants it, has it not yet' },
  effect: { nl: 'Effect', en: 'Effect' },
  base: { nl: 'n', en: 'n' },
  interval: { nl: '95 %-interval', en: '95% interval' },
  p: { nl: 'p', en: 'p' },
  unknown: { nl: 'niet getoond', en: 'not shown' },
  table: { nl: 'in cijfers', en: 'in figures' },
  note: {
    nl: 'Aandelen van iedereen in de groep die beide vragen beantwoordde. De kloof is het aandeel dat het effect wil, min het aandeel dat het wil en heeft: zelfde leden, één verschil. p toetst of de kloof nul is.',
    en: 'Shares of everybody in the group who answered both questions. The gap is the share that wants the effect minus the share that wants it and has it: the same members, one difference. p tests whether the gap is zero.',
  },
  empty: { nl: 'Nog geen volledige antwoorden', en: 'No complete responses yet' },
  emptyMore: { nl: 'Zodra het eerste antwoord volledig is, staan de cijfers hier.', en: 'The figures appear here as soon as the first response is complete.' },
  unknownGroup: { nl: 'Deze groep bestaat niet in deze bevraging', en: 'This group does not exist in this survey wave' },
  chooseOther: { nl: 'Kies een andere groep.', en: 'Choose another group.' },
}

const shades: readonly Shade[] = [expectation[0]!, expectation[2]!, expectation[3]!, expectation[5]!]
const fourOf = ({ wantsAndHas, wantsExpectsHelp, wantsExpectsNone, doesNotWant }: PairedEffect): readonly ShareFigure[] => [wantsAndHas, wantsExpectsHelp, wantsExpectsNone, doesNotWant]

interface Props {
  readonly wave: WaveSummary
  readonly state: AnalystState
  readonly comparison: ComparisonState
}

/** Desired by realised, per effect, in one group; and where two groups differ in it. */
export function PairedSection({ wave, state, comparison }: Props) {
  const { say } = useLanguage()
  const address = useAddress()
  const frame = useRef<HTMLDivElement>(null)
  const resource = useResource<PairedEffects>(`/api/analyst/waves/${encodeURIComponent(wave.id)}/paired-effects?view=${state.view}`)
  return (
    <Waiting resource={resource} height={1400}>
      {(figures) => {
        if (figures.domains[0]?.base === 0) return <Notice title={say(words.empty)}><p>{say(words.emptyMore)}</p></Notice>
        const own = figures.domains.find(({ domain }) => domain === comparison.domain)
        return (
          <>
            <div className="controls">
              <DomainChoice label={say(words.group)} domains={figures.domains.map(({ domain }) => domain)} chosen={comparison.domain} choose={(domain) => address.replace({ groep: writeDomain(domain) })} />
            </div>
            {own ? <div ref={frame}><PairedDomainFigures own={own} /></div> : <Notice kind="warning" title={say(words.unknownGroup)}><p>{say(words.chooseOther)}</p></Notice>}
            <PairedTests figures={figures} by={comparison.by} />
            {own ? <TakeOutside address={`/api/analyst/waves/${encodeURIComponent(wave.id)}/paired-effects`} query={{ domain: own.domain, by: comparison.by, view: figures.view }} frame={frame} heading="h2" /> : null}
          </>
        )
      }}
    </Waiting>
  )
}

function PairedDomainFigures({ own }: { readonly own: PairedDomain }) {
  const speech = useLanguage()
  const { say, number, share, why, probability } = speech
  const [place, width] = useElementWidth(640)
  const categories = [words.has, words.help, words.none, words.notWanted].map(say)
  const title = `${say(words.heading)}: ${say(domainName(own.domain))}`
  const unknown = say(words.unknown)
  const rows = own.effects.map((effect) => {
    const shares = fourOf(effect).map((one) => one.share)
    const known = shares.map((one) => (one.kind === 'estimated' ? one.value : null))
    const gap = shares.find((one) => one.kind !== 'estimated')
    const described = effects.find((one) => one.number === effect.effect)
    return {
      label: `${effect.effect} ${described ? say(described.short) : ''}`,
      base: effect.base === null ? '' : `n = ${number(effect.base)}`,
      shares: known.every((one) => one !== null) ? known : null,
      ...(gap ? { instead: why(gap) } : {}),
    }
  })
  return (
    <section className="section paired">
      <h2>{title}</h2>
      <div className="pictures" ref={place}>
        <figure>
          <CategoryLegend categories={categories} shades={shades} />
          <DistributionRows title={title} width={width} speech={speech} categories={categories} shades={shades} rows={rows} />
        </figure>
      </div>
      <Table caption={`${title}, ${say(words.table)}`} className="paired-table name-over" note={<p>{say(words.note)}</p>}>
        <thead>
          <tr>
            <th scope="col">{say(words.effect)}</th>
            <th scope="col" className="number">{say(words.base)}</th>
            {[...categories, say(words.gap), say(words.interval), say(words.p)].map((label) => <th key={label} scope="col" className="number">{label}</th>)}
          </tr>
        </thead>
        <tbody>
          {own.effects.map((effect) => (
            <tr key={effect.effect}>
              <th scope="row"><EffectName effect={effect.effect} /></th>
              <td className="number">{effect.base === null ? unknown : number(effect.base)}</td>
              {fourOf(effect).map((one, index) => <td key={index} className="number">{one.share.kind === 'estimated' ? share(one.share.value, 1) : unknown}</td>)}
              <td className="number"><b>{effect.wantsHasNot.share.kind === 'estimated' ? share(effect.wantsHasNot.share.value, 1) : unknown}</b></td>
              {effect.gap.kind === 'estimated' ? (
                <>
                  <td className="number">{`${number(effect.gap.lower * 100, 1)} – ${share(effect.gap.upper, 1)}`}</td>
                  <td className="number">{probability(effect.gap.p).replace('= ', '')}</td>
                </>
              ) : <td className="why" colSpan={2} style={{ color: inkSoft }}>{why(effect.gap)}</td>}
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}

import { useMemo, useRef } from 'react'
import type { ReactNode } from 'react'
import { bannerName, codebook } from '../../../surveys/index.ts'
import type { Table, TableParts } from '../../../server/api/tables.ts'
import type { WaveSummary } from '../../../server/api/waves.ts'
import { Notice } from '../../ui/components/Notice.tsx'
import { Waiting } from '../../ui/components/Waiting.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useAddress } from '../../ui/page/useAddress.ts'
import { useResource } from '../../ui/request/useResource.ts'
import { RakingReport } from '../matrices/RakingReport.tsx'
import { PageHead } from '../PageHead.tsx'
import type { AnalystState } from '../state.ts'
import { viewNames } from '../ViewSwitch.tsx'
import { kindOfView } from '../weighting/choice.ts'
import { BannerChoice } from './builder/BannerChoice.tsx'
import { LayerChoice } from './builder/LayerChoice.tsx'
import { RowChoice } from './builder/RowChoice.tsx'
import { ShowChoice } from './builder/ShowChoice.tsx'
import { BannerTable } from './figures/BannerTable.tsx'
import { headsOf } from './figures/columns.ts'
import { Reading } from './figures/Reading.tsx'
import { canBeDrawn, TablePictures } from './figures/TablePictures.tsx'
import { Tests } from './figures/Tests.tsx'
import { TakeOutside } from '../takeOutside/TakeOutside.tsx'
import { levelName, rowGroupsOf } from './names.ts'
import type { RowGroup } from './names.ts'
import { SavedCrossings } from './SavedCrossings.tsx'
import { readTableState, tableAddress, writeTableState } from './tableState.ts'
import type { TableState } from './tableState.ts'
import './tables.css'

const words = {
  title: { nl: 'Kruistabel', en: 'Crosstab' },
  lead: { nl: 'Kies rijen en kolommen. De tabel toont elk cijfer per groep, en met letters welke groepen meer dan toevallig verschillen.', en: 'Choose rows and columns. The table shows every figure by group, and by letters which groups differ by more than chance.' },
  caption: { nl: 'Kruistabel', en: 'Crosstab' },
  table: { nl: 'De tabel', en: 'The table' },
  only: { nl: 'alleen', en: 'only' },
  empty: { nl: 'Nog geen antwoorden', en: 'No responses yet' },
  emptyMore: { nl: 'Zodra er volledige antwoorden zijn, staan de cijfers hier.', en: 'As soon as there are complete responses, the figures appear here.' },
}

interface Props {
  readonly wave: WaveSummary
  readonly state: AnalystState
  readonly viewSwitch: ReactNode
}

/** Any rows by any columns: the builder, its table, and the tables that were given a name. */
export function TablesPage({ wave, state, viewSwitch }: Props) {
  const { say } = useLanguage()
  const address = useAddress()
  const parts = useResource<TableParts>(`/api/analyst/waves/${encodeURIComponent(wave.id)}/table-parts`)
  const built = readTableState(address.read)
  const change = (part: Partial<TableState>) => address.replace(writeTableState(part))
  return (
    <>
      <PageHead title={say(words.title)} lead={say(words.lead)}>{viewSwitch}</PageHead>
      <Waiting resource={parts} height={900}>
        {(known) => <Builder wave={wave} view={state.view} parts={known} built={built} change={change} />}
      </Waiting>
      <SavedCrossings />
    </>
  )
}

interface BuilderProps {
  readonly wave: WaveSummary
  readonly view: AnalystState['view']
  readonly parts: TableParts
  readonly built: TableState
  readonly change: (part: Partial<TableState>) => void
}

function Builder({ wave, view, parts, built: asked, change }: BuilderProps) {
  const book = codebook(wave.questionnaireVersion)
  const groups = useMemo(() => rowGroupsOf(book, parts), [book, parts])
  // A saved crossing may ask for what this wave's register does not say: the builder tells so
  const built = { ...asked, banner: asked.banner.filter((name) => parts.classifications.find((one) => one.name === name)?.unknown !== true) }
  const table = useResource<Table>(tableAddress(wave.id, view, built))
  return (
    <>
      <div className="builder">
        <RowChoice groups={groups} chosen={built.rows} choose={(rows) => change({ rows })} />
        <BannerChoice codebook={book} parts={parts} chosen={built.banner} choose={(banner) => change({ banner })} />
        <LayerChoice codebook={book} parts={parts} chosen={built.layer} choose={(layer) => change({ layer })} />
        <div className="page-switches"><ShowChoice state={built} change={change} /></div>
      </div>
      <Waiting resource={table} height={480}>
        {(known) => <Figures table={known} wave={wave} parts={parts} groups={groups} built={built} />}
      </Waiting>
    </>
  )
}

interface FiguresProps {
  readonly table: Table
  readonly wave: WaveSummary
  readonly parts: TableParts
  readonly groups: readonly RowGroup[]
  readonly built: TableState
}

function Figures({ table, wave, parts, groups, built }: FiguresProps) {
  const { say } = useLanguage()
  const frame = useRef<HTMLDivElement>(null)
  const book = codebook(wave.questionnaireVersion)
  const heads = headsOf(table, book, parts)
  if (table.responses === 0 && table.layer === null) return <Notice title={say(words.empty)}><p>{say(words.emptyMore)}</p></Notice>
  const { layer } = table
  const layerWords = layer ? `, ${say(words.only)} ${say(bannerName(book, layer.classification)).toLowerCase()}: ${say(levelName(book, parts, layer.classification, layer.level, false))}` : ''
  return (
    <>
      <h2 className="hidden">{say(words.table)}</h2>
      <BannerTable table={table} heads={heads} groups={groups} state={built} caption={`${say(words.caption)} ${wave.label}, ${say(viewNames[kindOfView(table.view)])}${layerWords}`} />
      {built.letters && built.statistic === 'means' ? <Reading table={table} heads={heads} groups={groups} /> : null}
      {built.tests && table.banner.length > 0 ? <Tests table={table} heads={heads} groups={groups} /> : null}
      {canBeDrawn(table) ? <div ref={frame}><TablePictures table={table} heads={heads} groups={groups} statistic={built.statistic} /></div> : null}
      <TakeOutside address={`/api/analyst/waves/${encodeURIComponent(wave.id)}/table`} query={{ rows: built.rows.join(','), banner: built.banner.join(','), view: table.view, ...(layer ? { layer: `${layer.classification}=${layer.level}` } : {}) }} {...(canBeDrawn(table) ? { frame } : {})} heading="h2" />
      <RakingReport raking={table.raking} />
    </>
  )
}

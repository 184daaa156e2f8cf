import type { DerivedMean, DomainId, ReleasedFigure, Withheld } from '../../analysis/index.ts'
import { codebook, domainName, releasedBaseInWords, releasedInWords, releasedSigns, suppressedSign, suppressedWords, type Language, type Text } from '../../surveys/index.ts'
import { describedVariable } from '../exports/describedVariable.ts'
import { empty, numberCell, textCell, type Cell, type Table } from '../exports/tables/table.ts'
import { day } from '../pages/moments.ts'
import type { ClusterRelease } from './clusterRelease.ts'

/** A released wave as one cluster takes it away. */
export interface TakenRelease {
  readonly clusterName: string
  readonly wave: { readonly label: string; readonly questionnaireVersion: string; readonly synthetic: boolean }
  readonly stamp: { readonly edition: number; readonly hash: string; readonly madeAt: string }
  readonly release: ClusterRelease
}

type Shown = ReleasedFigure | DerivedMean | Withheld

const words = {
  question: { nl: 'Vraag', en: 'Question' },
  part: { nl: 'Onderdeel', en: 'Part' },
  measure: { nl: 'Cijfer', en: 'Figure' },
  mean: { nl: 'gemiddelde', en: 'mean' },
  share: { nl: 'aandeel', en: 'share' },
  prevailing: { nl: 'antwoord dat overheerst', en: 'prevailing answer' },
  count: { nl: 'aantal', en: 'number' },
  own: { nl: 'uw cluster', en: 'your cluster' },
  peers: { nl: 'vergelijkbare clusters', en: 'comparable clusters' },
  programme: { nl: 'alle clusters', en: 'all clusters' },
  ofEffects: { nl: 'Gemiddelde van de effecten', en: 'Mean of the effects' },
  explanation: { nl: 'Uitleg', en: 'Explanation' },
  sheet: { nl: 'Resultaten', en: 'Results' },
  cluster: { nl: 'Cluster', en: 'Cluster' },
  wave: { nl: 'Golf', en: 'Wave' },
  synthetic: { nl: 'verzonnen gegevens', en: 'made-up data' },
  released: { nl: 'Vrijgegeven op', en: 'Released on' },
  edition: { nl: 'uitgave', en: 'edition' },
  comparable: { nl: 'Vergelijkbare clusters, de uwe inbegrepen', en: 'Comparable clusters, yours included' },
  noPeers: { nl: 'geen groep is groot genoeg om uw cluster ernaast te zetten', en: 'no group is large enough to set your cluster beside' },
  numbers: { nl: 'Minstens, bijna iedereen, aantallen', en: 'At least, nearly all, numbers' },
} as const satisfies Record<string, Text>

const locales = { nl: 'nl-BE', en: 'en-GB' } as const

/** What the table is about and what its sign means, each once. */
export function explanationOf({ clusterName, wave, stamp, release }: TakenRelease, language: Language): { readonly term: string; readonly text: string }[] {
  const say = (text: Text) => text[language]
  return [
    { term: say(words.cluster), text: clusterName },
    { term: say(words.wave), text: wave.synthetic ? `${wave.label} (${say(words.synthetic)})` : wave.label },
    { term: say(words.released), text: `${day(language, stamp.madeAt)}, ${say(words.edition)} ${stamp.edition}` },
    { term: 'SHA-256', text: stamp.hash },
    { term: say(words.comparable), text: release.peerGroup === null ? say(words.noPeers) : say(domainName(release.peerGroup as DomainId)) },
    { term: suppressedSign, text: say(suppressedWords) },
    { term: say(words.numbers), text: say(releasedSigns) },
  ]
}

/** Every figure of the release about this cluster, the programme and the peer group: what is told, and nothing computed. */
export function releaseTable({ wave, release }: TakenRelease, language: Language): Table {
  const say = (text: Text) => text[language]
  const columns = (['own', 'peers', 'programme'] as const).filter((column) => column !== 'peers' || release.peerGroup !== null)
  const plain = (value: number, decimals = 0) => new Intl.NumberFormat(locales[language], { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value)
  const inPercent = (value: number) => new Intl.NumberFormat(locales[language], { style: 'percent', maximumFractionDigits: 0 }).format(value)
  const baseCell = (shown: Shown): Cell =>
    shown.kind === 'withheld' ? textCell(suppressedSign) : shown.base.kind === 'exact' ? numberCell(shown.base.base) : textCell(releasedBaseInWords(shown.base, language, plain))

  function rowsOf(name: string, figure: ClusterRelease['figures'][number] | ClusterRelease['derived'][number]): Cell[][] {
    const { question, label, categories, share, scale } = wordsOf(wave.questionnaireVersion, name)
    const shownIn = columns.map((column): Shown => figure[column] ?? { kind: 'withheld' })
    const row = (measure: string, valueOf: (shown: Shown) => Cell): Cell[] => [textCell(say(question)), textCell(say(label)), textCell(measure), ...shownIn.flatMap((shown) => [baseCell(shown), valueOf(shown)])]
    const told = (shown: Shown): Cell => {
      if ('mean' in shown && shown.mean !== null) return numberCell(shown.mean, shown.kind === 'mean' ? shown.decimals : 2, share)
      const inWords = releasedInWords(shown, { language, decimals: 2, write: share ? inPercent : plain, labelOf: (code) => categories.find((one) => one.code === code)?.label })
      return inWords === null ? textCell(shown.kind === 'withheld' ? suppressedSign : '') : textCell(inWords)
    }
    const counted = (code: number) => (shown: Shown): Cell => {
      const count = 'counts' in shown ? shown.counts.find(([one]) => one === code)?.[1] : undefined
      return count === undefined ? textCell(suppressedSign) : numberCell(count)
    }
    const hasCounts = shownIn.some((shown) => 'counts' in shown)
    const first = scale ? [row(say(share ? words.share : words.mean), told)] : !hasCounts || shownIn.some(({ kind }) => kind === 'nearlyAll') ? [row(say(words.prevailing), told)] : []
    return [...first, ...(hasCounts ? categories.map((category) => row(`${say(words.count)}: ${say(category.label)}`, counted(category.code))) : [])]
  }

  return {
    name: say(words.sheet),
    head: [words.question, words.part, words.measure].map(say).concat(columns.flatMap((column) => [`n ${say(words[column])}`, say(words[column])])),
    rows: [...release.figures.flatMap((figure) => rowsOf(figure.variable, figure)), ...release.derived.flatMap((figure) => rowsOf(figure.measure, figure))],
  }
}

/** The table with its explanation below, for a file that has one sheet only. */
export function releaseTableExplained(taken: TakenRelease, language: Language): Table {
  const table = releaseTable(taken, language)
  const line = (...texts: string[]): Cell[] => table.head.map((_, column) => (texts[column] ? textCell(texts[column]) : empty))
  return { ...table, rows: [...table.rows, line(), ...explanationOf(taken, language).map(({ term, text }) => line(words.explanation[language], term, text))] }
}

interface Described {
  readonly question: Text
  readonly label: Text
  readonly categories: readonly { readonly code: number; readonly label: Text }[]
  /** The mean is a share. */
  readonly share: boolean
  /** The codes are steps, so that a mean has a meaning. */
  readonly scale: boolean
}

function wordsOf(version: string, name: string): Described {
  const axis = /^(desired|realised|contribution)_mean$/.exec(name)?.[1]
  if (axis !== undefined) {
    const { question } = codebook(version).variables.find((one) => one.name === `${axis}_1`)!
    return { question: codebook(version).questions.find(({ id }) => id === question)!.title, label: words.ofEffects, categories: [], share: false, scale: true }
  }
  const { question, label, categories } = describedVariable(version, name)
  return { question: question.title, label, categories, share: name === 'q1_active' || name === 'competitive_within3', scale: name !== 'competitive' }
}

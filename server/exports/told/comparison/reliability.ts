import type { Reliability } from '../../../../analysis/index.ts'
import type { Language } from '../../../../surveys/index.ts'
import { alphaScript } from '../../script/figures/alphaScript.ts'
import { textCell, type Table } from '../../tables/table.ts'
import type { TakenTold } from '../../takenFigure.ts'
import { columnNames, namedBase, resultCells } from '../rows.ts'
import type { ToldFigure } from '../toldFigure.ts'

export interface Reliabilities {
  readonly strength: Reliability
  readonly benefit: Reliability
}

const words = {
  title: { nl: 'Samenhang van de stellingen (Cronbachs alfa)', en: 'Consistency of the statements (Cronbach’s alpha)' },
  battery: { nl: 'Reeks', en: 'Battery' },
  strength: { nl: 'Samenwerkingskracht', en: 'Collaborative strength' },
  benefit: { nl: 'Voordelen van deelname', en: 'Benefits of taking part' },
  statements: { nl: 'stellingen', en: 'statements' },
  alpha: { nl: 'alfa', en: 'alpha' },
  what: {
    nl: 'Per reeks stellingen Cronbachs alfa: k / (k − 1) × (1 − som van de varianties van de stellingen / variantie van hun som). Elk volledig antwoord telt even zwaar, in elke weging.',
    en: 'For each battery of statements Cronbach’s alpha: k / (k − 1) × (1 − sum of the variances of the statements / variance of their sum). Every complete response counts the same, however the responses are weighted.',
  },
  whom: { nl: 'Leden die alle stellingen van de reeks beantwoordden.', en: 'Members who answered all statements of the battery.' },
}

const batteries = ['strength', 'benefit'] as const

/** How well the statements of each battery hang together. */
export function takenReliability(reliabilities: Reliabilities, variables: readonly string[]): TakenTold {
  return {
    kind: 'told',
    view: 'published',
    raking: undefined,
    path: 'vergelijken',
    parts: { soort: 'studie' },
    published: [],
    script: alphaScript(reliabilities, variables),
    tell: (language): ToldFigure => ({
      title: words.title[language],
      what: words.what[language],
      whom: words.whom[language],
      base: `${batteries.map((battery) => namedBase(words[battery][language], baseIn(reliabilities[battery]), language)).join('; ')}.`,
      interval: null,
      tests: null,
      withheld: batteries.filter((battery) => reliabilities[battery].kind === 'suppressed').map((battery) => words[battery][language]),
      tables: [tableOf(reliabilities, language)],
    }),
  }
}

const baseIn = (reliability: Reliability): number | null => (reliability.kind === 'estimated' ? reliability.base : reliability.kind === 'suppressed' ? null : 0)

function tableOf(reliabilities: Reliabilities, language: Language): Table {
  return {
    name: columnNames.table[language],
    head: [words.battery, words.statements, columnNames.n, words.alpha].map((word) => word[language]),
    rows: batteries.map((battery) => [textCell(words[battery][language]), ...resultCells(reliabilities[battery], [['statements', 0], ['base', 0], ['alpha', 2]], language)]),
  }
}

import { comparedTables } from '../../../../analysis/index.ts'
import type { DomainId, RakingReport } from '../../../../analysis/index.ts'
import { domainName, shortDomainName, type Language } from '../../../../surveys/index.ts'
import type { MatrixComparison } from '../../../figures/change/matrixComparison.ts'
import { domainInAddress, verticalInAddress } from '../../definition/permalink.ts'
import { intervalInWords } from '../../definition/viewWords.ts'
import { comparisonScript } from '../../script/figures/comparisonScript.ts'
import { countCell, endCell, errorCell, valueCell, type Style } from '../../tables/figureCells.ts'
import { empty, textCell, type Table } from '../../tables/table.ts'
import type { TakenTold } from '../../takenFigure.ts'
import { columnNames, effectCells, namedBase, numberOrNothing, resultCells, say } from '../rows.ts'
import type { ToldFigure } from '../toldFigure.ts'

const words = {
  desired: { nl: 'Gewenst (0–2)', en: 'Desired (0–2)' },
  realised: { nl: 'Gerealiseerd (0–2)', en: 'Realised (0–2)' },
  contribution: { nl: 'Bijdrage (0–100)', en: 'Contribution (0–100)' },
  axis: { nl: 'As', en: 'Axis' },
  mean: { nl: 'Gemiddelde van de effecten', en: 'Mean of the effects' },
  pooled: { nl: 'Gemiddelde over alle paren van antwoord en effect', en: 'Mean over all pairs of response and effect' },
  spread: { nl: 'Spreiding van de gewenste effecten (standaardafwijking over de effecten)', en: 'Spread of the desired effects (standard deviation over the effects)' },
  what: {
    nl: 'Per effect en per as het gemiddelde van beide, en hun verschil: de tweede min de eerste. De twee gemiddelden van een as staan apart van de effecten.',
    en: 'For each effect and axis the mean of both, and their difference: the second minus the first. The two means of an axis stand apart from the effects.',
  },
  whom: { nl: 'Leden met een volledig antwoord. Gewenst: wie antwoordde; gerealiseerd en bijdrage: alleen wie het effect wil.', en: 'Members with a complete response. Desired: those who answered; realised and contribution: only those who want the effect.' },
  groups: {
    nl: 'Verschil: t-toets op de gelineariseerde gemiddelden; antwoorden die in beide groepen zitten tellen één keer, zodat een totaal naast een deel ervan kan staan. Zoals gepubliceerd zonder gedeelde antwoorden: Welch. p na Holm per as, q volgens Benjamini en Hochberg om te verkennen; de gemiddelden van de as staan buiten die familie.',
    en: 'Difference: t test on the linearised means; responses that are in both groups count once, so that a total can stand beside a part of it. As published without shared responses: Welch. p after Holm by axis, q by Benjamini and Hochberg for screening; the means of the axis are outside that family.',
  },
  waves: {
    nl: 'Verschil tussen twee bevragingen, die als onafhankelijk tellen: eerder een te breed dan een te smal interval. p na Holm per as, q volgens Benjamini en Hochberg om te verkennen.',
    en: 'Difference between two waves, which count as independent: rather too wide an interval than too narrow. p after Holm by axis, q by Benjamini and Hochberg for screening.',
  },
}

/** What the two sides are called, and where the page shows them. */
export interface ComparedSides {
  readonly names: (language: Language) => readonly [string, string]
  readonly parts: Readonly<Record<string, string>>
}

export const sidesOfGroups = (first: DomainId, second: DomainId): ComparedSides => ({
  names: (language) => [shortDomainName(first)[language], shortDomainName(second)[language]],
  parts: { soort: 'groepen', groep: domainInAddress(first), met: domainInAddress(second) },
})

export const sidesOfWaves = (earlier: { readonly id: string; readonly label: string }, later: { readonly label: string }, domain: DomainId): ComparedSides => ({
  names: () => [earlier.label, later.label],
  parts: { soort: 'golven', sinds: earlier.id, groep: domainInAddress(domain) },
})

/** Two effect matrices with the difference of every point. */
export function takenComparison(comparison: MatrixComparison, sides: ComparedSides, raking: RakingReport | undefined): TakenTold {
  const { first, second, overlap } = comparison
  const { vertical, view } = second.matrix
  return {
    kind: 'told',
    view,
    raking,
    path: 'vergelijken',
    parts: { ...sides.parts, as: verticalInAddress[vertical] },
    published: comparedTables(first.matrix, second.matrix, comparison.differences),
    script: overlap === null ? comparisonScript(comparison) : null,
    tell: (language): ToldFigure => {
      const names = sides.names(language)
      const group = overlap === null ? '' : `; ${domainName(second.matrix.domain)[language]}`
      return {
        title: `${language === 'nl' ? 'Effecten vergeleken' : 'Effects compared'}: ${names[0]} → ${names[1]}${group}`,
        what: words.what[language],
        whom: words.whom[language],
        base: `${[first, second].map(({ matrix }, side) => namedBase(names[side]!, matrix.base, language)).join('; ')}.`,
        interval: intervalInWords(view, false, language),
        tests: words[overlap === null ? 'groups' : 'waves'][language],
        withheld: withheldIn(comparison, names),
        tables: [tableOf(comparison, names, language)],
      }
    },
  }
}

function tableOf({ first, second, differences }: MatrixComparison, names: readonly [string, string], language: Language): Table {
  const { vertical } = second.matrix
  const { number, effect, n, mean, error, lower, upper, difference, t, df, p, holm, hochberg } = columnNames
  const own = say([n, mean, error, lower, upper], language)
  const tested = (decimals: number) => [['difference', decimals], ['standardError', decimals + 2], ['lower', decimals], ['upper', decimals], ['t', 3], ['degreesOfFreedom', 1], ['p', 4]] as const
  const rowsOf = (axis: 'desired' | 'vertical') => {
    const style: Style = { language, decimals: axis === 'vertical' && vertical === 'contribution' ? 1 : 2, percent: false }
    const name = textCell(words[axis === 'desired' ? 'desired' : vertical][language])
    const family = differences[axis]
    return [
      ...family.tests.map((test, place) => [
        name,
        ...effectCells(test.effect, language),
        ...[first, second].flatMap(({ matrix }) => {
          const { base, mean: own, interval } = matrix.effects[place]![axis]
          return [countCell(base, style), valueCell(own, style), errorCell(own, interval, style), endCell(interval, 'lower', style), endCell(interval, 'upper', style)]
        }),
        ...resultCells(test.difference, tested(style.decimals), language),
        numberOrNothing(test.holm, 4),
        numberOrNothing(test.benjaminiHochberg, 4),
      ]),
      ...(['mean', 'pooled'] as const).map((kind) => [
        name,
        empty,
        textCell(words[kind][language]),
        ...[first, second].flatMap(({ matrix }) => {
          const { interval, ...means } = matrix.axisMeans[axis]
          return kind === 'mean'
            ? [empty, valueCell(means.mean, style), errorCell(means.mean, interval, style), endCell(interval, 'lower', style), endCell(interval, 'upper', style)]
            : [empty, valueCell(means.pooled, style), errorCell(means.pooled, null, style), empty, empty]
        }),
        ...resultCells(family[kind], tested(style.decimals), language),
        empty,
        empty,
      ]),
    ]
  }
  const spread = [textCell(words.desired[language]), empty, textCell(words.spread[language]), ...[first, second].flatMap((side) => [empty, ...resultCells(side.spread, [['standardDeviation', 2]], language), empty, empty, empty]), ...Array.from({ length: 9 }, () => empty)]
  return {
    name: columnNames.table[language],
    head: [
      words.axis[language],
      ...say([number, effect], language),
      ...names.flatMap((name) => own.map((column) => `${name}: ${column}`)),
      ...say([difference, error, lower, upper], language).map((column, place) => (place === 0 ? column : `${difference[language]}: ${column}`)),
      ...say([t, df, p, holm, hochberg], language),
    ],
    rows: [...rowsOf('desired'), ...rowsOf('vertical'), spread],
  }
}

function withheldIn({ first, second }: MatrixComparison, names: readonly [string, string]): readonly string[] {
  return [first, second].flatMap(({ matrix }, side) => {
    if (matrix.base === null) return [names[side]!]
    const hidden = matrix.effects.filter((point) => point.desired.mean.kind === 'suppressed' || point.vertical.mean.kind === 'suppressed').map(({ effect }) => effect)
    return hidden.length === 0 ? [] : [`${names[side]!}, effect ${hidden.join(', ')}`]
  })
}

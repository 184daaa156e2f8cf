import { noStep } from '../onStep.ts'
import { notEstimable } from '../result.ts'
import { suppressed } from '../disclosure/smallestBase.ts'
import { independenceOfColumns } from '../figures/crossings/independenceFigure.ts'
import { rankTestOfGroups } from '../figures/crossings/rankTestOfGroups.ts'
import { tallyVariable } from '../tallies/tally.ts'
import { isFourPointItem } from '../variables.ts'
import { weightedDesign } from '../estimation/estimator.ts'
import { axisColumns, talliedAxis } from './columns/axisColumns.ts'
import { classificationOf, noLevel } from './layout/classifications.ts'
import { classedProfiles } from './layout/classedProfiles.ts'
import { withholdColumn } from './columns/measuredColumn.ts'
import { compareColumns, letterOf } from './comparison/pairs.ts'
import { answeredByProfile, domainsOf, gridOf, layerDomain, shownRow } from './layout/tableCounts.ts'
import { axisOfMean, expandRows, kindOfRow } from './layout/tableRows.ts'
import { categoriesOf, variableColumn } from './columns/variableColumns.ts'
import { nothingWithheld, together, withholdingOf } from './withholding/withholding.ts'
import type { Estimator } from '../estimation/estimator.ts'
import type { IndependenceTest } from '../figures/crossing.ts'
import type { View } from '../figures/mean.ts'
import type { OnStep } from '../onStep.ts'
import type { ResponseMatrix } from '../responseMatrix.ts'
import type { CellProfiles } from '../tallies/profiles.ts'
import type { Tally } from '../tallies/tally.ts'
import type { TalliedAxis } from './columns/axisColumns.ts'
import type { ClassedProfiles } from './layout/classedProfiles.ts'
import type { Classification } from './layout/classifications.ts'
import type { CrossTable, RowInBanner, TableCell, TableRequest, TableRow } from './crossTable.ts'
import type { MeasuredColumn } from './columns/measuredColumn.ts'
import type { Placing } from './layout/tableCounts.ts'
import type { Withholding } from './withholding/withholding.ts'
import type { Reason } from './withholding/withholdInGrid.ts'

/** More columns than this are no banner. */
export const mostColumns = 100
/** More table cells than this are too many for one test of independence. */
const mostTestedCells = 200

/** A banner question, or the bare total where there is none. */
interface Question {
  readonly classification: Classification | null
  readonly group: number
  readonly placing: Placing
}

type Tallied = { readonly kind: 'variable'; readonly of: Tally } | { readonly kind: 'axis'; readonly of: TalliedAxis }

/**
 * A banner table: every row by every banner question, one pass over the bytes of a row for all columns that fit one lookup
 * table (nearly always: all). Estimates are those of crossing() on the whole design; a layer is a domain, never a filter.
 * @throws RangeError for a row, classification or layer that the matrix does not have, or a classification of more than 100 levels as a banner
 */
export function crossTable(matrix: ResponseMatrix, request: TableRequest, onStep: OnStep = noStep): CrossTable {
  const { view } = request
  const rows = expandRows(matrix, request.rows)
  const classifications = [...new Set(request.banner)].map((name) => classificationOf(matrix, name))
  const wide = classifications.find((one) => one.levels.length > mostColumns)
  if (wide) throw new RangeError(`${wide.name} has ${wide.levels.length} levels; a banner has at most ${mostColumns} of them`)
  const layer = request.layer ? (classifications.find((one) => one.name === request.layer!.classification) ?? classificationOf(matrix, request.layer.classification)) : null
  const chosenLayer = layer ? layer.levels.indexOf(request.layer!.level) : null
  if (layer && chosenLayer! < 0) throw new RangeError(`${layer.name} has no level ${JSON.stringify(request.layer!.level)}`)

  const groups = classedProfiles(matrix, classifications, layer)
  const questions = questionsOf(classifications, groups, layer, chosenLayer)
  const placings = questions.map(({ placing }) => placing)
  const estimators = estimatorsOf(matrix, view, groups)
  const ofResponses = request.withhold ? withholdingOf(placings, placings.map(({ profiles }) => profiles.responses)) : nothingWithheld(placings)
  const responses = (question: Question) => shownRow(question.placing, gridOf(question.placing, question.placing.profiles.responses))
  const banner = questions.flatMap((question, place) => question.classification === null ? [] : [{
    classification: question.classification.name,
    columns: question.classification.levels.map((level, column) => ({
      level,
      letter: letterOf(column),
      responses: ofResponses.columns[place]![column] === null ? responses(question)[column + 1]! : null,
    })),
  }])
  return {
    view,
    layer: request.layer,
    responses: ofResponses.total === null ? responses(questions[0]!)[0]! : null,
    banner,
    rows: rows.map((row, done) => {
      onStep(done, rows.length)
      return tableRow(row, questions, estimators, request.withhold ? ofResponses : null)
    }),
  }
}

function questionsOf(classifications: readonly Classification[], groups: readonly ClassedProfiles[], layer: Classification | null, chosenLayer: number | null): Question[] {
  const place = (classification: Classification | null): Question => {
    const group = classification === null ? 0 : groups.findIndex((one) => one.levels.has(classification.name))
    const { profiles, levels } = groups[group]!
    return {
      classification,
      group,
      placing: {
        profiles,
        columns: classification?.levels.length ?? 0,
        columnOf: classification ? levels.get(classification.name)! : new Uint16Array(profiles.count).fill(noLevel),
        layers: layer?.levels.length ?? 0,
        layerOf: layer ? levels.get(layer.name)! : null,
        chosenLayer,
      },
    }
  }
  return classifications.length === 0 ? [place(null)] : classifications.map(place)
}

function estimatorsOf(matrix: ResponseMatrix, view: View, groups: readonly ClassedProfiles[]): Estimator<CellProfiles>[] {
  if (view === 'published') return groups.map(({ profiles }) => ({ view, profiles }))
  const weighted = weightedDesign(matrix, view)
  return groups.map(({ profiles }) => ({ view, profiles, ...weighted }))
}

function tableRow(row: string, questions: readonly Question[], estimators: readonly Estimator<CellProfiles>[], ofResponses: Withholding | null): TableRow {
  const axis = axisOfMean(row)
  const tallied = estimators.map(({ profiles }): Tallied => axis
    ? { kind: 'axis', of: talliedAxis(profiles, axis) }
    : { kind: 'variable', of: tallyVariable(profiles, row) })
  const placings = questions.map(({ placing }) => placing)
  const withheld = ofResponses === null ? nothingWithheld(placings) : together(ofResponses, withheldOfRow(questions, tallied))
  const [first] = questions
  const total = shown(measure(estimators[first!.group]!, tallied[first!.group]!, [layerDomain(first!.placing)])[0]!, withheld.total)
  return {
    row,
    kind: kindOfRow(row),
    total: total.cell,
    banner: questions.flatMap((question, place) => question.classification === null
      ? []
      : [rowInBanner(row, question.classification.name, question.placing, estimators[question.group]!, tallied[question.group]!, withheld.columns[place]!, withheld.total)]),
  }
}

function withheldOfRow(questions: readonly Question[], tallied: readonly Tallied[]): Withholding {
  const placings = questions.map(({ placing }) => placing)
  const of = (countOf: (tallied: Tallied) => ArrayLike<number>) => withholdingOf(placings, questions.map(({ group }) => countOf(tallied[group]!)))
  const own = of((one) => (one.kind === 'axis' ? one.of.answered : answeredByProfile(one.of)))
  const [one] = tallied
  if (one!.kind !== 'axis') return own
  // With exactly one effect hidden, the mean of the axis and the other effects would give it
  const effects = one!.of.tallies.map((_, effect) => of((each) => answeredByProfile((each.of as TalliedAxis).tallies[effect]!)))
  const givesAway = (reasonOf: (effect: Withholding) => Reason): Reason => (effects.filter((effect) => reasonOf(effect) !== null).length === 1 ? 'complement' : null)
  return together(own, {
    total: givesAway((effect) => effect.total),
    columns: own.columns.map((columns, question) => columns.map((_, column) => givesAway((effect) => effect.columns[question]![column]!))),
  })
}

function measure(estimator: Estimator<CellProfiles>, tallied: Tallied, domains: readonly Uint8Array[]): MeasuredColumn[] {
  return tallied.kind === 'axis' ? axisColumns(estimator, tallied.of, domains) : domains.map((inDomain) => variableColumn(estimator, tallied.of, inDomain))
}

const shown = (column: MeasuredColumn, reason: Reason): MeasuredColumn => (reason === null ? column : withholdColumn(column, reason))

function rowInBanner(row: string, classification: string, placing: Placing, estimator: Estimator<CellProfiles>, tallied: Tallied, withheld: readonly Reason[], totalWithheld: Reason): RowInBanner {
  const domains = domainsOf(placing)
  const columns = measure(estimator, tallied, domains).map((column, place) => shown(column, withheld[place]!))
  const ranked = tallied.kind === 'variable' && isFourPointItem(row) ? tallied.of : null
  const means = compareColumns(estimator, columns.map(({ mean }) => mean), (first, second) => {
    const hidden = columns[first]!.mean.hidden ?? columns[second]!.mean.hidden
    return ranked === null ? null : (hidden ?? rankTestOfGroups(estimator, ranked, domains[first]!, domains[second]!))
  })
  const categories = tallied.kind === 'axis' ? [] : categoriesOf(tallied.of).map((code, place) => ({
    code,
    ...compareColumns(estimator, columns.map(({ shares }) => shares[place]!), () => null),
  }))
  return {
    classification,
    cells: columns.map(({ cell }, column): TableCell => ({
      ...cell,
      letters: means.letters[column]!,
      distribution: cell.distribution.map((share, place) => ({ ...share, letters: categories[place]!.letters[column]! })),
    })),
    familySize: means.familySize,
    pairs: means.pairs,
    pairsByCategory: categories.map(({ code, familySize, pairs }) => ({ code, familySize, pairs })),
    independence: totalWithheld !== null || withheld.some((reason) => reason !== null)
      ? suppressed('baseBelowFive')
      : tallied.kind === 'axis' ? notEstimable('notATable') : independenceInBanner(estimator, tallied.of, placing, domains),
  }
}

function independenceInBanner(estimator: Estimator<CellProfiles>, tally: Tally, placing: Placing, domains: readonly Uint8Array[]): IndependenceTest {
  if (tally.variable.endsWith('_mean')) return notEstimable('notATable')
  if (placing.columns * tally.values.length > mostTestedCells) return notEstimable('tooManyGroups')
  const level = new Uint8Array(placing.profiles.count).fill(255)
  domains.forEach((inDomain, column) => inDomain.forEach((inside, profile) => {
    if (inside === 1) level[profile] = column
  }))
  return independenceOfColumns(estimator, tally, level, placing.columns)
}

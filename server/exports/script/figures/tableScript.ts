import { tenureLevels } from '../../../../analysis/index.ts'
import type { CrossTable, ResponseMatrix } from '../../../../analysis/index.ts'
import { suppressedWords, type Language } from '../../../../surveys/index.ts'
import { describedVariable } from '../../describedVariable.ts'
import type { TakenTable } from '../../takenFigure.ts'
import { answersOf, measuredLines } from './crossingScript.ts'
import { axisLines } from './effectMatrixScript.ts'
import { lines, printLines } from '../meanLines.ts'
import { comment, rText } from '../rText.ts'
import { adjustLines, differenceLines, independenceLines, printTests, rankLines, shareLines } from '../testLines.ts'

type Row = CrossTable['rows'][number]

const axisOf = (row: string): string | undefined => /^(desired|realised|contribution)_mean$/.exec(row)?.[1]

const classesOfMembers = new Set(['call', 'size', 'embedding', 'cluster'])

/** The answer by which a classification tells its columns apart; none for what the register says. */
function answerOf(classification: string): string | null {
  if (classesOfMembers.has(classification) || classification === 'clusterMembers') return null
  return classification === 'activity' ? 'q1_active' : classification
}

function condition(classification: string, level: string): string {
  if (classesOfMembers.has(classification)) return `d$${classification} %in% ${rText(level)}`
  if (classification === 'clusterMembers') return `d$members_of_cluster ${level === 'upTo70' ? '<=' : '>'} 70`
  if (classification === 'tenure') return `d$tenure %in% ${(tenureLevels as readonly string[]).indexOf(level)}`
  return `d$${answerOf(classification)} %in% ${Number(level)}`
}

/** The columns of the response matrix, and the time since joining, that a banner table is made of. */
export function variablesOfTable({ table: { rows, banner, layer } }: TakenTable, version: string, matrix: ResponseMatrix): readonly string[] {
  const used = new Set([
    ...rows.flatMap(({ row }) => {
      const axis = axisOf(row)
      return axis ? Array.from({ length: 11 }, (_, place) => `${axis}_${place + 1}`) : answersOf(row, describedVariable(version, row))
    }),
    ...[...banner.map(({ classification }) => classification), ...(layer ? [layer.classification] : [])].flatMap((classification) => answerOf(classification) ?? []),
  ])
  return [...(used.has('tenure') ? ['tenure'] : []), ...Object.keys(matrix.columns).filter((column) => used.has(column))]
}

const comparing = `
# Tests of the columns of one heading that the table compares; the letters follow from p after Holm
compare_columns <- function(row, heading, y, pairs, ranked) {
  for (place in seq_len(nrow(pairs))) {
    first <- columns[[paste(heading, pairs[place, 1])]]
    second <- columns[[paste(heading, pairs[place, 2])]]
    difference(paste(row, heading, pairs[place, 1], pairs[place, 2]), y, ifelse(first, 1, ifelse(second, 2, NA)), 1, 2)
    if (ranked[place]) ranks(paste(row, heading, pairs[place, 1], pairs[place, 2]), y, ifelse(first, 1, ifelse(second, 2, NA)), 1, 2)
  }
  adjust(paste(row, heading, pairs[, 1], pairs[, 2]))
}
# Which column of a heading a response is in
column_of <- function(heading) {
  own <- columns[startsWith(names(columns), paste0(heading, " "))]
  in_column <- rep(NA, nrow(d))
  for (place in seq_along(own)) in_column[own[[place]]] <- place
  in_column
}`

const notPrinted = {
  nl: 'De toetsen van de antwoorden apart (hun letters), en de toetsen van het gemiddelde van een as, staan hier niet bij.',
  en: 'The tests of single answers (their letters), and those of the mean of an axis, are not among these.',
}

/** Functions of a banner table, then a call for every figure that the table shows. */
export function tableLines({ table, view }: TakenTable, version: string, language: Language): readonly string[] {
  const { rows, banner, layer } = table
  const ranked = rows.some((row) => row.banner.some(({ pairs }) => pairs.some(({ rank }) => rank?.kind === 'estimated')))
  const columns = banner.flatMap(({ classification, columns: own }) => own.map(({ level, letter }) => ({ name: `${classification} ${letter}`, inside: condition(classification, level) })))
  return [
    ...shareLines,
    ...differenceLines(view),
    ...(ranked ? rankLines(view) : []),
    ...independenceLines(view),
    ...adjustLines,
    ...(rows.some(({ row }) => axisOf(row)) ? axisLines(view) : []),
    ...lines(comparing),
    '',
    ...comment(notPrinted[language]),
    `everybody <- ${layer ? condition(layer.classification, layer.level) : 'rep(TRUE, nrow(d))'}`,
    'columns <- list(total = everybody)',
    ...columns.map(({ name, inside }) => `columns[[${rText(name)}]] <- everybody & ${inside}`),
    ...rows.flatMap((row) => ['', ...linesOfRow(row, banner, version, language)]),
    '',
    ...printLines,
    'if (nrow(tests) > 0) {',
    ...printTests.map((line) => `  ${line}`),
    '}',
  ]
}

function linesOfRow({ row, total, banner: own }: Row, banner: CrossTable['banner'], version: string, language: Language): readonly string[] {
  const cells = [{ name: 'total', cell: total }, ...own.flatMap(({ classification, cells: columns }, place) => columns.map((cell, column) => ({ name: `${classification} ${banner[place]!.columns[column]!.letter}`, cell })))]
  const shown = cells.filter(({ cell }) => cell.mean.kind !== 'suppressed').map(({ name }) => rText(name))
  const hidden = cells.length - shown.length
  const withheld = hidden === 0 ? [] : comment(`${row}: ${hidden} ${language === 'nl' ? 'cellen' : 'cells'}: ${suppressedWords[language]}`)
  if (shown.length === 0) return withheld
  const each = `for (column in c(${shown.join(', ')}))`
  const axis = axisOf(row)
  if (axis) return [...withheld, `${each} {`, `  axis <- axis_of("${axis}", columns[[column]])`, `  show(column, "${row} mean", axis$mean)`, `  show(column, "${row} pooled", axis$pooled)`, '}']
  const codes = total.distribution.map(({ code }) => code)
  return [
    ...withheld,
    ...measuredLines(row, describedVariable(version, row)),
    `${each} {`,
    `  show(column, "${row} mean", figure_of(measured, columns[[column]]))`,
    ...(codes.length > 0 ? [`  for (code in c(${codes.join(', ')})) show(column, paste("${row} share", code), share_of(answered == code, columns[[column]]))`] : []),
    '}',
    ...own.flatMap(({ classification, pairs, independence }) => {
      const made = pairs.filter(({ test }) => test.kind === 'estimated')
      const letters = made.map(({ first, second }) => `"${first}", "${second}"`).join(', ')
      const rank = made.map((pair) => (pair.rank?.kind === 'estimated' ? 'TRUE' : 'FALSE')).join(', ')
      return [
        ...(made.length > 0 ? [`compare_columns("${row}", "${classification}", measured, matrix(c(${letters}), ncol = 2, byrow = TRUE), c(${rank}))`] : []),
        ...(independence.kind === 'estimated' ? [`independence("${row} ${classification}", answered, column_of("${classification}"))`] : []),
      ]
    }),
  ]
}

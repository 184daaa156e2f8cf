import { blocksOf } from './blocks.ts'
import { ratesOfCounts } from './checks/counts/ratesOfCounts.ts'
import { sumsOfCounts } from './checks/counts/sumsOfCounts.ts'
import { wholeRespondents } from './checks/counts/wholeRespondents.ts'
import { orderOfLevels } from './checks/print/orderOfLevels.ts'
import { outsideScale } from './checks/print/outsideScale.ts'
import { headingsTwice, labelsTwice } from './checks/print/repeatedLabels.ts'
import { figuresThatDiffer } from './checks/print/sameFigure.ts'
import { contradictionsOf, figuresCopied, sameFigures, sameFiguresInTwoCrossings } from './checks/shares/copiedFigures.ts'
import { accuse, isProven, nearMisses, shareAgainstMeasures } from './checks/shares/shareAgainstMeasures.ts'
import { impliedTotals } from './checks/totals/impliedTotals.ts'
import { basesExceedTotal, contradictsBases, totalAgainstBases } from './checks/totals/totalAgainstBases.ts'
import { liesOutside, totalIsOutside, totalOutsideGroups } from './checks/totals/totalOutsideGroups.ts'
import { fittingTotal, totalsOf } from './evidence/fittingTotal.ts'
import { fittingGroups } from './evidence/fittingGroups.ts'
import { evidenceOf, shareByBases, shareFromOthers } from './evidence/shares.ts'
import { wordsOf } from './words/wordsOf.ts'
import type { Block } from './blocks.ts'
import type { MissingTotal } from './checks/totals/impliedTotals.ts'
import type { BareFinding, Finding, Fit } from './finding.ts'
import type { PublishedTable } from './publishedTable.ts'
import type { Range } from './range.ts'

export interface SelfCheck {
  /** What cannot be: each one an alarm. */
  readonly findings: readonly Finding[]
  /** What is worth a look and may be right: equal figures by chance, shares that a few blank answers would explain, means of effects that disagree as such means can. */
  readonly remarks: readonly Finding[]
  /** For totals that a finding is about: what each of their crossings makes of them. */
  readonly impliedTotals: readonly (Range & { readonly measure: string; readonly crossing: string })[]
  /** Totals that were not printed and that the crossings agree on. */
  readonly missingTotals: readonly MissingTotal[]
}

/** Finds what cannot be in a table of totals, groups and bases, ours or one from a report. */
export function selfCheck(table: PublishedTable): SelfCheck {
  const blocks = blocksOf(table)
  const evidence = blocks.flatMap((block) => evidenceOf(block, blocks) ?? [])
  const outside = blocks.filter((block) => totalIsOutside(block, evidence))
  const wronglyBased = blocks.filter((block) => !outside.includes(block) && contradictsBases(block))
  const suspects = new Set(outside.map((block) => block.measure.id))

  const contradictions = (block: Block) => contradictionsOf(block, evidence, suspects)
  const same = sameFigures(
    blocks,
    (block) => outside.includes(block) || wronglyBased.includes(block) || contradictions(block).some(({ overEffects }) => !overEffects),
    (block) => contradictions(block).length > 0,
  )
  const copies = same.flatMap((one) => one.copies)
  const computed = evidence.filter((one) => !copies.includes(one.block))
  const accusations = accuse(computed, suspects)
  const trusted = computed.filter((one) => !suspects.has(one.block.measure.id) && !accusations.some(({ accused }) => accused.includes(one)))
  const [proven, unproven] = [accusations.filter((one) => isProven(one, suspects)), accusations.filter((one) => !isProven(one, suspects))]

  const blocksToFit = (block: Block) => blocks.filter((one) => one.measure === block.measure && !copies.includes(one))
  const fit = (block: Block): Fit | null => (block.total ? fittingTotal(block.total, blocksToFit(block), trusted) : null)
  const totals = impliedTotals(blocks.filter((block) => !copies.includes(block)), trusted)
  const reallyOutside = outside.filter((block) => !copies.includes(block))
  const inWords = (findings: readonly BareFinding[]): Finding[] => findings.map((finding) => ({ kind: finding.why.kind, ...finding, words: wordsOf(finding, table) }))

  const questioned = new Set([...reallyOutside, ...wronglyBased, ...proven.flatMap(({ accused }) => accused.map((one) => one.block))].map((block) => block.measure))
  return {
    findings: inWords([
      ...reallyOutside.map((block) => totalOutsideGroups(block, evidence, fit(block)!)),
      ...wronglyBased.filter((block) => !copies.includes(block)).map((block) => totalAgainstBases(block, fit(block)!)),
      ...same.flatMap((one) => one.copies.map((block) => figuresCopied(block, one, evidence, suspects, fittingGroups(block, shareByBases(block) ?? shareFromOthers(block, trusted))))),
      ...proven.map((accusation) => shareAgainstMeasures(accusation, computed, ({ block }) => fit(block))),
      ...totals.findings,
      ...blocks.flatMap(basesExceedTotal),
      ...figuresThatDiffer(table),
      ...outsideScale(table),
      ...labelsTwice(table.charts ?? []),
      ...headingsTwice(table),
      ...orderOfLevels(table.charts ?? []),
      ...wholeRespondents(table),
      ...sumsOfCounts(blocks),
      ...ratesOfCounts(table),
    ]),
    remarks: inWords([
      ...same.filter((one) => one.copies.length === 0).map((one) => sameFiguresInTwoCrossings(one.blocks)),
      ...blocks.filter((block) => liesOutside(block) && !outside.includes(block)).map((block) => totalOutsideGroups(block, evidence, fit(block)!)),
      ...unproven.map((accusation) => shareAgainstMeasures(accusation, computed, ({ block }) => fit(block))),
      ...nearMisses(trusted).map((miss) => shareAgainstMeasures(miss, [], () => null)),
      ...totals.remarks,
    ]),
    impliedTotals: blocks
      .filter((block) => questioned.has(block.measure) && !copies.includes(block))
      .map((block) => ({ measure: block.measure.id, crossing: block.crossing.id, ...totalsOf(block, trusted) })),
    missingTotals: totals.missing,
  }
}

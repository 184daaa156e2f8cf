import { givenTwice, inTotal, minus, print, valueIn } from './printed.ts'
import type { GivenTwice } from './printed.ts'
import type { DomainDifference } from '../../nonresponse/domainDifferences.ts'
import type { Move } from '../../nonresponse/moves.ts'
import type { PairedDomain } from '../../paired/pairedEffect.ts'
import type { WaveChange } from '../../change/waveChange.ts'
import type { View } from '../../weighting/view.ts'
import type { Measure, PublishedTable } from '../publishedTable.ts'

const shares = ['wantsAndHas', 'wantsExpectsHelp', 'wantsExpectsNone', 'doesNotWant', 'wantsHasNot'] as const

/** Desired by realised in a few groups: shares that a whole number of answers gives, that add up, and the gap as their difference. */
export function pairedTables(domains: readonly PairedDomain[], view: View): PublishedTable[] {
  return domains.flatMap(({ effects }) => {
    const known = effects.map((one) => ({ one, share: Object.fromEntries(shares.map((name) => [name, valueIn(one[name].share)])) as Record<(typeof shares)[number], number | null> }))
    const sum = (values: readonly (number | null)[]) => values.reduce<number | null>((total, value) => (total === null || value === null ? null : total + value), 0)
    return [
      {
        measures: known.flatMap(({ one }) => shares.map((name): Measure => ({ id: `desired_${one.effect}: ${name}`, kind: 'share', weighted: view !== 'published', scale: { lowest: 0, highest: 100 }, step: 100, population: `effect ${one.effect}` }))),
        crossings: [],
        figures: known.flatMap(({ one, share }) => shares.flatMap((name) => (share[name] === null ? [] : [print(inTotal(`desired_${one.effect}: ${name}`), share[name]! * 100, 1, one.base)]))),
      },
      givenTwice(known.flatMap(({ one, share }): GivenTwice[] => [
        { id: `desired_${one.effect}: all`, given: share.doesNotWant === null ? null : 1, computed: sum([share.wantsAndHas, share.wantsExpectsHelp, share.wantsExpectsNone, share.doesNotWant]) },
        { id: `desired_${one.effect}: gap`, given: share.wantsHasNot, computed: sum([share.wantsExpectsHelp, share.wantsExpectsNone]) },
        { id: `desired_${one.effect}: tested gap`, given: valueIn(one.gap), computed: share.wantsHasNot },
      ])),
    ]
  })
}

/** Whether every change is the later mean minus the earlier one. */
export function changeTables({ items }: WaveChange): PublishedTable[] {
  return [givenTwice(items.flatMap(({ variable, everyone, panel }): GivenTwice[] => [
    { id: variable, given: everyone.change.kind === 'estimated' ? everyone.change.difference : null, computed: minus(valueIn(everyone.later.mean), valueIn(everyone.earlier.mean)) },
    ...(panel.kind === 'estimated' ? [{ id: `${variable}: panel`, given: valueIn(panel.change), computed: minus(valueIn(panel.later.mean), valueIn(panel.earlier.mean)) }] : []),
  ]))]
}

/** Whether every move is what it says it is the difference of. */
export function nonresponseTables({ moves, differences }: { readonly moves: readonly Move[]; readonly differences: readonly DomainDifference[] }): PublishedTable[] {
  return [givenTwice([
    ...moves.map(({ variable, values, moved }): GivenTwice => ({ id: variable, given: valueIn(moved), computed: minus(valueIn(values.raked), valueIn(values.published)) })),
    ...differences.map(({ variable, differences: { published, raked }, moved }): GivenTwice => ({
      id: `${variable}: difference`,
      given: valueIn(moved),
      computed: minus(raked.kind === 'estimated' ? raked.difference : null, published.kind === 'estimated' ? published.difference : null),
    })),
  ])]
}

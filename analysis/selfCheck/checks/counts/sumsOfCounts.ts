import { idsOf } from '../../blocks.ts'
import { rangesMeet } from '../../range.ts'
import type { Block } from '../../blocks.ts'
import type { BareFinding, OtherSum } from '../../finding.ts'

/** Counts of groups that do not add up to their total. */
export function sumsOfCounts(blocks: readonly Block[]): BareFinding[] {
  const counts = blocks.filter((block) => block.measure.kind === 'count')
  return counts.flatMap((block) => {
    const { measure, crossing, total, groups } = block
    const others = counts.filter((other) => other.measure === measure && other !== block)
    // Without a printed total the first crossing stands in for it
    if (total === null && others.every((other) => blocks.indexOf(other) > blocks.indexOf(block))) return []
    const held = total ?? totalOf(others[0]!)
    const sum = totalOf(block)
    if (rangesMeet(sum, held)) return []
    return [{
      severity: 'contradicts',
      certainty: 'arithmetic',
      figures: total ? idsOf([total, ...groups]) : idsOf(groups),
      against: total ? [] : idsOf(others[0]!.groups),
      why: {
        kind: 'sumDiffers',
        measure: measure.id,
        crossing: crossing.id,
        sum: sum.value,
        total: held.value,
        totalIsSumOf: total ? null : others[0]!.crossing.id,
        otherSums: others.flatMap((other) => {
          const { value } = totalOf(other)
          return value === sum.value ? [] : [{ crossing: other.crossing.id, sum: value, leftOut: groupsOf(Math.abs(value - sum.value), [block, other, ...others]) }]
        }),
      },
      fits: total ? [{ figures: total.ids, from: sum.from, to: sum.to, likeliest: sum.value.toFixed(total.decimals) }] : [],
    } satisfies BareFinding]
  })
}

const totalOf = ({ groups }: Block) => ({
  value: groups.reduce((sum, group) => sum + group.value, 0),
  from: groups.reduce((sum, group) => sum + group.from, 0),
  to: groups.reduce((sum, group) => sum + group.to, 0),
})

/** Groups that make up a difference exactly: the only one with that number, or all with one mark (targets among what was reported). */
function groupsOf(difference: number, blocks: readonly Block[]): OtherSum['leftOut'] {
  for (const { crossing, groups } of blocks) {
    const levels = (places: readonly number[]) => ({ crossing: crossing.id, levels: places.map((place) => crossing.levels[place]!.id) })
    const single = [...groups.keys()].filter((place) => groups[place]!.value === difference)
    if (single.length === 1) return levels(single)
    for (const mark of new Set(groups.flatMap((group) => group.mark ?? []))) {
      const marked = [...groups.keys()].filter((place) => groups[place]!.mark === mark)
      if (marked.reduce((sum, place) => sum + groups[place]!.value, 0) === difference) return levels(marked)
    }
  }
  return null
}

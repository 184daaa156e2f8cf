import { codesOf } from '../variables.ts'
import type { ReleaseDocument } from '../release/releaseDocument.ts'
import type { Measure, PrintedFigure, PublishedTable, TableCrossing } from './publishedTable.ts'

const classifications = ['call', 'size', 'embedding', 'activity'] as const

/**
 * A release as the self-check reads a table: the means to two decimals of the programme and its groups, with their bases
 * where these are told exactly. What is shown as rounded counts only has no printed mean that could be held to its groups.
 */
export function releasedTable({ variables, groups, figures }: ReleaseDocument): PublishedTable {
  const ordered = variables.filter((variable) => variable !== 'competitive')
  const measures = ordered.map((variable): Measure => {
    const codes = codesOf(variable)
    return { id: variable, kind: 'mean', scale: { lowest: codes[0]!, highest: codes.at(-1)! }, step: codes[1]! - codes[0]!, population: `answers to ${variable}` }
  })
  const crossings = classifications.map((id): TableCrossing => ({
    id,
    levels: groups.filter((group) => group.startsWith(`${id}=`)).map((group) => ({ id: group.slice(id.length + 1) })),
    // Who did not say whether they take part is in no group
    ...(id === 'activity' ? { partition: false } : {}),
  }))
  const printed = figures.flatMap(({ variable, group, shown }): PrintedFigure[] => {
    if (shown.kind !== 'exact' || shown.mean === null) return []
    const at = group.indexOf('=')
    const place = group === 'total' ? { crossing: null, level: null } : { crossing: group.slice(0, at), level: group.slice(at + 1) }
    const text = shown.mean.toFixed(2)
    return [{ id: group === 'total' ? variable : `${variable}, ${group}`, measure: variable, ...place, printed: text.replace('.', ','), value: Number(text), decimals: 2, ...(shown.base.kind === 'exact' ? { base: shown.base.base } : {}) }]
  })
  return { measures, crossings, figures: printed }
}

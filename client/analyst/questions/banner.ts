import type { Crossing, CrossingBy, CrossingColumn } from '../../../analysis/figures/crossing.ts'

/** The columns of several crossings side by side: the total once, then the levels of each. */
export interface Banner {
  readonly total: CrossingColumn
  readonly parts: readonly { readonly by: CrossingBy; readonly columns: readonly CrossingColumn[] }[]
}

export function bannerOf(crossings: readonly Crossing[]): Banner | null {
  const total = crossings[0]?.columns.find((column) => column.domain === 'total')
  if (!total) return null
  return { total, parts: crossings.map((crossing) => ({ by: crossing.by, columns: crossing.columns.filter((column) => column.domain !== 'total') })) }
}

export const columnsOf = (banner: Banner): readonly CrossingColumn[] => [banner.total, ...banner.parts.flatMap((part) => part.columns)]

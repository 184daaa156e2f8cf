import type { Raked } from '../weighting/raking.ts'
import type { SurveyDesign } from '../weighting/surveyDesign.ts'

/**
 * The raking margins of a design as linear maps between their levels; made once for a weighting. The levels of all margins
 * but the first stand in one list. A map between two margins has one entry a cell, as a cell is one level of each.
 */
export interface LevelSpace {
  /** Of all margins but the first. */
  readonly levels: number
  /** Where the levels of each later margin start in the list, and where the last one ends. */
  readonly starts: readonly number[]
  /** By later margin: the place in the list of the level of each cell. */
  readonly levelOfCell: readonly Uint32Array[]
  /** By margin and cell: what a sum of z in the cell adds to the mean of its level. */
  readonly meanOf: readonly Float64Array[]
  /** By later margin and cell: what one unit at the level of the first margin adds to the mean of the later level, and the other way round. */
  readonly firstOnLater: readonly Float64Array[]
  readonly laterOnFirst: readonly Float64Array[]
  /** Row-major, later levels by later levels: by way of the first margin, and of the later margins on one another. */
  readonly through: Float64Array
  readonly between: Float64Array
  /** Means of z / weight by level of the first margin. */
  readonly means: (sums: Float64Array) => Float64Array
}

export function levelSpace({ cellResponses }: SurveyDesign, { margins, afterMargin }: Raked): LevelSpace {
  const cells = cellResponses.length
  const [first, ...later] = margins as [Raked['margins'][number], ...Raked['margins'][number][]]
  const starts = [0]
  for (const { members } of later) starts.push(starts.at(-1)! + members.length)
  const levels = starts.at(-1)!
  const levelOfCell = later.map((margin, place) => margin.levelOfCell.map((level) => level + starts[place]!))
  const byCell = (value: (cell: number) => number) => Float64Array.from({ length: cells }, (_, cell) => (cellResponses[cell]! > 0 ? value(cell) : 0))
  const meanOf = margins.map(({ levelOfCell: level, responses }, place) => byCell((cell) => 1 / (afterMargin[place]![cell]! * responses[level[cell]!]!)))
  /** One unit at the level of one margin, as a part of the mean at the level of another. */
  const effect = (from: number, on: number) => byCell((cell) => cellResponses[cell]! * afterMargin[from]![cell]! * meanOf[on]![cell]!)
  const firstOnLater = later.map((_, place) => effect(0, place + 1))
  const laterOnFirst = later.map((_, place) => effect(place + 1, 0))

  const through = new Float64Array(levels * levels)
  const between = new Float64Array(levels * levels)
  later.forEach((_, from) => {
    for (let level = starts[from]!; level < starts[from + 1]!; level++) {
      const onFirst = new Float64Array(first.members.length)
      for (let cell = 0; cell < cells; cell++) if (levelOfCell[from]![cell] === level) onFirst[first.levelOfCell[cell]!]! += laterOnFirst[from]![cell]!
      later.forEach((__, on) => {
        const at = levelOfCell[on]!
        for (let cell = 0; cell < cells; cell++) through[at[cell]! * levels + level]! += firstOnLater[on]![cell]! * onFirst[first.levelOfCell[cell]!]!
      })
    }
    later.forEach((__, on) => {
      if (on === from) return
      const part = effect(from + 1, on + 1)
      for (let cell = 0; cell < cells; cell++) between[levelOfCell[on]![cell]! * levels + levelOfCell[from]![cell]!]! += part[cell]!
    })
  })
  return {
    levels,
    starts,
    levelOfCell,
    meanOf,
    firstOnLater,
    laterOnFirst,
    through,
    between,
    means: (sums) => {
      const means = new Float64Array(first.members.length)
      for (let cell = 0; cell < cells; cell++) means[first.levelOfCell[cell]!]! += sums[cell]! * meanOf[0]![cell]!
      return means
    },
  }
}

import { fewMembers } from '../tables/layout/classifications.ts'
import { nameOfMargin } from './view.ts'
import type { SurveyDesign } from './surveyDesign.ts'
import type { Margin, RakingVariable } from './view.ts'

/** A margin on the cells of a design: what raking makes the weights of each level add up to. */
export interface RakingMargin {
  /** `size`, `call-size` */
  readonly name: string
  /** Level of each cell. */
  readonly levelOfCell: Uint32Array
  /** By level: members in clusters with a response, and complete responses. */
  readonly members: Float64Array
  readonly responses: Float64Array
  /** What a level is called, one word for each crossed variable. */
  readonly levelName: (level: number) => readonly string[]
}

interface CellLevels {
  readonly levels: readonly string[]
  readonly ofCell: (cell: number) => number
}

/** The members by each margin, over clusters with a response only: for the others no response can speak. */
export function rakingMargins(design: SurveyDesign, margins: readonly Margin[]): RakingMargin[] {
  return margins.map((margin) => {
    const [first, second] = margin.map((variable) => cellLevels(design, variable))
    const width = second?.levels.length ?? 1
    const cells = design.cellResponses.length
    const levels = first!.levels.length * width
    const levelOfCell = new Uint32Array(cells)
    const members = new Float64Array(levels)
    const responses = new Float64Array(levels)
    for (let cell = 0; cell < cells; cell++) {
      const level = first!.ofCell(cell) * width + (second ? second.ofCell(cell) : 0)
      levelOfCell[cell] = level
      responses[level]! += design.cellResponses[cell]!
      if (design.responsesOf[Math.floor(cell / design.kinds)]! > 0) members[level]! += design.cellMembers[cell]!
    }
    return {
      name: nameOfMargin(margin),
      levelOfCell,
      members,
      responses,
      levelName: (level) => [first!.levels[Math.floor(level / width)]!, ...(second ? [second.levels[level % width]!] : [])],
    }
  })
}

function cellLevels(design: SurveyDesign, variable: RakingVariable): CellLevels {
  const { register, kinds, memberKinds: { ofSize, ofCall } } = design
  const clusterOf = (cell: number) => Math.floor(cell / kinds)
  if (variable === 'cluster') return { levels: register.clusterIds, ofCell: clusterOf }
  if (variable === 'clusterMembers') return { levels: ['upTo70', 'above70'], ofCell: (cell) => (design.membersOf[clusterOf(cell)]! <= fewMembers ? 0 : 1) }
  if (variable === 'size') return { levels: register.levels.size, ofCell: (cell) => Math.floor((cell % kinds) / ofSize) }
  const levels = register.levels[variable]
  if (ofCall > 0) return { levels, ofCell: (cell) => (variable === 'call' ? Math.floor((cell % kinds) / ofCall) % levels.length : cell % levels.length) }
  // The same for all members of a cluster
  const ofCluster = new Uint8Array(register.clusterIds.length)
  for (let member = 0; member < register.members; member++) ofCluster[register.cluster[member]!] = register[variable][member]!
  return { levels, ofCell: (cell) => ofCluster[clusterOf(cell)]! }
}

/** A level with members but without a response: no weight can make its total. */
export interface RefusedLevel {
  readonly margin: string
  readonly level: readonly string[]
}

export function refusedLevels(margins: readonly RakingMargin[]): RefusedLevel[] {
  return margins.flatMap(({ name, members, responses, levelName }) =>
    [...members.keys()].filter((level) => members[level]! > 0 && responses[level] === 0).map((level) => ({ margin: name, level: levelName(level) })))
}

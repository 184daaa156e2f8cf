import type { RakingVariable } from '../../analysis/weighting/view.ts'
import { levelLabel } from '../codebook/levels.ts'
import type { Text } from '../questionnaire/text.ts'

const names: Readonly<Record<RakingVariable, Text>> = {
  cluster: { nl: 'cluster', en: 'cluster' },
  call: { nl: 'oproep', en: 'call' },
  embedding: { nl: 'inbedding', en: 'embedding' },
  size: { nl: 'grootte', en: 'size' },
  clusterMembers: { nl: 'ledental van de cluster', en: 'number of members of the cluster' },
}

const memberCounts: Readonly<Record<string, Text>> = {
  upTo70: { nl: 'tot en met 70 leden', en: 'up to 70 members' },
  above70: { nl: 'meer dan 70 leden', en: 'more than 70 members' },
}

const crossed = (parts: readonly Text[]): Text => ({ nl: parts.map(({ nl }) => nl).join(' × '), en: parts.map(({ en }) => en).join(' × ') })

/** What is raked on: one variable of the register, or two crossed. */
export const marginName = (margin: readonly RakingVariable[]): Text => crossed(margin.map((variable) => names[variable]))

/** One level of a margin. */
export const marginLevelName = (margin: readonly RakingVariable[], level: readonly string[]): Text =>
  crossed(margin.map((variable, place) => {
    const own = level[place]!
    if (variable === 'cluster') return { nl: own, en: own }
    return variable === 'clusterMembers' ? memberCounts[own]! : levelLabel(variable, own)
  }))

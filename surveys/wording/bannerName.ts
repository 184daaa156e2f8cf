import { describeVariable, type Codebook } from '../codebook/codebook.ts'
import { classificationLabels, levelLabel, shortLevelLabel, type Classification } from '../codebook/levels.ts'
import type { TenureClass } from '../../analysis/tenure.ts'
import type { Text } from '../questionnaire/text.ts'

const words = {
  cluster: { nl: 'Cluster', en: 'Cluster' },
  clusterMembers: { nl: 'Leden van de cluster', en: 'Members of the cluster' },
  upTo70: { nl: 'tot en met 70', en: 'up to 70' },
  above70: { nl: 'meer dan 70', en: 'more than 70' },
  tenure: { nl: 'Lid sinds', en: 'Member for' },
} satisfies Record<string, Text>

const tenures: Readonly<Record<TenureClass | 'unknown', Text>> = {
  under1: { nl: 'minder dan 1 jaar', en: 'under 1 year' },
  from1to3: { nl: '1 tot 3 jaar', en: '1 to 3 years' },
  from3to5: { nl: '3 tot 5 jaar', en: '3 to 5 years' },
  over5: { nl: '5 jaar of langer', en: '5 years or more' },
  unknown: { nl: 'niet bekend', en: 'not known' },
}

const same = (text: string): Text => ({ nl: text, en: text })

const isClass = (name: string): name is Classification => Object.hasOwn(classificationLabels, name)

/** What stands over the columns of a banner table: a class of the members, the cluster, its size, or a question. */
export function bannerName(codebook: Codebook, classification: string): Text {
  if (isClass(classification)) return classificationLabels[classification]
  if (classification === 'cluster' || classification === 'clusterMembers' || classification === 'tenure') return words[classification]
  return codebook.variables.some(({ name }) => name === classification) ? describeVariable(codebook, classification).alone : same(classification)
}

/**
 * What stands over one column.
 * @param clusterName the name of a cluster by its id, where it is known
 * @param short as the head of a column has room for
 */
export function bannerLevelName(codebook: Codebook, clusterName: (id: string) => string | undefined, classification: string, level: string, short: boolean): Text {
  if (isClass(classification)) return (short ? shortLevelLabel : levelLabel)(classification, level)
  if (level === 'upTo70' || level === 'above70') return words[level]
  if (classification === 'tenure' && Object.hasOwn(tenures, level)) return tenures[level as TenureClass]
  if (classification === 'cluster') return same(clusterName(level) ?? level)
  const variable = codebook.variables.find(({ name }) => name === classification)
  return variable?.categories.find(({ code }) => String(code) === level)?.label ?? same(level)
}

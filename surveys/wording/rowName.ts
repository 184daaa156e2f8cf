import { describeVariable, type Codebook } from '../codebook/codebook.ts'
import type { Text } from '../questionnaire/text.ts'

const axisMeans: Readonly<Record<string, Text>> = {
  desired: { nl: 'Gewenst: gemiddelde van de effecten', en: 'Desired: mean of the effects' },
  realised: { nl: 'Gerealiseerd: gemiddelde van de effecten', en: 'Realised: mean of the effects' },
  contribution: { nl: 'Bijdrage: gemiddelde van de effecten', en: 'Contribution: mean of the effects' },
}

/**
 * A row of a table, clear without a heading: a variable, a figure derived from several, or the mean of an axis of effects
 * (`realised_mean` in a table, `realised_axis` among the means of a wave).
 * @throws RangeError for a name that this version does not have
 */
export function rowName(codebook: Codebook, row: string): Text {
  const axis = /^(\w+)_(?:mean|axis)$/.exec(row)?.[1]
  return (axis !== undefined && Object.hasOwn(axisMeans, axis) ? axisMeans[axis] : undefined) ?? describeVariable(codebook, row).alone
}

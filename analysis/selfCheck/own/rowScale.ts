import { codesOf } from '../../variables.ts'
import type { Measure } from '../publishedTable.ts'

type Scaled = Pick<Measure, 'scale' | 'step'>

const isBattery = (variable: string): boolean => /^(strength|benefit)_mean$/.test(variable)

/** Whether the mean of a variable is printed in percent. */
export const isShare = (variable: string): boolean => variable === 'q1_active' || variable === 'competitive' || variable === 'competitive_within3'

/** The scale on which the mean of a variable is printed; with statements left blank the mean of a battery has no smallest step. */
export function rowScale(variable: string): Scaled {
  if (isShare(variable)) return { scale: { lowest: 0, highest: 100 }, step: 100 }
  const codes = codesOf(isBattery(variable) ? variable.replace('_mean', '_1') : variable)
  return { scale: { lowest: codes[0]!, highest: codes.at(-1)! }, ...(isBattery(variable) ? {} : { step: codes[1]! - codes[0]! }) }
}

/** As the screens print it. */
export const decimalsOf = (variable: string): number => (isShare(variable) || variable.startsWith('contribution') ? 1 : 2)

export const axisScale = (axis: 'desired' | 'realised' | 'contribution'): Scaled => (axis === 'contribution' ? { scale: { lowest: 0, highest: 100 }, step: 25 } : { scale: { lowest: 0, highest: 2 }, step: 1 })

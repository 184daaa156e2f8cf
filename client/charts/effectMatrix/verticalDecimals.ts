import type { VerticalAxis } from '../../../analysis/figures/effectMatrix.ts'

/** As the study printed them: realised 1,19 and contribution 62,6. */
export const verticalDecimals = (vertical: VerticalAxis): number => (vertical === 'realised' ? 2 : 1)

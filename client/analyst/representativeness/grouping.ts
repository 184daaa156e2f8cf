import type { CrossingBy } from '../../../analysis/figures/crossing.ts'
import { crossingInAddress, crossingsBy } from '../state.ts'

export const groupingInAddress = crossingInAddress

/** The groups whose differences are looked at; size, where the nonresponse is, when the address says nothing else. */
export const readGrouping = (written: string | null): CrossingBy => crossingsBy.find((by) => crossingInAddress[by] === written) ?? 'size'

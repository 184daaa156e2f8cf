import { kindOfView } from '../../../../analysis/index.ts'
import type { RakingReport, View } from '../../../../analysis/index.ts'
import type { FiguresOfMoment } from '../../../figures/waveFigures.ts'

/** What raking did to the weights, in the raked view. */
export const rakingIn = async (figures: FiguresOfMoment, view: View): Promise<RakingReport | undefined> => (kindOfView(view) === 'raked' ? (await figures.effectMatrices(view)).raking : undefined)

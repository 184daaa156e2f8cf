import { classificationNames, classificationOf, mostColumns, rowGroups, rowNames, tenureIsUnknown } from '../../../analysis/index.ts'
import type { TableRequest } from '../../../analysis/index.ts'
import { Problem } from '../../problem.ts'
import type { WaveTable } from '../jobs/figuresOfWave.ts'
import type { FiguresOfMoment, WaveFigures } from '../waveFigures.ts'

/** What one request may cost: every row of the questionnaire by eight banner questions. */
const mostBannerQuestions = 8

/**
 * A table as an analyst may see it; a name that the wave does not have is refused in words.
 * @param tests with every pair behind the letters, or the letters alone
 */
export async function waveTable(figures: Pick<FiguresOfMoment, 'figure'>, request: Omit<TableRequest, 'withhold'>, tests: 'letters' | 'all' = 'all'): Promise<WaveTable> {
  if (request.banner.length > mostBannerQuestions) throw new Problem('malformedRequest', { detail: `banner: ${request.banner.length} classifications, expected at most ${mostBannerQuestions}` })
  try {
    return await figures.figure('table', { request, tests })
  } catch (error) {
    if (error instanceof RangeError) throw new Problem('malformedRequest', { detail: error.message })
    throw error
  }
}

interface TablePartsOfWave {
  readonly rows: readonly string[]
  readonly rowGroups: Readonly<Record<string, readonly string[]>>
  readonly classifications: readonly { readonly name: string; readonly canBeBanner: boolean; readonly unknown?: boolean; readonly levels: readonly { readonly level: string; readonly name?: string }[] }[]
}

export async function tableParts(figures: WaveFigures, waveId: string, clusterNames: ReadonlyMap<string, string>): Promise<TablePartsOfWave> {
  return await figures.atOneMoment(waveId, (_, matrix) => ({
    rows: rowNames(matrix),
    rowGroups: rowGroups(matrix),
    classifications: classificationNames(matrix).map((name) => {
      const { levels } = classificationOf(matrix, name)
      return { name, canBeBanner: levels.length <= mostColumns, ...(name === 'tenure' && tenureIsUnknown(matrix) ? { unknown: true } : {}), levels: levels.map((level) => (name === 'cluster' ? { level, name: clusterNames.get(level) ?? level } : { level })) }
    }),
  }))
}

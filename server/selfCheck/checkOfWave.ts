import { tableOfOwnFigures, type NameOf, type View } from '../../analysis/index.ts'
import { classificationLabels, codebook, shortLevelLabel, type Classification } from '../../surveys/index.ts'
import type { CheckedTable } from '../api/selfCheck.ts'
import type { FiguresOfMoment } from '../figures/waveFigures.ts'
import { checkedTable } from './checkedTable.ts'

const classifications: readonly Classification[] = ['call', 'size', 'embedding', 'activity']

const axisNames: Readonly<Record<string, { nl: string; en: string }>> = {
  desired_axis: { nl: 'gewenst, gemiddelde van de effecten', en: 'desired, mean of the effects' },
  desired_pairs: { nl: 'gewenst, over alle paren', en: 'desired, over all pairs' },
  realised_axis: { nl: 'gerealiseerd, gemiddelde van de effecten', en: 'realised, mean of the effects' },
  realised_pairs: { nl: 'gerealiseerd, over alle paren', en: 'realised, over all pairs' },
  contribution_axis: { nl: 'bijdrage, gemiddelde van de effecten', en: 'contribution, mean of the effects' },
  contribution_pairs: { nl: 'bijdrage, over alle paren', en: 'contribution, over all pairs' },
  responses: { nl: 'volledige antwoorden', en: 'complete responses' },
}

/** The self-check of everything a wave publishes, in one view, before it leaves. */
export async function checkOfWave(figures: FiguresOfMoment, questionnaireVersion: string, view: View): Promise<CheckedTable> {
  const { variables, derived } = codebook(questionnaireVersion)
  const labels = new Map([...variables, ...derived].map(({ name, alone }) => [name, alone]))
  const nameOf: NameOf = (what) => {
    if ('measure' in what) return axisNames[what.measure] ?? labels.get(what.measure)
    return 'crossing' in what ? classificationLabels[what.crossing as Classification] : shortLevelLabel(what.of as Classification, what.level)
  }
  const [crossings, { matrices }] = await Promise.all([Promise.all(classifications.map((by) => figures.crossings(by, view))), figures.effectMatrices(view)])
  return checkedTable(tableOfOwnFigures({ view, crossings, matrices }, nameOf))
}

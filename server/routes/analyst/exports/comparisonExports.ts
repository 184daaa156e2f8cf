import { z, type OpenAPIHono } from '@hono/zod-openapi'
import type { CrossingBy } from '../../../../analysis/index.ts'
import { codebook } from '../../../../surveys/index.ts'
import { crossingBySchema, domainIdSchema, viewQuery } from '../../../api/figures.ts'
import { takenChange } from '../../../exports/told/comparison/changeOfWaves.ts'
import { sidesOfGroups, sidesOfWaves, takenComparison } from '../../../exports/told/comparison/comparedMatrices.ts'
import { takenPairedEffects } from '../../../exports/told/comparison/pairedEffects.ts'
import { takenReliability } from '../../../exports/told/comparison/reliability.ts'
import { Problem } from '../../../problem.ts'
import type { Service } from '../../../service.ts'
import type { Visit } from '../../../visit.ts'
import { changeOf, changeQuery, comparisonOf, comparisonQuery, requireEarlier } from '../change.ts'
import { mountExported } from './exported.ts'
import { rakingIn } from './rakingIn.ts'

/** The figures of the page of comparisons. */
export function mountComparisons(app: OpenAPIHono<Visit>, service: Service): void {
  mountExported(app, service, {
    path: 'paired-effects',
    what: 'desired by realised in one group',
    query: z.object({
      domain: domainIdSchema.default('total').openapi({ type: 'string' }),
      by: crossingBySchema.default('activity').openapi({ description: 'The classification whose two groups are compared.' }),
      view: viewQuery,
    }),
    script: true,
    take: async ({ domain, by, view }, figures) => {
      const taken = takenPairedEffects(await figures.figure('pairedEffects', { view }), domain, by as CrossingBy, await rakingIn(figures, view))
      if (taken === null) throw new Problem('notFound')
      return taken
    },
  })

  mountExported(app, service, {
    path: 'matrix-comparison',
    what: 'two effect matrices beside each other',
    query: comparisonQuery,
    script: true,
    take: async (asked, figures, wave) => {
      const comparison = await comparisonOf(service, wave, asked, figures)
      if (asked.since === undefined) return takenComparison(comparison, sidesOfGroups(comparison.first.matrix.domain, comparison.second.matrix.domain), await rakingIn(figures, asked.view))
      return takenComparison(comparison, sidesOfWaves(await requireEarlier(service, asked.since, wave), wave, asked.domain), await rakingIn(figures, asked.view))
    },
  })

  mountExported(app, service, {
    path: 'change',
    what: 'the change of every question since an earlier wave',
    query: changeQuery,
    take: async (asked, _figures, wave) => takenChange(await changeOf(service, wave, asked), await requireEarlier(service, asked.since, wave), wave),
  })

  mountExported(app, service, {
    path: 'reliability',
    what: 'the consistency of the statements of each battery',
    query: z.object({}),
    script: true,
    take: async (_asked, figures, { questionnaireVersion }) => takenReliability(await figures.figure('reliability', {}), codebook(questionnaireVersion).variables.map(({ name }) => name)),
  })
}

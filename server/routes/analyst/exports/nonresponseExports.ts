import { z, type OpenAPIHono } from '@hono/zod-openapi'
import { rakedViewQuery, viewQuery } from '../../../api/figures.ts'
import { takenFindings } from '../../../exports/told/findings.ts'
import { takenNonresponse } from '../../../exports/told/nonresponse/nonresponse.ts'
import { takenParticipation } from '../../../exports/told/nonresponse/participation.ts'
import { takenRepresentativeness } from '../../../exports/told/nonresponse/representativeness.ts'
import { checkOfWave } from '../../../selfCheck/checkOfWave.ts'
import { checkOfStudy } from '../../../selfCheck/checkOfStudy.ts'
import type { Service } from '../../../service.ts'
import type { Visit } from '../../../visit.ts'
import { participationOf } from '../analyst.ts'
import { nonresponseOf, nonresponseQuery } from '../representativeness.ts'
import { mountExported } from './exported.ts'
import { rakingIn } from './rakingIn.ts'

/** The figures of the pages of responses, representativeness and the self-check: of the register, not of the answers alone. */
export function mountNonresponse(app: OpenAPIHono<Visit>, service: Service): void {
  mountExported(app, service, {
    path: 'participation',
    what: 'who took part',
    query: z.object({}),
    take: async (_asked, _figures, wave) => takenParticipation(await participationOf(service, wave.id), wave.questionnaireVersion),
  })

  mountExported(app, service, {
    path: 'representativeness',
    what: 'how well the responses represent the register',
    query: z.object({ view: rakedViewQuery }),
    take: async ({ view }, figures) => takenRepresentativeness(await figures.figure('representativeness', { view }), view),
  })

  mountExported(app, service, {
    path: 'nonresponse',
    what: 'what nonresponse can do to the figures',
    query: nonresponseQuery,
    take: async ({ by, view }, figures, wave) => takenNonresponse(await nonresponseOf(figures, by, view), view, wave.questionnaireVersion, await rakingIn(figures, view)),
  })

  mountExported(app, service, {
    path: 'self-check',
    what: 'the findings of the self-check',
    query: z.object({
      of: z.enum(['wave', 'study-2020']).default('wave').openapi({ description: 'Our own figures of the wave, or those that the study of 2020 printed.' }),
      view: viewQuery,
    }),
    take: async ({ of, view }, figures, { questionnaireVersion, label }) => {
      if (of === 'study-2020') {
        const { title, source, check } = checkOfStudy()
        return takenFindings(check, { title, whom: source, parts: { nakijken: 'studie-2020' }, view: null })
      }
      return takenFindings(await checkOfWave(figures, questionnaireVersion, view), {
        title: { nl: `Zelfcontrole van onze eigen cijfers: ${label}`, en: `Self-check of our own figures: ${label}` },
        whom: { nl: 'Alle gemiddelden en aandelen van deze bevraging met hun aantallen, zoals ze worden afgedrukt.', en: 'All means and shares of this wave with their bases, as they are printed.' },
        parts: { nakijken: 'bevraging' },
        view,
      })
    },
  })
}

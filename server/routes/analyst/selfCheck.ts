import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { viewQuery } from '../../api/figures.ts'
import { studyCheckSchema, tableCheckSchema, typedTableSchema, waveCheckSchema } from '../../api/selfCheck.ts'
import { checkOfStudy } from '../../selfCheck/checkOfStudy.ts'
import { checkOfText } from '../../selfCheck/checkOfText.ts'
import { checkOfWave } from '../../selfCheck/checkOfWave.ts'
import type { Service } from '../../service.ts'
import type { Visit } from '../../visit.ts'
import { jsonOf, problemsOf, sendJson } from '../describe.ts'
import { requireWave } from '../findWave.ts'

const tableRoute = createRoute({
  method: 'post',
  path: '/api/analyst/self-check',
  tags: ['analyst'],
  summary: 'Finds what cannot be in a table that was typed or pasted; nothing of it is kept',
  request: { body: { required: true, content: { 'application/json': { schema: typedTableSchema } } } },
  responses: { ...jsonOf(tableCheckSchema, 'What was found, or where the table cannot be read'), ...problemsOf(['malformedRequest', 'notSignedIn', 'otherOrigin', 'notYourRole', 'tooLarge', 'notJson']) },
})

const studyRoute = createRoute({
  method: 'get',
  path: '/api/analyst/self-check/study-2020',
  tags: ['analyst'],
  summary: 'The same of the figures that the study of 2020 printed',
  responses: { ...jsonOf(studyCheckSchema, 'What was found'), ...problemsOf(['notSignedIn', 'notYourRole']) },
})

const waveRoute = createRoute({
  method: 'get',
  path: '/api/analyst/waves/{wave}/self-check',
  tags: ['analyst'],
  summary: 'The same of our own figures of a wave, before they leave',
  request: { params: z.object({ wave: z.string().max(100) }), query: z.object({ view: viewQuery }) },
  responses: { ...jsonOf(waveCheckSchema, 'What was found'), ...problemsOf(['malformedRequest', 'notSignedIn', 'notYourRole', 'notFound']) },
})

/** The self-check for the agency. The session is asked for in analyst.ts. */
export function selfCheckRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  app.openapi(tableRoute, (context) => {
    const { text, decimalMark } = context.req.valid('json')
    return sendJson(context, tableCheckSchema, checkOfText(text, decimalMark))
  })

  app.openapi(studyRoute, (context) => sendJson(context, studyCheckSchema, checkOfStudy()))

  app.openapi(waveRoute, async (context) => {
    const { id, questionnaireVersion } = await requireWave(service, context.req.valid('param').wave)
    const { view } = context.req.valid('query')
    const check = await service.figures.atOneMoment(id, (figures) => checkOfWave(figures, questionnaireVersion, view))
    return sendJson(context, waveCheckSchema, { view, check })
  })
}

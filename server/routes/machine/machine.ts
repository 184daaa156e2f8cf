import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { sql } from 'kysely'
import type { Encoding } from '../../delivery/builtPages.ts'
import { describeLines } from '../../delivery/describeLines.ts'
import { Problem } from '../../problem.ts'
import type { Service } from '../../service.ts'
import type { Visit } from '../../visit.ts'
import { jsonOf, problemsOf, sendJson } from '../describe.ts'

const healthSchema = z.object({ status: z.literal('ready') }).openapi('Health')

const healthRoute = createRoute({
  method: 'get',
  path: '/healthz',
  tags: ['machine'],
  summary: 'Answers once migrated and ready, and while the store answers',
  responses: { ...jsonOf(healthSchema, 'Ready'), ...problemsOf(['storeUnavailable']) },
})

const documentRoute = createRoute({
  method: 'get',
  path: '/api/openapi.json',
  tags: ['machine'],
  summary: 'This document',
  responses: jsonOf(z.looseObject({ openapi: z.string() }), 'OpenAPI 3.1'),
})

const builtRoute = createRoute({
  method: 'get',
  path: '/built/{name}',
  tags: ['machine'],
  summary: 'A file of the build; its name changes with its content',
  request: { params: z.object({ name: z.string() }) },
  responses: { 200: { description: 'The file' }, 404: { description: 'No such file' } },
})

function encodingFor(accepted: string | undefined): Encoding {
  const names = (accepted ?? '').split(',').map((part) => part.trim().split(';')[0])
  return names.includes('br') ? 'br' : names.includes('gzip') ? 'gzip' : 'identity'
}

/** What machines ask for: health, the description of the interface, the files of the build. */
export function machineRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  app.openapi(healthRoute, async (context) => {
    try {
      await sql`select 1`.execute(service.store.kysely)
    } catch {
      throw new Problem('storeUnavailable')
    }
    return sendJson(context, healthSchema, { status: 'ready' })
  })

  let document: ReturnType<typeof app.getOpenAPI31Document> | undefined
  app.openapi(documentRoute, (context) => {
    document ??= describeLines(app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: { title: 'Cluster survey', version: '1', description: 'Errors are problem details (RFC 9457) with a stable code. Times are ISO 8601 in UTC.' },
      servers: [{ url: service.publicOrigin }],
    }))
    return context.json(document) as never
  })

  // The files stand in a folder of their own, so the name holds a slash
  app.openAPIRegistry.registerPath(builtRoute)
  app.get('/built/*', async (context) => {
    const file = service.builtPages.file(context.req.path.slice('/built/'.length))
    if (file === undefined) throw new Problem('notFound')
    const encoding = encodingFor(context.req.header('accept-encoding'))
    const bytes = await file.bytes(encoding)
    return context.body(bytes, 200, {
      'Content-Type': file.contentType,
      'Content-Length': String(bytes.byteLength),
      'Cache-Control': 'public, max-age=31536000, immutable',
      Vary: 'Accept-Encoding',
      ...(encoding === 'identity' || file.contentType.startsWith('font/') || file.contentType === 'image/png' ? {} : { 'Content-Encoding': encoding }),
    })
  })
}

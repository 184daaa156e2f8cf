import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { acts } from '../../../db/audit/acts.ts'
import { readEntries } from '../../../db/audit/readEntries.ts'
import { verifyTrail } from '../../../db/audit/verifyTrail.ts'
import { listAccounts } from '../../../db/identity/access/account.ts'
import { auditPageSchema, auditVerificationSchema } from '../../api/waveCourse.ts'
import { shownEntries, shownVerification } from '../../audit/inWords.ts'
import type { Service } from '../../service.ts'
import type { Visit } from '../../visit.ts'
import { jsonOf, problemsOf, sendJson } from '../describe.ts'

const pageSize = 50

const trailRoute = createRoute({
  method: 'get',
  path: '/api/steward/audit',
  tags: ['steward'],
  summary: 'The audit trail, newest first',
  request: {
    query: z.object({
      act: z.enum(Object.keys(acts) as [keyof typeof acts, ...(keyof typeof acts)[]]).optional().openapi({ description: 'Entries of this act only.' }),
      before: z.coerce.number().int().positive().optional().openapi({ description: 'Entries before this one: the next page.' }),
    }),
  },
  responses: { ...jsonOf(auditPageSchema, `At most ${pageSize} entries`), ...problemsOf(['malformedRequest', 'notSignedIn', 'notYourRole']) },
})

const verificationRoute = createRoute({
  method: 'get',
  path: '/api/steward/audit/verification',
  tags: ['steward'],
  summary: 'Reads the whole audit trail and says whether its chain holds, or where it is broken',
  responses: { ...jsonOf(auditVerificationSchema, 'Intact, or the first broken entry'), ...problemsOf(['notSignedIn', 'notYourRole']) },
})

/** The audit trail, for the data steward. */
export function auditRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  const db = service.store.kysely

  app.openapi(trailRoute, async (context) => {
    const { act, before } = context.req.valid('query')
    const found = await readEntries(db, { ...(act === undefined ? {} : { act }), ...(before === undefined ? {} : { before }), limit: pageSize + 1 })
    const entries = found.slice(0, pageSize)
    return sendJson(context, auditPageSchema, {
      entries: shownEntries(entries, await listAccounts(db)),
      next: found.length > pageSize ? entries.at(-1)!.sequence : null,
      acts: Object.entries(acts).map(([name, words]) => ({ act: name, ...words })),
    })
  })

  app.openapi(verificationRoute, async (context) => sendJson(context, auditVerificationSchema, shownVerification(await verifyTrail(db))))
}

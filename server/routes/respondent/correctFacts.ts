import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { recordAct } from '../../../db/audit/auditTrail.ts'
import { companyFactsOf } from '../../../db/identity/members/companyFacts.ts'
import { proposeCorrection } from '../../../db/identity/register/factCorrections.ts'
import type { Invitation } from '../../../db/identity/waves/invitation.ts'
import { attemptLimit } from '../../access/requests/attemptLimit.ts'
import { clientAddress, networkOf } from '../../access/requests/clientAddress.ts'
import { correctedPage, correctFactsPage, correctFactsTitle, factNames, type FactName } from '../../pages/correctFacts.ts'
import type { Service } from '../../service.ts'
import type { Visit, VisitContext } from '../../visit.ts'
import { languageQuery, pageOf } from '../describe.ts'
import { sendPage } from '../sendPage.ts'
import { doors, languageOf } from './door.ts'
import { sendClosedDoor } from './welcome.ts'

const request = { params: z.object({ token: z.string().max(200) }), query: languageQuery }
const closed = pageOf({ 403: 'The survey is not open yet', 404: 'No such link', 410: 'The survey is closed, or the questionnaire was passed on before', 429: 'Too many attempts' })
const fieldSchema = z.string().max(1_000)

const askRoute = createRoute({
  method: 'get',
  path: '/r/{token}/gegevens',
  tags: ['pages'],
  summary: 'A form with what the register knows of the company. Changes nothing, however often it is fetched.',
  request,
  responses: { ...pageOf({ 200: 'The form' }), ...closed },
})

const proposeRoute = createRoute({
  method: 'post',
  path: '/r/{token}/gegevens',
  tags: ['pages'],
  summary: 'Proposes a correction of the register to the agency; it is no answer',
  request: { ...request, body: { required: true, content: { 'application/x-www-form-urlencoded': { schema: z.object({ employees: fieldSchema, founded: fieldSchema, postalCode: fieldSchema }) } } } },
  responses: { ...pageOf({ 200: 'Proposed, or nothing differs', 422: 'Something in the form is not right' }), ...closed },
})

/** The number of a field; null where it is empty, undefined where it is not one. */
const numberOf = (text: string, first: number, last: number): number | null | undefined => {
  if (text === '') return null
  return /^\d{1,6}$/.test(text) && Number(text) >= first && Number(text) <= last ? Number(text) : undefined
}

/** A member puts right what the register knows; the agency decides. */
export function correctFactsRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  const follow = doors(service)
  const proposed = attemptLimit({ store: service.store, now: service.now, purpose: 'facts corrected', perMinute: { each: 5, everybody: 200 } })

  async function sendForm(context: VisitContext, token: string, invitation: Invitation, typed?: { readonly refused: FactName; readonly values: Readonly<Record<FactName, string>> }) {
    const language = languageOf(context, invitation)
    const facts = (await companyFactsOf(service.store.kysely, invitation.id))!
    const values = { employees: facts.employees === null ? '' : String(facts.employees), founded: facts.founded === null ? '' : String(facts.founded), postalCode: facts.postalCode ?? '' }
    const content = correctFactsPage({ language, company: facts.name, address: `/r/${token}/gegevens?taal=${language}`, back: `/r/${token}?taal=${language}`, values, ...typed })
    return sendPage(service, context, { language, title: correctFactsTitle(language), content }, typed === undefined ? 200 : 422)
  }

  /** In a trial nothing is shown of a company, and nothing corrected. */
  const open = async (context: VisitContext, token: string) => {
    const { invitation, door } = await follow(context, token)
    if (invitation === undefined || door !== undefined || invitation.wave.isTrial) return { invitation, door: door ?? ({ kind: 'unknownLink' } as const) }
    return { invitation, door: undefined }
  }

  app.openapi(askRoute, async (context) => {
    const { token } = context.req.valid('param')
    const { invitation, door } = await open(context, token)
    if (door !== undefined) return sendClosedDoor(service, context, door, invitation && languageOf(context, invitation))
    return await sendForm(context, token, invitation)
  })

  app.openapi(proposeRoute, async (context) => {
    const { token } = context.req.valid('param')
    const { invitation, door } = await open(context, token)
    if (door !== undefined) return sendClosedDoor(service, context, door, invitation && languageOf(context, invitation))
    const form = context.req.valid('form')
    const values = { employees: form.employees.trim(), founded: form.founded.trim(), postalCode: form.postalCode.trim() }
    const now = service.now()
    const [employees, founded, postalCode] = [numberOf(values.employees, 0, 999_999), numberOf(values.founded, 1500, now.getFullYear()), numberOf(values.postalCode, 1000, 9999)]
    const refused = factNames.find((name) => ({ employees, founded, postalCode })[name] === undefined)
    if (refused !== undefined) return await sendForm(context, token, invitation, { refused, values })
    const language = languageOf(context, invitation)
    const wait = await proposed.count(networkOf(clientAddress(context, service.isTrustedProxy)))
    if (wait > 0) {
      context.header('Retry-After', String(wait))
      return sendClosedDoor(service, context, { kind: 'tooManyAttempts' }, language)
    }
    const company = await service.store.kysely.transaction().execute(async (transaction) => {
      const of = await proposeCorrection(transaction, invitation.id, { employees: employees!, founded: founded!, postalCode: postalCode === null ? null : String(postalCode) }, now)
      if (of !== undefined) await recordAct(transaction, { at: now, actor: { kind: 'member' }, act: 'correctionProposed', subject: { kind: 'company', id: of } })
      return of
    })
    return sendPage(service, context, { language, ...correctedPage(language, company !== undefined, `/r/${token}?taal=${language}`) })
  })
}

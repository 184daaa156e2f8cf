import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { findRelease } from '../../../db/answers/release.ts'
import type { Wave } from '../../../db/identity/waves/wave.ts'
import { actorOf } from '../../access/sessions/accountSession.ts'
import { requireRole } from '../../access/sessions/requireSession.ts'
import { waveState } from '../../access/waveState.ts'
import { releaseRequestSchema, waveReleaseSchema, type WaveRelease } from '../../api/release.ts'
import { Problem } from '../../problem.ts'
import { makeWaveRelease, type MadeRelease } from '../../release/makeWaveRelease.ts'
import { releaseWave } from '../../release/releaseWave.ts'
import type { Service } from '../../service.ts'
import type { Visit } from '../../visit.ts'
import { refusalInWords } from '../../waves/refusalInWords.ts'
import { jsonOf, problemsOf, sendJson } from '../describe.ts'
import { requireWave, summaryOf } from '../findWave.ts'

const params = z.object({ wave: z.string().max(100) })
const refusals = ['malformedRequest', 'notSignedIn', 'notYourRole', 'notFound', 'waveActRefused'] as const

const lookRoute = createRoute({
  method: 'get',
  path: '/api/steward/waves/{wave}/release',
  tags: ['steward'],
  summary: 'What would be released of a frozen wave, what was dropped and why, and whether the release still is what these answers give',
  request: { params },
  responses: { ...jsonOf(waveReleaseSchema, 'The release and its audit'), ...problemsOf(refusals) },
})

const releaseRoute = createRoute({
  method: 'post',
  path: '/api/steward/waves/{wave}/release',
  tags: ['steward'],
  summary: 'Releases a frozen wave, exactly as it was looked at',
  request: { params, body: { required: true, content: { 'application/json': { schema: releaseRequestSchema } } } },
  responses: { ...jsonOf(waveReleaseSchema, 'The release as it is now'), ...problemsOf([...refusals, 'otherOrigin', 'releaseMoved', 'releaseContradictsItself', 'tooLarge', 'notJson']) },
})

const fixedStates: ReadonlySet<string> = new Set(['frozen', 'released', 'archived'])

/** The release of a wave: looked at and made by the data steward. */
export function releaseRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  app.use('/api/steward/*', requireRole(service, ['steward']))

  async function madeOf(wave: Wave, language: 'nl' | 'en'): Promise<MadeRelease> {
    if (!fixedStates.has(waveState(wave, service.now()))) throw new Problem('waveActRefused', { detail: refusalInWords('otherState', wave, language), members: { reason: 'otherState' } })
    return await makeWaveRelease(service.figures, wave.id)
  }

  async function shown(wave: Wave, { document, hash, audit, findings }: MadeRelease): Promise<WaveRelease> {
    const stored = await findRelease(service.store.reporting, wave.id)
    return {
      wave: summaryOf(wave, service.now()),
      released: stored === undefined ? null : { edition: stored.edition, hash: stored.hash, madeAt: stored.madeAt },
      hash,
      eligible: audit.eligible,
      kept: audit.kept,
      proven: audit.proven,
      rounds: audit.rounds,
      dropped: [...audit.dropped],
      rounded: [...audit.rounded],
      peers: [...document.peers],
      findings: findings.map(({ words }) => words),
    }
  }

  app.openapi(lookRoute, async (context) => {
    const wave = await requireWave(service, context.req.valid('param').wave)
    return sendJson(context, waveReleaseSchema, await shown(wave, await madeOf(wave, context.get('language'))))
  })

  app.openapi(releaseRoute, async (context) => {
    const language = context.get('language')
    const wave = await requireWave(service, context.req.valid('param').wave)
    const made = await madeOf(wave, language)
    if (made.hash !== context.req.valid('json').hash) throw new Problem('releaseMoved')
    if (made.findings.length > 0) throw new Problem('releaseContradictsItself', { detail: made.findings.map(({ words }) => words[language]).join(' ') })
    const outcome = await releaseWave(service.store, { waveId: wave.id, made, actor: actorOf(context.get('account')), now: service.now() })
    if (outcome.kind === 'unknown') throw new Problem('notFound')
    if (outcome.kind === 'refused') throw new Problem('waveActRefused', { detail: refusalInWords(outcome.why, outcome.wave, language, outcome.other), members: { reason: outcome.why } })
    return sendJson(context, waveReleaseSchema, await shown(outcome.wave, made))
  })
}

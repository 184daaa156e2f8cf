import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { hashAnswers } from '../../../db/answers/answersHash.ts'
import { findRelease, findReleaseAudit } from '../../../db/answers/release.ts'
import type { ReleaseAudit, ReleaseDocument } from '../../../analysis/index.ts'
import type { Wave } from '../../../db/identity/waves/wave.ts'
import type { WaveRefusal } from '../../../db/identity/waves/waveStates.ts'
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
const refusals = ['malformedRequest', 'notSignedIn', 'notYourRole', 'notFound'] as const

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
  responses: { ...jsonOf(waveReleaseSchema, 'The release as it is now'), ...problemsOf([...refusals, 'waveActRefused', 'otherOrigin', 'releaseMoved', 'releaseContradictsItself', 'tooLarge', 'notJson']) },
})

/** The release of a wave: looked at and made by the data steward. */
export function releaseRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  const db = service.store.reporting
  app.use('/api/steward/*', requireRole(service, ['steward']))

  const lookOf = (hash: string, document: ReleaseDocument, audit: ReleaseAudit, findings: MadeRelease['findings']): WaveRelease['look'] => ({
    hash,
    eligible: audit.eligible,
    kept: audit.kept,
    proven: audit.proven,
    rounds: audit.rounds,
    dropped: [...audit.dropped],
    rounded: [...audit.rounded],
    peers: [...document.peers],
    findings: findings.map(({ words }) => words),
  })

  /** What is released is read; only what is not yet is made, which takes its time. */
  async function shown(wave: Wave): Promise<WaveRelease> {
    const summary = summaryOf(wave, service.now())
    const intact = wave.answersHash === null ? null : (await hashAnswers(db, wave.id)).hash === wave.answersHash
    const stored = await findRelease(db, wave.id)
    if (stored !== undefined && summary.state !== 'frozen') {
      const { edition, hash, madeAt, document } = stored
      const audit = (await findReleaseAudit(db, wave.id, edition))!
      return { wave: summary, released: { edition, hash, madeAt }, intact, look: lookOf(hash, document, audit, []) }
    }
    if (summary.state !== 'frozen') return { wave: summary, released: null, intact, look: null }
    const { hash, document, audit, findings } = await makeWaveRelease(service.figures, wave.id)
    return { wave: summary, released: null, intact, look: lookOf(hash, document, audit, findings) }
  }

  app.openapi(lookRoute, async (context) => sendJson(context, waveReleaseSchema, await shown(await requireWave(service, context.req.valid('param').wave))))

  app.openapi(releaseRoute, async (context) => {
    const language = context.get('language')
    const wave = await requireWave(service, context.req.valid('param').wave)
    const refuse = (why: WaveRefusal, of: Wave, other?: Wave) => new Problem('waveActRefused', { detail: refusalInWords(why, of, language, other), members: { reason: why } })
    if (waveState(wave, service.now()) !== 'frozen') throw refuse('otherState', wave)
    const made = await makeWaveRelease(service.figures, wave.id)
    if (made.hash !== context.req.valid('json').hash) throw new Problem('releaseMoved')
    if (made.findings.length > 0) throw new Problem('releaseContradictsItself', { detail: made.findings.map(({ words }) => words[language]).join(' ') })
    const outcome = await releaseWave(service.store, { waveId: wave.id, made, actor: actorOf(context.get('account')), now: service.now() })
    if (outcome.kind === 'unknown') throw new Problem('notFound')
    if (outcome.kind === 'refused') throw refuse(outcome.why, outcome.wave, outcome.other)
    return sendJson(context, waveReleaseSchema, await shown(outcome.wave))
  })
}

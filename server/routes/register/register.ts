import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { countReach } from '../../../analysis/index.ts'
import { listRegisterClusters } from '../../../db/identity/register/clusters.ts'
import { listReceived } from '../../../db/identity/register/lists.ts'
import { listClusterMembers } from '../../../db/identity/register/members.ts'
import { listTasks, taskStateAt, type ListTask } from '../../../db/identity/register/tasks.ts'
import { participationTotal } from '../../../db/identity/waves/participation.ts'
import { findPopulation } from '../../../db/identity/waves/population.ts'
import { listWaves } from '../../../db/identity/waves/wave.ts'
import { waveStateAt } from '../../../db/identity/waves/waveStates.ts'
import { mergeProposalsSchema, missingMembersSchema, reachSchema, registerSchema, type TaskShown } from '../../api/register/register.ts'
import { brusselsDayOf } from '../../imports/brusselsDay.ts'
import { listTemplate } from '../../register/listTemplate.ts'
import { proposeRegisterMerges } from '../../register/registerMerges.ts'
import { countMissing, gapsOf, isActive, missingKinds, missingOf } from '../../register/missing.ts'
import { Problem } from '../../problem.ts'
import type { Service } from '../../service.ts'
import type { Visit, VisitContext } from '../../visit.ts'
import { fileOf, sendFile, xlsxType } from '../analyst/exports/files.ts'
import { jsonOf, problemsOf, sendJson } from '../describe.ts'

const refusals = problemsOf(['malformedRequest', 'notSignedIn', 'notYourRole'])
const clusterQuery = z.string().max(100).optional().openapi({ description: 'One cluster; all when absent.' })
const mostListed = 500

const overviewRoute = createRoute({
  method: 'get',
  path: '/api/analyst/register',
  tags: ['analyst'],
  summary: 'The register: every cluster with its members, its list and what is missing',
  responses: { ...jsonOf(registerSchema, 'By name'), ...refusals },
})

const missingRoute = createRoute({
  method: 'get',
  path: '/api/analyst/register/missing',
  tags: ['analyst'],
  summary: 'Members of whom something is missing',
  request: { query: z.object({ cluster: clusterQuery, what: z.enum(missingKinds).optional() }) },
  responses: { ...jsonOf(missingMembersSchema, `At most ${mostListed}`), ...problemsOf(['malformedRequest', 'notSignedIn', 'notYourRole', 'notFound']) },
})

const reachRoute = createRoute({
  method: 'get',
  path: '/api/analyst/register/reach',
  tags: ['analyst'],
  summary: 'Which companies the programme reaches: size, age, place and memberships',
  request: { query: z.object({ cluster: clusterQuery }) },
  responses: { ...jsonOf(reachSchema, 'Counts of companies'), ...problemsOf(['malformedRequest', 'notSignedIn', 'notYourRole', 'notFound']) },
})

const mergesRoute = createRoute({
  method: 'get',
  path: '/api/analyst/register/merges',
  tags: ['analyst'],
  summary: 'Companies without a number that may be one with another company of the register',
  responses: { ...jsonOf(mergeProposalsSchema, `At most ${mostListed}`), ...refusals },
})

/** The same for everybody who may have it. */
export const templateRoute = (path: string, tag: string) =>
  createRoute({
    method: 'get',
    path,
    tags: [tag],
    summary: 'The workbook in which a cluster may send its list',
    responses: { ...fileOf(xlsxType, 'A sheet to fill in and one that explains'), ...problemsOf(['notSignedIn', 'notYourRole']) },
  })

export const sendTemplate = async (context: VisitContext) => sendFile(context, 'ledenlijst.xlsx', xlsxType, await listTemplate())

export const shownTask = (task: ListTask, now: Date): TaskShown => {
  const { round, requestedAt, remindedAt, receivedAt, acceptedAt } = task
  return { round, state: taskStateAt(task, now), requestedAt, remindedAt, receivedAt, acceptedAt }
}

/** What the agency sees of the register. */
export function registerRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  const db = service.store.kysely

  app.openapi(overviewRoute, async (context) => {
    const now = service.now()
    const today = brusselsDayOf(now)
    const members = await listClusterMembers(db, { activeOn: today })
    const tasks = await listTasks(db)
    const received = await listReceived(db)
    const clusters = (await listRegisterClusters(db)).map((cluster) => {
      const own = members.filter(({ clusterId }) => clusterId === cluster.id)
      const task = tasks.find(({ clusterId }) => clusterId === cluster.id)
      const list = received.find(({ clusterId }) => clusterId === cluster.id)
      const active = isActive(cluster, today)
      return {
        ...cluster,
        aliases: [...cluster.aliases],
        active,
        gaps: active ? gapsOf(cluster, own.length) : [],
        members: own.length,
        missing: countMissing(own),
        task: task === undefined ? null : shownTask(task, now),
        received: list === undefined ? null : { fileName: list.fileName, receivedAt: list.receivedAt },
      }
    })
    const waves = []
    for (const wave of await listWaves(db)) {
      if (!['draft', 'planned'].includes(waveStateAt(wave, now))) continue
      const population = await findPopulation(db, wave.id)
      waves.push({ id: wave.id, label: wave.label, population: population === undefined ? null : { ...population, members: (await participationTotal(db, wave.id)).invited } })
    }
    return sendJson(context, registerSchema, { waves, round: today.slice(0, 4), clusters, missing: countMissing(members), members: members.length, companies: new Set(members.map(({ companyId }) => companyId)).size })
  })

  app.openapi(missingRoute, async (context) => {
    const { cluster, what } = context.req.valid('query')
    const names = new Map((await listRegisterClusters(db)).map(({ id, name }) => [id, name]))
    if (cluster !== undefined && !names.has(cluster)) throw new Problem('notFound')
    const members = await listClusterMembers(db, { ...(cluster === undefined ? {} : { clusterId: cluster }), activeOn: brusselsDayOf(service.now()) })
    const found = members.map((member) => ({ member, missing: missingOf(member) })).filter(({ missing }) => (what === undefined ? missing.length > 0 : missing.includes(what)))
    return sendJson(context, missingMembersSchema, {
      total: found.length,
      members: found.slice(0, mostListed).map(({ member: { membershipId, company, clusterId, contact }, missing }) => ({
        membershipId, company, clusterId, cluster: names.get(clusterId) ?? clusterId, name: contact?.name ?? null, email: contact?.email ?? null, language: contact?.language ?? 'nl', missing,
      })),
    })
  })

  app.openapi(reachRoute, async (context) => {
    const asked = context.req.valid('query').cluster
    const clusters = (await listRegisterClusters(db)).map(({ id, name }) => ({ id, name }))
    const cluster = asked === undefined ? null : clusters.find(({ id }) => id === asked)
    if (cluster === undefined) throw new Problem('notFound')
    const on = brusselsDayOf(service.now())
    const members = await listClusterMembers(db, { activeOn: on })
    return sendJson(context, reachSchema, { cluster, clusters, on, ...countReach(members, Number(on.slice(0, 4)), asked) })
  })

  app.openapi(mergesRoute, async (context) => sendJson(context, mergeProposalsSchema, { proposals: (await proposeRegisterMerges(db)).slice(0, mostListed) }))

  app.openapi(templateRoute('/api/analyst/register/template.xlsx', 'analyst'), sendTemplate)
}

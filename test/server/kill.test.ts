import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { makeLinks, openDatabase, openWave } from './database.ts'
import { startServer, type RunningServer } from './runningServer.ts'
import { enter } from './visitor.ts'
import { wholeAnswers } from './wholeAnswers.ts'

const clients = 20
const rounds = 4

let server: RunningServer
afterAll(() => server.stop())

interface Member {
  readonly invitationId: string
  readonly send: () => Promise<{ readonly status: number; readonly revision: number }>
}

/** Opens links for `count` members of the open wave and has their submissions ready to send. */
async function members(count: number): Promise<Member[]> {
  const database = openDatabase(server)
  const links = makeLinks(server, database, openWave(database), count)
  database.close()
  return Promise.all(
    links.map(async ({ id, link }, place) => {
      const member = await enter(server.origin, link)
      const { reference } = (await (await member.get('/api/respondent/questionnaire')).json()) as { reference: string }
      const body = { reference, basedOnRevision: 0, answers: wholeAnswers(place % 4, 1 + (place % 5)), submissionKey: randomUUID() }
      return {
        invitationId: id,
        send: async () => {
          const response = await member.sendJson('POST', '/api/respondent/submission', body)
          return { status: response.status, revision: ((await response.json()) as { revision: number }).revision }
        },
      }
    }),
  )
}

test(`killed ${rounds} times while ${clients} clients submit: every acknowledged answer is there once`, async () => {
  server = await startServer()
  const acknowledged = new Set<string>()
  let cut = 0
  for (let round = 0; round < rounds; round++) {
    const before = acknowledged.size
    const killed = server
    // Each round dies somewhere else: after the first, the eighth, … acknowledgement
    const dieAfter = 1 + round * 7
    // Several submissions a client, so that many are under way when the process dies
    const queues = Array.from({ length: clients }, () => [] as Member[])
    for (const [place, member] of (await members(clients * 3)).entries()) queues[place % clients]!.push(member)
    await Promise.all(
      queues.map(async (queue) => {
        for (const { invitationId, send } of queue) {
          try {
            const { status, revision } = await send()
            expect([status, revision]).toEqual([200, 1])
            acknowledged.add(invitationId)
            if (acknowledged.size - before === dieAfter) void killed.kill()
          } catch (error) {
            // The connection broke: nothing was promised
            if (!(error instanceof TypeError)) throw error
            cut++
            return
          }
        }
      }),
    )
    await killed.kill()

    const file = openDatabase(killed)
    expect(['main', 'answers', 'link'].map((room) => file.pragma(`${room}.integrity_check`, { simple: true }))).toEqual(['ok', 'ok', 'ok'])
    expect(file.prepare(`select count(*) - count(distinct invitation_id) from response_link`).pluck().get()).toBe(0)
    const stored = file.prepare(`
      select link.invitation_id from response_link link
      join response on response.id = link.response_id and response.status = 'complete' and response.revision = 1
      join invitation on invitation.id = link.invitation_id and invitation.completed_at is not null
      where invitation.wave_id = ?`).pluck().all(openWave(file)) as string[]
    const partly = file.prepare(`select count(*) from response where id not in (select response_id from response_link)`).pluck().get()
    file.close()
    expect([...acknowledged].filter((id) => !stored.includes(id))).toEqual([])
    expect(partly).toBe(0)
    server = await startServer({ folder: killed.folder })
    const restarted = openDatabase(server)
    // The three files agree again: each response counts as started or completed, and nobody else does
    const disagreeing = restarted.prepare(`
      select count(*) from invitation left join response_link link on link.invitation_id = invitation.id
      left join response on response.wave_id = invitation.wave_id and response.id = link.response_id
      where (response.id is not null) <> (invitation.started_at is not null) or coalesce(response.status = 'complete', 0) <> (invitation.completed_at is not null)`).pluck().get()
    restarted.close()
    expect(disagreeing).toBe(0)
  }
  expect(acknowledged.size).toBeGreaterThanOrEqual(rounds)
  // Else the process never died in the middle, and the drill says nothing
  expect(cut).toBeGreaterThan(rounds)

  const database = openDatabase(server)
  const wave = openWave(database)
  const complete = database.prepare(`select count(*) from response where wave_id = ? and status = 'complete'`).pluck().get(wave)
  database.close()
  const analyst = await enter(server.origin, server.links.analyst)
  const { matrices } = (await (await analyst.get(`/api/analyst/waves/${wave}/effect-matrices`)).json()) as { matrices: { domain: string; base: number | null }[] }
  // What the restarted server computes with is what the store holds
  expect(matrices.find(({ domain }) => domain === 'total')!.base).toBe(complete)
}, 60_000)

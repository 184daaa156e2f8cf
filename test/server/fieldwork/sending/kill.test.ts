import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashToken } from '../../../../server/access/tokens.ts'
import { openDatabase, openWave } from '../../database.ts'
import { realSmtp, type RealSmtp, type SmtpManners } from '../../mail/realSmtp.ts'
import { startServer, type RunningServer } from '../../runningServer.ts'
import { enter } from '../../visitor.ts'
import { headerOf, plainTextOf } from './outbox.ts'

let smtp: RealSmtp
let manners: SmtpManners = {}
let server: RunningServer
beforeAll(async () => {
  smtp = await realSmtp({ data: (mail) => manners.data?.(mail) })
  server = await startServer({ environment: { SMTP_URL: smtp.url, MAILS_PER_MINUTE: '100000' } })
})
afterAll(async () => {
  await server.stop()
  await smtp.close()
})

test('drill R12: a server killed while mails are being handed over loses none, and sends at most one twice, with the same Message-ID', async () => {
  let database = openDatabase(server)
  const wave = openWave(database)
  const cluster = database.prepare('select cluster_id from invitation where wave_id = ? group by cluster_id order by count(*), cluster_id limit 1').pluck().get(wave) as string
  const steward = await enter(server.origin, server.links.steward)
  // The mail server has everything of the fifth mail, and the acknowledgement never comes
  let handedOver = 0
  const arrivals: { to: string; id: string }[] = []
  let cut = () => {}
  const isCut = new Promise<void>((done) => (cut = done))
  manners = {
    data: async (mail) => {
      arrivals.push({ to: mail.to[0]!, id: headerOf(mail, 'Message-ID')! })
      if (++handedOver === 5) {
        await server.kill()
        cut()
      }
      return undefined
    },
  }
  const asked = await steward.sendJson('POST', `/api/steward/waves/${wave}/mails`, { kind: 'invitation', clusters: [cluster] })
  const { queued } = (await asked.json()) as { queued: number }
  await isCut
  database.close()
  const { folder } = server
  manners = { data: (mail) => void arrivals.push({ to: mail.to[0]!, id: headerOf(mail, 'Message-ID')! }) }
  database = openDatabase({ databaseFile: server.databaseFile })
  const underWay = database.prepare(`select count(*) from mail where state = 'sending'`).pluck().get() as number
  expect(underWay).toBeGreaterThan(0)
  // The time of the claims passes
  database.prepare(`update mail set claimed_at = '2020-01-01T00:00:00.000Z' where state = 'sending'`).run()
  server = await startServer({ folder, environment: { SMTP_URL: smtp.url, MAILS_PER_MINUTE: '100000' } })
  const left = () => database.prepare(`select count(*) from mail where state in ('queued', 'sending')`).pluck().get() as number
  while (left() > 0) await fetch(`${server.origin}/healthz`)
  expect(new Set(arrivals.map(({ to }) => to)).size).toBe(queued)
  const times = new Map<string, Set<string>>()
  for (const { to, id } of arrivals) times.set(to, (times.get(to) ?? new Set()).add(id))
  expect([...times.values()].every((ids) => ids.size === 1)).toBe(true)
  expect(arrivals.length - queued).toBeLessThanOrEqual(underWay)
  for (const to of times.keys()) expect(arrivals.filter((one) => one.to === to).length).toBeLessThanOrEqual(2)
  // Every link that arrived leads somewhere
  for (const mail of smtp.received) {
    const token = /\/r\/([A-Za-z0-9_-]{43})/.exec(plainTextOf(mail))![1]!
    expect(database.prepare('select count(*) from invitation_link where token_hash = ?').pluck().get(hashToken(token))).toBe(1)
  }
  database.close()
})

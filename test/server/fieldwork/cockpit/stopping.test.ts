import { expect, test } from 'vitest'
import { startServer } from '../../runningServer.ts'
import { enter } from '../../visitor.ts'

test('a server that is asked to stop answers who waits for news, and does not wait for the patience to end', async () => {
  const server = await startServer()
  const analyst = await enter(server.origin, server.links.analyst)
  const { version } = (await (await analyst.get('/api/analyst/waves/2026/fieldwork')).json()) as { version: string }
  const waiting = analyst.get(`/api/analyst/waves/2026/fieldwork?after=${version}`)
  // The next answer comes back after the waiting one has arrived: both go over the same server in order
  await analyst.get('/api/analyst/waves/2026/fieldwork')
  const stopped = server.stop()
  expect(((await (await waiting).json()) as { version: string }).version).toBe(version)
  await stopped
})

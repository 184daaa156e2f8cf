import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer, type RunningServer } from './runningServer.ts'
import { visitor } from './visitor.ts'

const publicOrigin = 'https://bevraging.voorbeeld.be'
let server: RunningServer
beforeAll(async () => {
  server = await startServer({ environment: { PUBLIC_ORIGIN: publicOrigin, TRUSTED_PROXY: '127.0.0.1' } })
})
afterAll(() => server.stop())

const from = (address: string) => visitor(server.origin, { publicOrigin, from: address })
const wrong = (number: number) => `/r/${String(number).padStart(43, 'A')}`

describe('trying links', () => {
  test('twenty wrong ones a minute from one address; then even a right one waits, elsewhere it works', async () => {
    const guesser = from('198.51.100.1')
    const statuses = []
    for (let number = 0; number < 25; number++) statuses.push((await guesser.get(wrong(number))).status)
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 404), ...Array.from({ length: 5 }, () => 429)])
    const limited = await guesser.get(server.links.respondent)
    expect([limited.status, Number(limited.headers.get('retry-after'))]).toEqual([429, expect.toSatisfy((seconds: number) => seconds >= 1 && seconds <= 60)])
    expect(await limited.text()).toContain('Te veel pogingen')
    expect((await from('198.51.100.2').get(server.links.respondent)).status).toBe(200)
  })

  test('what a client writes about its own address is not believed', async () => {
    const statuses = []
    for (let number = 0; number < 25; number++) statuses.push((await from(`192.0.2.${number}, 198.51.100.7`).get(wrong(number))).status)
    expect(statuses.filter((status) => status === 429).length).toBe(5)
  })

  test('1,000 wrong ones from 100 addresses are limited together, and a member still gets in', async () => {
    const statuses = await Promise.all(Array.from({ length: 1_000 }, async (_, number) => (await from(`203.0.113.${number % 100}`).get(wrong(number))).status))
    expect(statuses.filter((status) => status === 404).length).toBeLessThanOrEqual(200)
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(800)
    expect((await from('198.51.100.3').get(server.links.respondent)).status).toBe(200)
  })

  test('asking for sign-in links and guessing them is limited too', async () => {
    const asker = from('198.51.100.4')
    const asked = []
    for (let number = 0; number < 12; number++) asked.push((await asker.press('/aanmelden', { email: `iemand${number}@voorbeeld.be` })).status)
    expect(asked).toEqual([...Array.from({ length: 10 }, () => 200), 429, 429])
    const guesser = from('198.51.100.5')
    const guessed = []
    for (let number = 0; number < 22; number++) guessed.push((await guesser.press(`/aanmelden/${String(number).padStart(43, 'A')}`)).status)
    expect(guessed).toEqual([...Array.from({ length: 20 }, () => 404), 429, 429])
  })

  test('behind https every answer says to stay there', async () => {
    expect((await from('198.51.100.6').get('/')).headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}; includeSubDomains$/)
  })
})

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

/** Wrong links and tokens: test/checks/02-wrong-tokens.test.ts. */
describe('asking', () => {
  test('for sign-in links is limited, for everybody at one address together', async () => {
    const asker = from('198.51.100.4')
    const asked = []
    for (let number = 0; number < 12; number++) asked.push((await asker.press('/aanmelden', { email: `iemand${number}@voorbeeld.be` })).status)
    expect(asked).toEqual([...Array.from({ length: 10 }, () => 200), 429, 429])
  })

  test('behind https every answer says to stay there', async () => {
    expect((await from('198.51.100.6').get('/')).headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}; includeSubDomains$/)
  })
})

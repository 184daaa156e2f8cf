import { Agent, request } from 'node:http'

export interface Connection {
  readonly headers: Record<string, string>
  /** The next body of this connection, made from the revision that was acknowledged last. */
  readonly body: (revision: number) => string
}

/** Each connection sends its next request when the last was answered, for `forMs`. Any answer but 200 stops the run. */
export async function requestsPerSecond(url: string, method: string, connections: readonly Connection[], forMs: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections.length })
  const until = performance.now() + forMs
  let answered = 0
  const send = (headers: Record<string, string>, body: string) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const outgoing = request(url, { agent, method, headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } }, (incoming) => {
        let text = ''
        incoming.setEncoding('utf8')
        incoming.on('data', (part: string) => (text += part))
        incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, text }))
      })
      outgoing.on('error', reject)
      outgoing.end(body)
    })
  const from = performance.now()
  await Promise.all(
    connections.map(async ({ headers, body }) => {
      let revision = 0
      while (performance.now() < until) {
        const { status, text } = await send(headers, body(revision))
        if (status !== 200) throw new Error(`${method} ${url} answered ${status}: ${text.slice(0, 300)}`)
        revision = (JSON.parse(text) as { revision: number }).revision
        answered++
      }
    }),
  )
  const seconds = (performance.now() - from) / 1000
  agent.destroy()
  return answered / seconds
}

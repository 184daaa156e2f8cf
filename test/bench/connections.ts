import { connect } from 'node:net'

export interface Connection {
  readonly headers: Record<string, string>
  /** The next body of this connection, made from the revision that was acknowledged last. */
  readonly body: (revision: number) => string
}

interface Span {
  /** Before it, requests are sent but not counted: a server is slower while it is new. */
  readonly warmUpMs: number
  readonly countedMs: number
}

/**
 * Each connection sends its next request when the last was answered. Any answer but 200 stops the run.
 * It shares the processors with what it measures, so it writes and reads the bare text of HTTP/1.1 itself.
 */
export async function requestsPerSecond(url: string, method: string, connections: readonly Connection[], { warmUpMs, countedMs }: Span): Promise<number> {
  const { hostname, port, pathname } = new URL(url)
  const countFrom = performance.now() + warmUpMs
  const until = countFrom + countedMs
  let counted = 0

  const keepSending = ({ headers, body }: Connection) =>
    new Promise<void>((done, failed) => {
      const fixed = { host: `${hostname}:${port}`, ...headers, 'content-type': 'application/json' }
      const head = `${method} ${pathname} HTTP/1.1\r\n${Object.entries(fixed).map(([name, value]) => `${name}: ${value}\r\n`).join('')}content-length: `
      let received = ''
      const socket = connect({ host: hostname, port: Number(port), noDelay: true })
      const send = (revision: number) => {
        const content = body(revision)
        socket.write(`${head}${Buffer.byteLength(content)}\r\n\r\n${content}`)
      }
      socket.setEncoding('latin1')
      socket.on('connect', () => send(0))
      socket.on('error', failed)
      socket.on('close', () => failed(new Error(`${url} closed a connection`)))
      socket.on('data', (part: string) => {
        received += part
        const headEnd = received.indexOf('\r\n\r\n')
        if (headEnd < 0) return
        const length = /\r\ncontent-length: (\d+)/i.exec(received)?.[1]
        if (!received.startsWith('HTTP/1.1 200 ') || length === undefined) {
          failed(new Error(`${method} ${url} answered ${received.slice(0, 600)}`))
          socket.destroy()
          return
        }
        const content = received.slice(headEnd + 4)
        if (content.length < Number(length)) return
        received = ''
        const now = performance.now()
        if (now >= countFrom && now < until) counted++
        if (now < until) send((JSON.parse(content) as { revision: number }).revision)
        else {
          done()
          socket.destroy()
        }
      })
    })

  await Promise.all(connections.map(keepSending))
  return counted / (countedMs / 1000)
}

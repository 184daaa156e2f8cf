import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { SaveQueue } from '../../../client/respondent/autosave/saveQueue.ts'
import type { QueueSnapshot } from '../../../client/respondent/autosave/saveState.ts'
import type { Surroundings } from '../../../client/respondent/autosave/surroundings.ts'

type Body = Record<string, unknown>
type Behaviour =
  /** Stores and answers. */
  | 'works'
  /** Stores, then breaks the connection before the answer. */
  | 'losesAnswer'
  /** Breaks the connection at once. */
  | 'unreachable'
  | { readonly status: number; readonly body: Body }

async function bodyOf(request: IncomingMessage): Promise<Body> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return JSON.parse(text) as Body
}

/** A real server over real sockets with one member's answers, that misbehaves on command. */
export async function startAnswerServer() {
  const held = { revision: 0, answers: {} as Body, page: null as unknown, status: 'notStarted', keys: new Set<unknown>() }
  const seen: { readonly method: string; readonly body: Body }[] = []
  const plan: Behaviour[] = []
  let underWay = 0
  let mostUnderWay = 0

  const server = createServer((request, response) => {
    void (async () => {
      underWay += 1
      mostUnderWay = Math.max(mostUnderWay, underWay)
      const body = await bodyOf(request)
      const behaviour = plan.shift() ?? 'works'
      seen.push({ method: request.method!, body })
      const answer = (status: number, document: Body) => {
        underWay -= 1
        response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(document))
      }
      const breakOff = () => {
        underWay -= 1
        request.socket.destroy()
      }
      if (behaviour === 'unreachable') return breakOff()
      if (typeof behaviour === 'object') return answer(behaviour.status, behaviour.body)
      const key = body['submissionKey']
      const known = key !== undefined && held.keys.has(key)
      if (!known && body['basedOnRevision'] !== held.revision) {
        return answer(409, { code: 'staleRevision', status: 409, revision: held.revision, answers: held.answers, page: held.page })
      }
      if (!known) {
        held.revision += 1
        held.answers = body['answers'] as Body
        if (key === undefined) held.page = body['page']
        else held.keys.add(key)
        if (held.status !== 'complete') held.status = key === undefined ? 'partial' : 'complete'
      }
      if (behaviour === 'losesAnswer') return breakOff()
      answer(200, key === undefined ? { revision: held.revision, storedAt: '2026-11-21T13:32:00Z' } : { revision: held.revision, status: 'complete' })
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    held,
    seen,
    /** What the next requests meet, in order; then the server works again. */
    next: (...behaviours: Behaviour[]) => plan.push(...behaviours),
    get mostUnderWay() {
      return mostUnderWay
    },
    /** Another device changes the answers. */
    changeElsewhere(answers: Body) {
      held.revision += 1
      held.answers = answers
      held.status = 'partial'
    },
    request: (path: string, init: RequestInit) => fetch(origin + path, { ...init, keepalive: false }),
    stop: () => new Promise<void>((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    }),
  }
}

export type AnswerServer = Awaited<ReturnType<typeof startAnswerServer>>

/** The memory of one device: it survives the page. */
export class DeviceMemory {
  readonly #values = new Map<string, string>()
  full = false
  getItem(name: string): string | null {
    return this.#values.get(name) ?? null
  }
  setItem(name: string, value: string): void {
    if (this.full) throw new DOMException('The quota has been exceeded', 'QuotaExceededError')
    this.#values.set(name, value)
  }
  removeItem(name: string): void {
    this.#values.delete(name)
  }
  get size(): number {
    return this.#values.size
  }
}

let made = 0

export const around = (server: AnswerServer, store: DeviceMemory): Surroundings => ({
  store,
  request: server.request,
  makeKey: () => `key-${String((made += 1)).padStart(16, '0')}`,
  pauses: { settle: 1, firstRetry: 2, longestRetry: 8, timeout: 5_000 },
})

/** Resolves when the queue says what is waited for; the test's own time limit is the only other way out. */
export function until(queue: SaveQueue, wanted: (snapshot: QueueSnapshot) => boolean): Promise<QueueSnapshot> {
  return new Promise((resolve) => {
    const look = () => {
      if (!wanted(queue.snapshot)) return
      stop()
      resolve(queue.snapshot)
    }
    const stop = queue.subscribe(look)
    look()
  })
}

export const stored = (snapshot: QueueSnapshot): boolean => snapshot.save.kind === 'stored'

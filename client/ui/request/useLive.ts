import { useCallback, useEffect, useState } from 'react'
import { RequestProblem, requestJson } from './requestJson.ts'
import type { Resource } from './useResource.ts'

interface Versioned<Answer> {
  readonly version: string
  readonly answer: Answer
}

interface Held<Answer> {
  readonly address: string
  readonly attempt: number
  readonly answer?: Answer
  readonly problem?: RequestProblem
}

export type Live<Answer> = Resource<Answer> & {
  /** True while the server does not answer and the page shows what it last heard. */
  readonly isBehind: boolean
}

const longestPauseMs = 30_000

/** Resolves after some time, or when the page hears that there is a connection again, or is stopped. */
const pause = (ms: number, stopped: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      removeEventListener('online', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    addEventListener('online', done, { once: true })
    stopped.addEventListener('abort', done, { once: true })
  })

/**
 * What an address answers, and each next answer as soon as there is one: the server holds a request with `after` until it
 * has news. When the connection is lost it is tried again, ever less often; the last answer stays.
 */
export function useLive<Answer>(address: string): Live<Answer> {
  const [held, setHeld] = useState<Held<Answer> | undefined>(undefined)
  const [isBehind, setIsBehind] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const retry = useCallback(() => setAttempt((count) => count + 1), [])

  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    const follow = async () => {
      let version: string | undefined
      let pauseMs = 1000
      while (!signal.aborted) {
        const news = version === undefined ? address : `${address}${address.includes('?') ? '&' : '?'}after=${version}`
        const asking = new AbortController()
        const stop = () => asking.abort()
        // Without a connection a request that waits would wait in vain for a while
        addEventListener('offline', stop, { once: true })
        signal.addEventListener('abort', stop, { once: true })
        try {
          const next = await requestJson<Versioned<Answer>>(news, { signal: asking.signal })
          if (signal.aborted) return
          if (next.version !== version) setHeld({ address, attempt, answer: next.answer })
          version = next.version
          pauseMs = 1000
          setIsBehind(false)
        } catch (error) {
          if (signal.aborted) return
          const problem = error instanceof RequestProblem ? error : new RequestProblem(0, 'unknown', String(error), null)
          // Nothing to show yet, or a refusal that another try does not change
          if (version === undefined || (problem.status >= 400 && problem.status < 500)) return setHeld({ address, attempt, problem })
          setIsBehind(true)
          await pause(pauseMs, signal)
          pauseMs = Math.min(longestPauseMs, pauseMs * 2)
        } finally {
          removeEventListener('offline', stop)
          signal.removeEventListener('abort', stop)
        }
      }
    }
    void follow()
    return () => controller.abort()
  }, [address, attempt])

  if (held === undefined || held.address !== address || held.attempt !== attempt) return { state: 'loading', former: held?.answer, progress: null, isBehind }
  if (held.problem) return { state: 'failed', problem: held.problem, retry, isBehind }
  return { state: 'ready', answer: held.answer as Answer, isBehind }
}

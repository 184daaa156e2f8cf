import { useCallback, useEffect, useState } from 'react'
import { RequestProblem, requestJson } from './requestJson.ts'

/**
 * What a page knows of something it asked for. `former` is the last answer, to keep on the screen while the next one comes;
 * `progress` how far the server is with it (0..1), null as long as it says nothing.
 */
export type Resource<Answer> =
  | { readonly state: 'loading'; readonly former: Answer | undefined; readonly progress: number | null }
  | { readonly state: 'ready'; readonly answer: Answer }
  | { readonly state: 'failed'; readonly problem: RequestProblem; readonly retry: () => void }

interface Held<Answer> {
  readonly address: string
  readonly attempt: number
  readonly answer?: Answer
  readonly problem?: RequestProblem
}

/**
 * Asks for the address, and again when it changes; the request that is no longer wanted is stopped.
 * `null` asks for nothing and stays loading.
 */
export function useResource<Answer>(address: string | null): Resource<Answer> {
  const [held, setHeld] = useState<Held<Answer> | undefined>(undefined)
  const [attempt, setAttempt] = useState(0)
  const [progress, setProgress] = useState<number | null>(null)
  const retry = useCallback(() => setAttempt((count) => count + 1), [])

  useEffect(() => {
    if (address === null) return undefined
    const controller = new AbortController()
    setProgress(null)
    const onProgress = (share: number) => {
      if (!controller.signal.aborted) setProgress(share)
    }
    requestJson<Answer>(address, { signal: controller.signal, onProgress }).then(
      (answer) => setHeld({ address, attempt, answer }),
      (error: unknown) => {
        if (controller.signal.aborted) return
        const problem = error instanceof RequestProblem ? error : new RequestProblem(0, 'unknown', String(error), null)
        setHeld({ address, attempt, problem })
      },
    )
    return () => controller.abort()
  }, [address, attempt])

  if (held === undefined || held.address !== address || held.attempt !== attempt) return { state: 'loading', former: held?.answer, progress }
  if (held.problem) return { state: 'failed', problem: held.problem, retry }
  return { state: 'ready', answer: held.answer as Answer }
}

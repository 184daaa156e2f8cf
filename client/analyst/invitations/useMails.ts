import { useEffect, useState } from 'react'
import type { MailsOverview } from '../../../server/api/mails.ts'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { RequestProblem, requestJson } from '../../ui/request/requestJson.ts'
import { useResource, type Resource } from '../../ui/request/useResource.ts'
import { words } from './words.ts'

export interface MailsInHand {
  readonly overview: Resource<MailsOverview>
  /** Rises when something may have changed. */
  readonly revision: number
  /** Sends, and asks for the overview again. The answer, or in words what went wrong. */
  readonly send: <Answer>(path: string, body: unknown, method?: 'POST' | 'PUT') => Promise<{ readonly answer: Answer } | { readonly trouble: string }>
}

const everyMs = 2_000

export const isUnderWay = ({ pausedAt, counts, wave }: MailsOverview): boolean => pausedAt === null && wave.state === 'open' && counts.some(({ state }) => state === 'queued' || state === 'sending')

export function useMails(waveId: string): MailsInHand {
  const { say, language } = useLanguage()
  const at = `/api/steward/waves/${encodeURIComponent(waveId)}`
  const [revision, setRevision] = useState(0)
  const overview = useResource<MailsOverview>(`${at}/mails?na=${revision}`)
  const sending = overview.state === 'ready' && isUnderWay(overview.answer)
  useEffect(() => {
    if (!sending) return undefined
    // While mails go out the page follows them
    const timer = setTimeout(() => setRevision((count) => count + 1), everyMs)
    return () => clearTimeout(timer)
  }, [sending, revision])

  return {
    overview,
    revision,
    async send<Answer>(path: string, body: unknown, method: 'POST' | 'PUT' = 'POST') {
      try {
        const answer = await requestJson<Answer>(`${at}/${path}?taal=${language}`, { method, body })
        setRevision((count) => count + 1)
        return { answer }
      } catch (error) {
        if (!(error instanceof RequestProblem)) throw error
        return { trouble: error.code === 'noConnection' ? say(words.noConnection) : error.message }
      }
    },
  }
}

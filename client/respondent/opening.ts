import type { RespondentQuestionnaire } from '../../server/api/respondent.ts'
import { RequestProblem, requestJson } from '../ui/request/requestJson.ts'
import type { Stop } from './pages/stopWords.ts'

export type Opening =
  | { readonly kind: 'loading' }
  | { readonly kind: 'open'; readonly opened: RespondentQuestionnaire; readonly attempt: number }
  | { readonly kind: 'stopped'; readonly stop: Stop }

const stopOf = (problem: RequestProblem): Stop => {
  if (problem.status === 0) return 'noConnection'
  if (problem.status === 401) return 'signedOut'
  if (problem.status === 410) return problem.code === 'answersUnlinked' ? 'answersUnlinked' : 'waveClosed'
  return problem.code === 'waveNotOpen' ? 'waveNotOpen' : 'serverTrouble'
}

/** Asks for the questionnaire and the answers so far; what goes wrong is a page of its own, never an exception. */
export async function openQuestionnaire(attempt: number): Promise<Opening> {
  try {
    return { kind: 'open', opened: await requestJson<RespondentQuestionnaire>('/api/respondent/questionnaire'), attempt }
  } catch (error) {
    return { kind: 'stopped', stop: error instanceof RequestProblem ? stopOf(error) : 'serverTrouble' }
  }
}

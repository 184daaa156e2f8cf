import { useState } from 'react'
import type { Accounts } from '../../../server/api/accounts.ts'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { RequestProblem, requestJson } from '../../ui/request/requestJson.ts'
import { useResource, type Resource } from '../../ui/request/useResource.ts'
import { words } from './words.ts'

const at = '/api/steward/accounts'

export interface Sending {
  readonly method: 'POST' | 'PUT' | 'DELETE'
  /** Behind the address of all accounts. */
  readonly path: string
  readonly body: unknown
}

export interface AccountsInHand {
  readonly accounts: Resource<Accounts>
  /** Every answer to a change is the whole list again. What went wrong comes back in words; null when it is done. */
  readonly send: (sending: Sending) => Promise<string | null>
}

export function useAccounts(): AccountsInHand {
  const { say } = useLanguage()
  const first = useResource<Accounts>(at)
  const [changed, setChanged] = useState<Accounts | null>(null)

  function inWords(error: unknown): string {
    if (!(error instanceof RequestProblem)) return say(words.failed)
    switch (error.code) {
      case 'lastSteward':
      case 'addressTaken':
      case 'alreadyLinked':
        return say(words[error.code])
      case 'malformedRequest':
        return `${say(words.malformedRequest)} ${error.message}`
      default:
        return say(words.failed)
    }
  }

  const send = async ({ method, path, body }: Sending) => {
    try {
      setChanged(await requestJson<Accounts>(`${at}${path}`, { method, body }))
      return null
    } catch (error) {
      return inWords(error)
    }
  }
  return { accounts: changed === null ? first : { state: 'ready', answer: changed }, send }
}

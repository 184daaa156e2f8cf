import { attemptLimit } from '../../access/requests/attemptLimit.ts'
import { clientAddress, networkOf } from '../../access/requests/clientAddress.ts'
import type { Service } from '../../service.ts'
import type { VisitContext } from '../../visit.ts'

const wrongPerMinute = { each: 20, everybody: 200 } as const

export interface WrongLinks {
  /** True when this visitor has to wait: too many links that do not exist. Says so in the answer. */
  mustWait(context: VisitContext): Promise<boolean>
  /** Counts one more; true when it was one too many. */
  count(context: VisitContext): Promise<boolean>
}

/** Links to a questionnaire and links to hear no more are guessed from one purse. */
export function wrongLinks(service: Service): WrongLinks {
  const limit = attemptLimit({ store: service.store, now: service.now, purpose: 'wrong invitation', perMinute: wrongPerMinute })
  const network = (context: VisitContext) => networkOf(clientAddress(context, service.isTrustedProxy))
  const waits = (context: VisitContext, seconds: number): boolean => {
    if (seconds > 0) context.header('Retry-After', String(seconds))
    return seconds > 0
  }
  return {
    mustWait: async (context) => waits(context, await limit.secondsToWait(network(context))),
    count: async (context) => waits(context, await limit.count(network(context))),
  }
}

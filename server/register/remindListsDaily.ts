import { daily } from '../daily.ts'
import { remindLists } from './remindLists.ts'
import type { Store } from '../../db/store.ts'
import type { Mailer } from '../mail/mailer.ts'

interface HowToRemind {
  readonly store: Store
  readonly mailer: Mailer
  readonly publicOrigin: string
  readonly now: () => Date
  readonly report: (what: string, error: unknown) => void
}

/** Looks at once and every day which lists did not come, until it is stopped; then resolves when what it began is done. */
export function remindListsDaily({ now, report, ...how }: HowToRemind): () => Promise<void> {
  let stopping = false
  let looking: Promise<unknown> = Promise.resolve()
  const look = async () => {
    looking = remindLists({ ...how, now: now(), stopping: () => stopping }).catch((error: unknown) => report('managers could not be reminded of their list', error))
    await looking
  }
  const stop = daily(look, (error) => report('managers could not be reminded of their list', error))
  void look()
  return async () => {
    stopping = true
    stop()
    await looking
  }
}

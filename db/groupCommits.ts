import type { Transaction } from 'kysely'
import type { Schema } from './schema.ts'
import type { Store } from './store.ts'

/** Turns that a group waits at most: long enough for all who were kept from the event loop by the commit before. */
const mostTurns = 16

interface Waiting<Input, Outcome> {
  readonly input: Input
  resolve(outcome: Outcome): void
  reject(error: unknown): void
}

/**
 * Makes of `work` a function whose calls share commits: on SQLite, where one commit costs a wait for the disk and only
 * one transaction writes at a time, everything that arrives in one turn of the event loop goes into one transaction,
 * and while every turn brings more, a few turns together.
 * On PostgreSQL each call is a transaction of its own; the server groups their waits itself.
 * A call answers only after its commit. When one of a group fails, each of the group is done again on its own,
 * so that only the one that fails is refused.
 */
export function groupCommits<Input, Outcome>(
  store: Store,
  work: (transaction: Transaction<Schema>, input: Input) => Promise<Outcome>,
): (input: Input) => Promise<Outcome> {
  const alone = (input: Input) => store.kysely.transaction().execute((transaction) => work(transaction, input))
  if (store.kind !== 'sqlite') return alone

  let waiting: Waiting<Input, Outcome>[] = []

  async function commitGroup(): Promise<void> {
    const group = waiting
    waiting = []
    let outcomes: Outcome[]
    try {
      outcomes = await store.kysely.transaction().execute(async (transaction) => {
        const done: Outcome[] = []
        for (const { input } of group) done.push(await work(transaction, input))
        return done
      })
    } catch (error) {
      if (group.length === 1) group[0]!.reject(error)
      else for (const { input, resolve, reject } of group) await alone(input).then(resolve, reject)
      return
    }
    group.forEach(({ resolve }, place) => resolve(outcomes[place]!))
  }

  /** One that comes alone is stored at the end of its turn; a crowd is awaited until a turn brings nobody. */
  function commitWhenTogether(before: number, turns: number): void {
    setImmediate(() => {
      if (waiting.length > before && turns < mostTurns) commitWhenTogether(waiting.length, turns + 1)
      else void commitGroup()
    })
  }

  return (input) =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject })
      if (waiting.length === 1) commitWhenTogether(1, 1)
    })
}

import { expect } from 'vitest'
import { readMail, type ReadMail } from './receivedMail.ts'
import type { Ledger } from '../people/ledger.ts'
import type { Programme } from '../programme.ts'

interface Post {
  readonly programme: Programme
  readonly ledger: Ledger
  /** Resolves when nothing waits to be sent any more. */
  untilSent(): PromiseLike<unknown>
}

/**
 * Mails to these people arrive, one to each and no others, in their language, about the questionnaires that wait for them.
 * @returns them as they were received, by company and address
 */
export async function expectMails({ programme, ledger, untilSent }: Post, keys: readonly string[], kind: ReadMail['kind']): Promise<ReadMail[]> {
  const got = await Promise.all((await programme.arrived(keys.length)).map(readMail))
  await untilSent()
  expect(got.map(({ key }) => key).sort()).toEqual([...keys].sort())
  for (const mail of got) {
    const person = ledger.person(mail.key)
    expect([mail.key, mail.kind, mail.language]).toEqual([mail.key, kind, person.language])
    expect([mail.key, mail.questionnaires.map(({ clusterName }) => clusterName).sort()]).toEqual([mail.key, ledger.waitingFor(mail.key)])
    for (const { clusterName, started } of mail.questionnaires) expect([mail.key, started]).toEqual([mail.key, ledger.member(mail.company, clusterName).started])
    person.mails++
  }
  // One too many would be the next to be read
  expect(programme.unread()).toBe(0)
  return got.sort((a, b) => (a.key < b.key ? -1 : 1))
}

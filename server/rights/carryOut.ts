import { writeFile } from 'node:fs/promises'
import { findPeople, mostPeople } from '../../db/identity/people/findPeople.ts'
import { readPersonRecord } from '../../db/identity/people/personRecord.ts'
import { CommandError, fileTrouble } from '../commands/commandLine.ts'
import { correctPerson, erasePerson, giveAccess, type ByWhom } from './peopleRights.ts'
import type { RightsOrder } from './readOrder.ts'
import type { Language } from '../api/language.ts'
import type { Store } from '../../db/store.ts'

const nobody = (contact: string) => new CommandError(`there is no contact "${contact}": expected an id that find prints`)

async function found(store: Store, text: string): Promise<string> {
  const people = await findPeople(store.kysely, text)
  if (people.length === 0) return 'nobody found'
  const lines = await Promise.all(
    people.map(async ({ contactId, name, email, company }) => {
      const record = await readPersonRecord(store.kysely, contactId)
      const invitations = record!.invitations.map(({ id, wave, cluster, startedAt }) => `\n    ${id}  ${wave}, ${cluster}${startedAt === null ? '' : ', answers'}`)
      return `${contactId}  ${[name, email, company].filter((part) => part !== null).join('  ')}${invitations.join('')}`
    }),
  )
  return [...lines, ...(people.length === mostPeople ? [`more than ${mostPeople}: say more`] : [])].join('\n')
}

/** @returns what was done, in a line. @throws CommandError in one sentence */
export async function carryOut(store: Store, order: RightsOrder, keyDays: number, by: ByWhom): Promise<string> {
  switch (order.what) {
    case 'find':
      return found(store, order.text)
    case 'record': {
      const document = await giveAccess(store, order.contact, keyDays, by)
      if (document === undefined) throw nobody(order.contact)
      const text = JSON.stringify(document, null, 2)
      if (order.out === undefined) return text
      try {
        await writeFile(order.out, `${text}\n`, { mode: 0o600 })
      } catch (error) {
        throw new CommandError(`${order.out}: ${fileTrouble(error as NodeJS.ErrnoException)}`)
      }
      return `${order.out} is written`
    }
    case 'correct': {
      const stored = (await readPersonRecord(store.kysely, order.contact))?.contact
      if (stored === undefined) throw nobody(order.contact)
      const { name, email, language } = { ...stored, ...order }
      await correctPerson(store, order.contact, { name, email, language: language as Language }, by)
      return `${order.contact} is corrected`
    }
    case 'erase': {
      const outcome = await erasePerson(store, order.contact, order.answers === undefined ? { what: 'contact', contactId: order.contact } : { what: 'answers', invitationId: order.answers }, by)
      if (outcome.kind === 'unknown') throw order.answers === undefined ? nobody(order.contact) : new CommandError(`contact ${order.contact} has no invitation "${order.answers}": expected an id that find prints below the contact`)
      if (outcome.kind === 'unlinked') throw new CommandError('the link key of this wave is destroyed: nobody can tell which answers are meant, nothing is erased')
      if (order.answers === undefined) return `contact ${order.contact} is erased; what its company answered stays`
      return outcome.responses === 0 ? 'there were no answers; the link works no longer' : 'the answers are erased, the link works no longer'
    }
  }
}

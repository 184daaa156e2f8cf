import { useState } from 'react'
import type { Erased, People, Person } from '../../../server/api/people.ts'
import { requestJson } from '../../ui/request/requestJson.ts'

const at = '/api/steward/people'

export interface PeopleInHand {
  readonly people: People | null
  readonly person: Person | null
  search(text: string): Promise<void>
  show(contactId: string): Promise<void>
  /** Back to the list. */
  leave(): void
  correct(facts: Person['contact']): Promise<void>
  /** @param invitationId null for the person itself */
  erase(invitationId: string | null): Promise<Erased>
}

/** The people who were searched for and the one that is shown. Every function throws what the server refused. */
export function usePeople(): PeopleInHand {
  const [people, setPeople] = useState<People | null>(null)
  const [person, setPerson] = useState<Person | null>(null)
  const one = (id: string) => `${at}/${encodeURIComponent(id)}`
  const show = async (id: string) => setPerson(await requestJson<Person>(one(id)))
  return {
    people,
    person,
    search: async (text) => {
      setPeople(await requestJson<People>(`${at}/search`, { method: 'POST', body: { text } }))
      setPerson(null)
    },
    show,
    leave: () => setPerson(null),
    correct: async ({ id, name, email, language }) => {
      setPerson(await requestJson<Person>(one(id), { method: 'PUT', body: { name, email, language } }))
    },
    erase: async (invitationId) => {
      const { id } = person!.contact
      const erased = await requestJson<Erased>(`${one(id)}/erasure`, { method: 'POST', body: invitationId === null ? { what: 'contact' } : { what: 'answers', invitationId } })
      if (invitationId !== null) await show(id)
      else {
        setPerson(null)
        setPeople((found) => found && { ...found, people: found.people.filter(({ contactId }) => contactId !== id) })
      }
      return erased
    },
  }
}

/** Where the file for the person is. */
export const recordAddress = (contactId: string): string => `${at}/${encodeURIComponent(contactId)}/record.json`

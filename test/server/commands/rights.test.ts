import { afterEach, beforeEach, expect, test } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { readRightsOrder } from '../../../server/rights/readOrder.ts'
import { carryOut } from '../../../server/rights/carryOut.ts'
import { during, smallProgramme } from '../../db/programme.ts'
import type { Store } from '../../../db/store.ts'

let store: Store
beforeEach(async () => {
  store = await connect('sqlite::memory:')
  await smallProgramme(store, 3)
})
afterEach(() => store.close())

const run = (...words: string[]) => carryOut(store, readRightsOrder(words)!, 90, { actor: { kind: 'command', name: 'rights' }, now: during })

test('finds, corrects and erases, each said in a line', async () => {
  expect(await run('find', 'bedrijf 1')).toBe('contact-1  Contact 1  contact1@voorbeeld.example  Bedrijf 1\n    invitation-1  Golf 2026, Beta netwerk')
  expect(await run('correct', 'contact-1', '--email', 'Ander@Voorbeeld.example')).toBe('contact-1 is corrected')
  expect(await run('find', 'ander@')).toContain('Contact 1  ander@voorbeeld.example')
  expect(JSON.parse(await run('record', 'contact-1'))).toMatchObject({ contact: { name: 'Contact 1', language: 'nl' }, company: { name: 'Bedrijf 1', founded: 1990 }, memberships: [{ cluster: 'Beta netwerk' }] })
  expect(await run('erase', 'contact-1', '--answers', 'invitation-1')).toBe('there were no answers; the link works no longer')
  expect(await run('erase', 'contact-1')).toBe('contact contact-1 is erased; what its company answered stays')
  expect(await run('find', 'contact 1')).toBe('nobody found')
})

test('what cannot be done is said in one sentence', async () => {
  await expect(run('erase', 'contact-9')).rejects.toThrow('there is no contact "contact-9": expected an id that find prints')
  await expect(run('erase', 'contact-0', '--answers', 'invitation-1')).rejects.toThrow('contact contact-0 has no invitation "invitation-1"')
  await expect(run('record', 'contact-0', '--out', '/nowhere/file.json')).rejects.toThrow('/nowhere/file.json: there is no such file or folder')
})

test.each([
  [[], 'nothing to do, expected find, record, correct or erase'],
  [['forget', 'x'], '"forget" to do, expected find, record, correct or erase'],
  [['find', 'ab'], 'TEXT is missing or shorter than 3 characters'],
  [['erase'], 'CONTACT is missing: the id that find prints'],
  [['correct', 'c'], 'nothing to correct, expected --name, --email or --language'],
  [['correct', 'c', '--email', 'x'], '--email is "x", expected one e-mail address such as name@example.org'],
  [['correct', 'c', '--language', 'fr'], '--language is "fr", expected nl or en'],
  [['find', 'abc', '--name', 'x'], '--name does not go with find'],
  [['erase', 'a', 'b'], '"b" is one word too many'],
])('%j is refused', (words, message) => {
  expect(() => readRightsOrder(words)).toThrow(message)
})

import { expect, test } from 'vitest'
import { readEntries } from '../../../db/audit/readEntries.ts'
import { findAccountByEmail, listAccounts } from '../../../db/identity/access/account.ts'
import { findAccountOfSubject } from '../../../db/identity/access/accountSubject.ts'
import { createSession, findSession } from '../../../db/identity/access/session.ts'
import { onEachDatabase } from '../../db/onEachDatabase.ts'
import { smallProgramme } from '../../db/programme.ts'
import { runCommand } from './runCommand.ts'
import { runHere } from './runHere.ts'

onEachDatabase('npm run account', ({ open, newUrl, newMigratedUrl }) => {
  test('makes the first accounts of an empty database, lists and disables them', async () => {
    const url = await newUrl()
    const account = (...words: string[]) => runHere('account', words, url)
    expect(await runCommand('account', ['list'], url)).toEqual({ code: 0, errors: '', output: 'no accounts yet: npm run account -- add EMAIL --role ROLE\n' })
    expect(await runCommand('account', ['add', ' Steward@Voorbeeld.example', '--role', 'steward', '--name', 'Datasteward'], url)).toEqual({
      code: 0,
      errors: '',
      output: 'steward@voorbeeld.example  steward  Datasteward  added\n',
    })
    const store = await open(url)
    await smallProgramme(store, 2)
    expect((await account('add', 'manager@voorbeeld.example', '--role', 'manager', '--cluster', 'alpha')).code).toBe(0)
    expect(await account('list')).toMatchObject({ output: 'manager@voorbeeld.example  manager of alpha  manager@voorbeeld.example\nsteward@voorbeeld.example  steward  Datasteward\n' })

    const { id } = (await findAccountByEmail(store.kysely, 'manager@voorbeeld.example'))!
    await createSession(store.kysely, { idHash: 'session', accountId: id, now: new Date() })
    expect(await account('disable', 'Manager@voorbeeld.example')).toEqual({ code: 0, errors: '', output: 'manager@voorbeeld.example is disabled, its sessions and links are ended\n' })
    expect(await findSession(store.kysely, 'session')).toBeUndefined()
    const { disabledAt } = (await findAccountByEmail(store.kysely, 'manager@voorbeeld.example'))!
    expect((await account('list')).output).toContain(`  disabled ${disabledAt}\n`)
    expect(await account('disable', 'manager@voorbeeld.example')).toEqual({ code: 0, errors: '', output: `manager@voorbeeld.example was disabled already, on ${disabledAt}\n` })
  })

  test('changes the role, and enables again; sessions end and the audit trail says who did what', async () => {
    const url = await newMigratedUrl()
    const store = await open(url)
    await smallProgramme(store, 2)
    const account = async (...words: string[]) => (await runHere('account', words, url)).output
    await account('add', 'a@voorbeeld.example', '--role', 'steward', '--name', 'A')
    const { id } = (await findAccountByEmail(store.kysely, 'a@voorbeeld.example'))!
    const signIn = () => createSession(store.kysely, { idHash: 'session', accountId: id, now: new Date() })
    await signIn()
    expect(await account('role', 'a@voorbeeld.example', '--role', 'manager', '--cluster', 'alpha')).toBe('a@voorbeeld.example  manager of alpha  A  changed, its sessions and links are ended\n')
    expect(await findSession(store.kysely, 'session')).toBeUndefined()
    await signIn()
    expect(await account('role', 'a@voorbeeld.example', '--role', 'manager', '--cluster', 'alpha')).toBe('a@voorbeeld.example is that already: nothing is changed\n')
    expect(await findSession(store.kysely, 'session')).toBeDefined()
    expect(await account('enable', 'a@voorbeeld.example')).toBe('a@voorbeeld.example was not disabled\n')
    await account('disable', 'a@voorbeeld.example')
    expect(await account('enable', 'a@voorbeeld.example')).toBe('a@voorbeeld.example may sign in again, as manager\n')
    const entries = await readEntries(store.kysely, { subject: { kind: 'account', id }, limit: 10 })
    expect(entries.map(({ act, actor, details }) => [act, actor.id, details['what'] ?? null])).toEqual([
      ['accountChanged', 'account', 'enabled'],
      ['accountDisabled', 'account', null],
      ['accountChanged', 'account', 'rights'],
      ['accountAdded', 'account', null],
    ])
    expect(JSON.stringify(entries)).not.toContain('@')
  })

  test('links a person at the sign-in provider, once, and unlinks', async () => {
    const url = await newMigratedUrl()
    const store = await open(url)
    const account = (...words: string[]) => runHere('account', words, url, { OIDC_ISSUER: 'https://aanbieder.voorbeeld.example/op/', OIDC_CLIENT_ID: 'survey', OIDC_CLIENT_SECRET: 'secret' })
    for (const email of ['a@voorbeeld.example', 'b@voorbeeld.example']) await account('add', email, '--role', 'analyst')
    expect((await runHere('account', ['link', 'a@voorbeeld.example', '--subject', 'one'], url)).errors).toBe('account: OIDC_ISSUER is not set: there is no sign-in provider to link to\n')
    expect((await account('link', 'a@voorbeeld.example', '--subject', 'one', '--organisation', 'OVO000001')).output).toBe('a@voorbeeld.example may sign in at https://aanbieder.voorbeeld.example/op\n')
    expect((await account('list')).output).toContain('a@voorbeeld.example  analyst  a@voorbeeld.example  linked at https://aanbieder.voorbeeld.example/op for OVO000001\n')
    for (const [email, subject] of [['b@voorbeeld.example', 'one'], ['a@voorbeeld.example', 'two']] as const) {
      expect((await account('link', email, '--subject', subject)).errors).toBe(`account: ${email} or this code is linked already: see npm run account -- list, and unlink first\n`)
    }
    expect(await findAccountOfSubject(store.kysely, 'https://aanbieder.voorbeeld.example/op', 'one')).toMatchObject({ organisation: 'OVO000001' })
    expect((await account('unlink', 'a@voorbeeld.example')).output).toBe('a@voorbeeld.example is linked no more, its sessions are ended\n')
    expect((await account('unlink', 'a@voorbeeld.example')).output).toBe('a@voorbeeld.example was not linked\n')
  })

  test('refuses what does not fit with one line that says what would, and changes nothing', async () => {
    const url = await newMigratedUrl()
    const store = await open(url)
    const account = (...words: string[]) => runHere('account', words, url)
    const refusal = async (...words: string[]) => (await account(...words)).errors
    expect(await refusal('add', 'm@voorbeeld.example', '--role', 'manager', '--cluster', 'alpha')).toBe('account: there is no cluster "alpha": there is none at all yet, import the members first\n')
    await smallProgramme(store, 2)
    expect(await account('add', 'm@voorbeeld.example', '--role', 'manager', '--cluster', 'gamma')).toEqual({ code: 1, output: '', errors: 'account: there is no cluster "gamma": expected one of alpha, beta\n' })
    expect((await account('add', 'a@voorbeeld.example', '--role', 'analyst')).code).toBe(0)
    const before = await listAccounts(store.kysely)
    expect(await account('add', 'A@VOORBEELD.example', '--role', 'steward')).toEqual({
      code: 1,
      output: '',
      errors: 'account: a@voorbeeld.example has an account already (a@voorbeeld.example analyst a@voorbeeld.example): nothing is changed\n',
    })
    expect(await runCommand('account', ['disable', 'x@voorbeeld.example'], url)).toEqual({ code: 1, output: '', errors: 'account: there is no account x@voorbeeld.example: see npm run account -- list\n' })
    expect(await listAccounts(store.kysely)).toEqual(before)
  })
})

test.each([
  [[], 'nothing to do, expected add, role, link, disable, enable, unlink or list'],
  [['remove', 'a@voorbeeld.example'], '"remove" to do, expected add, role, link, disable, enable, unlink or list'],
  [['add'], 'EMAIL is missing'],
  [['add', 'nobody'], 'EMAIL is "nobody", expected one address such as name@example.org'],
  [['add', 'a@voorbeeld.example,b@voorbeeld.example', '--role', 'analyst'], 'expected one address'],
  [['add', 'a@voorbeeld.example'], '--role is missing, expected manager, analyst or steward'],
  [['add', 'a@voorbeeld.example', '--role', 'king'], '--role is "king", expected manager, analyst or steward'],
  [['add', 'a@voorbeeld.example', '--role', 'manager'], '--cluster ID is missing: a manager belongs to one cluster'],
  [['add', 'a@voorbeeld.example', '--role', 'analyst', '--cluster', 'alpha'], '--cluster goes with --role manager only'],
  [['add', 'a@voorbeeld.example', '--role', 'analyst', '--name', 'two\nlines'], '--name is longer than 200 characters or no single line'],
  [['add', 'a@voorbeeld.example', 'b@voorbeeld.example', '--role', 'analyst'], '"b@voorbeeld.example" is one word too many'],
  [['list', '--role', 'analyst'], '--role does not go with list'],
  [['list', 'all'], '"all" is one word too many'],
  [['disable'], 'EMAIL is missing'],
  [['role', 'a@voorbeeld.example'], '--role is missing, expected manager, analyst or steward'],
  [['role', 'a@voorbeeld.example', '--role', 'analyst', '--name', 'A'], '--name does not go with role'],
  [['link', 'a@voorbeeld.example'], '--subject is missing, expected what the page without access shows'],
  [['link', 'a@voorbeeld.example', '--subject', 'a b'], '--subject is no code'],
  [['link', 'a@voorbeeld.example', '--subject', 'ab', '--organisation', '0123'], '--organisation is "0123", expected an OVO code such as OVO000001 or ten digits'],
  [['list', '--all'], "Unknown option '--all'"],
])('%j is wrong usage', async (words, message) => {
  const ended = await runHere('account', words, 'sqlite::memory:')
  expect(ended).toMatchObject({ code: 2, output: '' })
  expect(ended.errors).toMatch(/^account: [^\n]+; see --help\n$/)
  expect(ended.errors).toContain(message)
})

test('wrong usage ends the process with 2', async () => {
  expect(await runCommand('account', ['remove', 'a@voorbeeld.example'], 'sqlite::memory:')).toEqual(await runHere('account', ['remove', 'a@voorbeeld.example'], 'sqlite::memory:'))
})

test('--help tells how', async () => {
  const ended = await runCommand('account', ['--help'], 'sqlite::memory:')
  expect(ended).toMatchObject({ code: 0, errors: '' })
  expect(ended.output).toMatch(/^Usage: npm run account -- add EMAIL/)
})

test('a database that cannot be opened is one line', async () => {
  expect(await runHere('account', ['list'], 'sqlite:/proc/nowhere/survey.db')).toEqual({
    code: 1,
    output: '',
    errors: 'account: the database /proc/nowhere/survey.db cannot be opened: its folder cannot be made there\n',
  })
})

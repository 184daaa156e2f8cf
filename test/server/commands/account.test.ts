import { expect, test } from 'vitest'
import { findAccountByEmail, listAccounts } from '../../../db/identity/access/account.ts'
import { createSession, findSession } from '../../../db/identity/access/session.ts'
import { onEachDatabase } from '../../db/onEachDatabase.ts'
import { smallProgramme } from '../../db/programme.ts'
import { runCommand } from './runCommand.ts'

onEachDatabase('npm run account', ({ open, newUrl }) => {
  test('makes the first accounts of an empty database, lists and disables them', async () => {
    const url = await newUrl()
    const account = (...words: string[]) => runCommand('account', words, url)
    expect(await account('list')).toEqual({ code: 0, errors: '', output: 'no accounts yet: npm run account -- add EMAIL --role ROLE\n' })
    expect(await account('add', ' Steward@Voorbeeld.example', '--role', 'steward', '--name', 'Datasteward')).toEqual({
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

  test('refuses what does not fit with one line that says what would, and changes nothing', async () => {
    const url = await newUrl()
    const store = await open(url)
    const account = (...words: string[]) => runCommand('account', words, url)
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
    expect(await account('disable', 'x@voorbeeld.example')).toEqual({ code: 1, output: '', errors: 'account: there is no account x@voorbeeld.example: see npm run account -- list\n' })
    expect(await listAccounts(store.kysely)).toEqual(before)
  })
})

test.each([
  [[], 'nothing to do, expected add, list or disable'],
  [['remove', 'a@voorbeeld.example'], '"remove" to do, expected add, list or disable'],
  [['add'], 'EMAIL is missing'],
  [['add', 'nobody'], 'EMAIL is "nobody", expected one address such as name@example.org'],
  [['add', 'a@voorbeeld.example,b@voorbeeld.example', '--role', 'analyst'], 'expected one address'],
  [['add', 'a@voorbeeld.example'], '--role is missing, expected manager, analyst or steward'],
  [['add', 'a@voorbeeld.example', '--role', 'king'], '--role is "king", expected manager, analyst or steward'],
  [['add', 'a@voorbeeld.example', '--role', 'manager'], '--cluster ID is missing: a manager belongs to one cluster'],
  [['add', 'a@voorbeeld.example', '--role', 'analyst', '--cluster', 'alpha'], '--cluster goes with --role manager only'],
  [['add', 'a@voorbeeld.example', '--role', 'analyst', '--name', 'two\nlines'], '--name is longer than 200 characters or no single line'],
  [['add', 'a@voorbeeld.example', 'b@voorbeeld.example', '--role', 'analyst'], '"b@voorbeeld.example" is one word too many'],
  [['list', '--role', 'analyst'], '--role, --cluster and --name go with add'],
  [['list', 'all'], '"all" is one word too many'],
  [['disable'], 'EMAIL is missing'],
  [['list', '--all'], "Unknown option '--all'"],
])('%j is wrong usage', async (words, message) => {
  const ended = await runCommand('account', words, 'sqlite::memory:')
  expect(ended).toMatchObject({ code: 2, output: '' })
  expect(ended.errors).toMatch(/^account: [^\n]+; see --help\n$/)
  expect(ended.errors).toContain(message)
})

test('--help tells how', async () => {
  const ended = await runCommand('account', ['--help'], 'sqlite::memory:')
  expect(ended).toMatchObject({ code: 0, errors: '' })
  expect(ended.output).toMatch(/^Usage: npm run account -- add EMAIL/)
})

test('a database that cannot be opened is one line', async () => {
  expect(await runCommand('account', ['list'], 'sqlite:/proc/nowhere/survey.db')).toEqual({
    code: 1,
    output: '',
    errors: 'account: the database /proc/nowhere/survey.db cannot be opened: its folder cannot be made there\n',
  })
})

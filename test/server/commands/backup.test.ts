import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { listInvitedMembers } from '../../../db/identity/waves/invitedMember.ts'
import { onEachDatabase } from '../../db/onEachDatabase.ts'
import { smallProgramme } from '../../db/programme.ts'
import { runCommand } from './runCommand.ts'
import { runHere } from './runHere.ts'

const folder = mkdtempSync(join(tmpdir(), 'backup-command-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

onEachDatabase('npm run backup and restore', ({ open, newUrl, kind }) => {
  test('a copy of a database in use, for its owner only, put back elsewhere', async () => {
    const [from, to] = [await newUrl(), await newUrl()]
    const store = await open(from)
    await smallProgramme(store, 5)
    const file = join(folder, `${kind}.db`)
    expect(await runCommand('backup', [file], from)).toEqual({ code: 0, errors: '', output: `${file}: checked, 1 waves, 5 invitations, 0 responses\n${file}.key: checked, 0 links; keep it apart from ${file}\n` })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(await runCommand('restore', [file], to)).toEqual({ code: 0, errors: '', output: `${file}: restored, 1 waves, 5 invitations, 0 responses\n` })
    expect(await listInvitedMembers((await open(to)).kysely, '2026')).toEqual(await listInvitedMembers(store.kysely, '2026'))
    const refused = await runHere('restore', [file], to)
    expect(refused).toMatchObject({ code: 1, output: '' })
    expect(refused.errors).toMatch(/^restore: the database is not empty \(2 cluster, 5 company, .*\): nothing is changed; add --replace to put .* in the place of all that\n$/)
    expect((await runHere('restore', [file, '--replace'], to)).code).toBe(0)
    rmSync(`${file}.key`)
    const alone = await runHere('restore', [file, '--replace'], to)
    expect(alone).toMatchObject({ code: 0, errors: '' })
    expect(alone.output).toMatch(/\.key was not there: who answered before can neither go on, see nor correct those answers, .*\n$/)
    const again = await runCommand('backup', [file], from)
    expect(again).toEqual({ code: 1, output: '', errors: `backup: ${file} exists already: choose another name, or remove it first\n` })
  })
})

test('a database that does not exist is not made by copying it', async () => {
  const nowhere = join(folder, 'nowhere.db')
  const ended = await runCommand('backup', [join(folder, 'copy.db')], `sqlite:${nowhere}`)
  expect(ended).toEqual({ code: 1, output: '', errors: `backup: there is no database ${nowhere}: say with DATABASE_URL which one to copy\n` })
  expect(existsSync(nowhere)).toBe(false)
})

test.each([
  ['backup', [], 'FILE is missing'],
  ['backup', ['a', 'b'], '"b" is one file too many'],
  ['backup', ['a', '--replace'], "Unknown option '--replace'"],
  ['restore', [], 'FILE is missing'],
  ['restore', ['a', 'b'], '"b" is one file too many'],
])('%s %j is wrong usage', async (name, words, message) => {
  const ended = await runHere(name, words, 'sqlite::memory:')
  expect(ended).toMatchObject({ code: 2, output: '' })
  expect(ended.errors).toContain(message)
})

test('wrong usage ends the process with 2', async () => {
  for (const name of ['backup', 'restore']) expect(await runCommand(name, [], 'sqlite::memory:')).toEqual(await runHere(name, [], 'sqlite::memory:'))
})

test('a backup that is not there', async () => {
  expect(await runHere('restore', ['/nowhere/copy.db'], 'sqlite::memory:')).toEqual({ code: 1, output: '', errors: 'restore: there is no file /nowhere/copy.db\n' })
})

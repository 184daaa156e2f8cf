import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listInvitedMembers } from '../../../db/identity/waves/invitedMember.ts'
import { findWave, listWaves } from '../../../db/identity/waves/wave.ts'
import { committedFiles } from '../../../server/demonstration/load.ts'
import { onEachDatabase } from '../../db/onEachDatabase.ts'
import { answersText, fileWith, memberRow, registerText, removeFilesAfterwards } from '../imports/smallFiles.ts'
import { runCommand } from './runCommand.ts'
import { runHere } from './runHere.ts'

removeFilesAfterwards()

const register = fileWith(registerText(Array.from({ length: 30 }, (_, number) => memberRow(number))))
const answers = fileWith(answersText(20))

onEachDatabase('npm run import', ({ open, newUrl, newMigratedUrl }) => {
  test('members, then responses, then both again', async () => {
    const url = await newUrl()
    const members = (run = runHere) => run('import', ['members', register, '--wave', '2018', '--label', 'Golf 2018', '--synthetic'], url)
    const responses = (run = runHere) => run('import', ['responses', answers, '--wave', '2018'], url)
    const first = await members(runCommand)
    expect(first).toMatchObject({ code: 0, errors: '' })
    expect(first.output).toContain('30 members of wave 2018 (new, 2017-12-31T23:00:00.000Z to 2018-12-31T23:00:00.000Z, questionnaire 2020.1, synthetic)')
    expect(first.output).toMatch(/rows added +30\n/)
    const stored = await responses(runCommand)
    expect(stored).toMatchObject({ code: 0, errors: '' })
    expect(stored.output).toMatch(/complete responses added +16\n +partial responses added +4\n/)
    expect((await members()).output).toMatch(/rows added +0\n +rows changed +0\n +rows unchanged +30\n/)
    expect((await responses()).output).toMatch(/complete responses added +0\n +partial responses added +0\n +responses unchanged +20\n/)
    const store = await open(url)
    expect(await findWave(store.kysely, '2018')).toMatchObject({ label: 'Golf 2018', questionnaireVersion: 'coded:2/3/1', synthetic: true })
  })

  test('a bad row refuses the whole file on one line with line, column, value and what was expected', async () => {
    const url = await newUrl()
    const bad = fileWith(registerText([memberRow(0), memberRow(1, { embedding: 'los' }), memberRow(2, { employees: 'veel' })]))
    const ended = await runCommand('import', ['members', bad, '--wave', '2026'], url)
    expect(ended).toEqual({
      code: 1,
      output: '',
      errors: `import: ${bad} is refused and nothing is stored, 2 problems: line 3, embedding: "los", expected zelfstandig or gevestigd; line 4, employees: "veel", expected a whole number of employees, or empty\n`,
    })
    const store = await open(url)
    expect(await listWaves(store.kysely)).toEqual([])
    expect(await listInvitedMembers(store.kysely, '2026')).toEqual([])
  })

  test('an answer of somebody who is no member stores nothing', async () => {
    const url = await newMigratedUrl()
    await runHere('import', ['members', register, '--wave', '2018'], url)
    const strange = fileWith(answersText(20).replace('M003,', 'X999,'))
    const ended = await runHere('import', ['responses', strange, '--wave', '2018'], url)
    expect(ended.code).toBe(1)
    expect(ended.errors).toContain('line 5, member_id: "X999", expected a member of the register')
    const store = await open(url)
    expect(await store.kysely.selectFrom('response').select('id').execute()).toEqual([])
  })

  test('a register of 1,065 members takes well under five seconds', async () => {
    const url = await newUrl()
    const startedMs = performance.now()
    const ended = await runCommand('import', ['members', committedFiles.members, '--wave', '2019'], url)
    expect(ended.output).toMatch(/rows added +1065\n/)
    expect(performance.now() - startedMs).toBeLessThan(5_000)
  })
})

test.each([
  [[], 'nothing to import, expected members or responses'],
  [['people', 'x.csv', '--wave', 'w'], '"people" to import, expected members or responses'],
  [['members', '--wave', 'w'], 'FILE is missing'],
  [['members', 'x.csv'], '--wave W is missing'],
  [['members', 'x.csv', 'y.csv', '--wave', 'w'], '"y.csv" is one file too many'],
  [['members', 'x.csv', '--wave', '../w'], '--wave is "../w"'],
  [['members', 'x.csv', '--wave', 'w', '--opens', 'soon'], '--opens is "soon", expected a day'],
  [['responses', 'x.csv', '--wave', 'w', '--label', 'W'], '--label, --opens, --closes and --synthetic go with members'],
  [['members', 'x.csv', '--wave', 'w', '--wrong'], "Unknown option '--wrong'"],
])('wrong usage %j ends with 2 and one line', async (words, message) => {
  const ended = await runHere('import', words, 'sqlite:/nowhere/at/all.db')
  expect(ended).toMatchObject({ code: 2, output: '' })
  expect(ended.errors).toContain(message)
  expect(ended.errors.trimEnd().split('\n')).toHaveLength(1)
})

test('wrong usage ends the process with 2', async () => {
  expect(await runCommand('import', [], 'sqlite:/nowhere/at/all.db')).toEqual(await runHere('import', [], 'sqlite:/nowhere/at/all.db'))
})

test('a file that is not there, and a wrong DATABASE_URL, are one line each', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'import-'))
  const missing = await runHere('import', ['members', '/nowhere/x.csv', '--wave', 'w'], `sqlite:${join(folder, 'survey.db')}`)
  rmSync(folder, { recursive: true })
  expect(missing).toMatchObject({ code: 1, errors: 'import: /nowhere/x.csv cannot be read: there is no such file or folder\n' })
  const address = await runHere('import', ['members', register, '--wave', 'w'], 'mysql://host/db')
  expect(address.code).toBe(1)
  expect(address.errors).toMatch(/^import: DATABASE_URL is .* expected sqlite:FILE or postgres:\/\/…\n$/)
})

test('help says how', async () => {
  const ended = await runCommand('import', ['--help'], 'sqlite::memory:')
  expect(ended).toMatchObject({ code: 0, errors: '' })
  expect(ended.output).toContain('Usage: npm run import -- members FILE --wave W')
})

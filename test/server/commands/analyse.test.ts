import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentOf, readWave } from '../../analysis/readWave.ts'

const command = resolve(import.meta.dirname, '../../../server/commands/analyse.ts')
const wave = resolve(import.meta.dirname, '../../analysis/reference/waves/ordinary')
const [members, responses] = [join(wave, 'members.csv'), join(wave, 'responses.csv')]
let folder = ''
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'analyse-')) })
afterAll(() => rmSync(folder, { recursive: true }))

interface Ended { code: number | null; output: string; errors: string }

/** Starts the command as npm does, with the Node that runs this test. */
function analyse(...options: string[]): Promise<Ended> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [command, ...options])
    let [output, errors] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => { output += chunk })
    child.stderr.on('data', (chunk: Buffer) => { errors += chunk })
    child.on('close', (code) => done({ code, output, errors }))
  })
}

describe('npm run analyse', () => {
  test('prints the results document of a wave', async () => {
    const { code, output, errors } = await analyse('--members', members, '--responses', responses)
    expect([code, errors]).toEqual([0, ''])
    expect(JSON.parse(output)).toEqual(documentOf(await readWave(wave)))
  })

  test('reads compressed files and writes to a file', async () => {
    const [packed, out] = [join(folder, 'responses.csv.gz'), join(folder, 'out.json')]
    writeFileSync(packed, gzipSync(readFileSync(responses)))
    const { code, output } = await analyse('--members', members, '--responses', packed, '--out', out)
    expect([code, output]).toEqual([0, ''])
    expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual(documentOf(await readWave(wave)))
  })

  test('says on one line what is wrong with a file, and exits 1', async () => {
    const bad = join(folder, 'bad.csv')
    writeFileSync(bad, readFileSync(members, 'utf8').replace(/gevestigd/, 'ergens'))
    const refused = await analyse('--members', bad, '--responses', responses)
    expect([refused.code, refused.output]).toEqual([1, ''])
    expect(refused.errors).toMatch(/^analyse: .*bad\.csv is refused, 1 problem: line \d+, embedding: "ergens", expected zelfstandig or gevestigd\n$/)
    const missing = await analyse('--members', join(folder, 'none.csv'), '--responses', responses)
    expect([missing.code, missing.errors]).toEqual([1, `analyse: ${join(folder, 'none.csv')} cannot be read: there is no such file\n`])
    const unwritable = await analyse('--members', members, '--responses', responses, '--out', join(folder, 'no', 'out.json'))
    expect([unwritable.code, unwritable.errors.split('\n').length]).toEqual([1, 2])
  })

  test('explains itself, and exits 2 for wrong usage', async () => {
    const help = await analyse('--help')
    expect([help.code, help.errors]).toEqual([0, ''])
    expect(help.output).toContain('--responses FILE')
    expect(await analyse('--members', members)).toEqual({ code: 2, output: '', errors: 'analyse: --responses FILE is missing; see --help\n' })
    const unknown = await analyse('--member', members)
    expect([unknown.code, unknown.errors.split('\n').length]).toEqual([2, 2])
  })
})

import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { generatedWave, writeWave } from './generatedWave.ts'
import { measurement, medianMs, type Measurement } from './measurement.ts'

const root = join(import.meta.dirname, '../..')

/** The child reports its own processor time and largest memory on a pipe of its own when it ends. */
const reportUse = `data:text/javascript,import{writeSync}from'node:fs';process.on('exit',()=>{const u=process.resourceUsage();writeSync(3,JSON.stringify({cpuMs:(u.userCPUTime+u.systemCPUTime)/1000,megabytes:u.maxRSS/1024}))})`

async function run(script: string, args: string[]): Promise<{ seconds: number; cpuMs: number; megabytes: number }> {
  const from = performance.now()
  const child = spawn(process.execPath, ['--import', reportUse, join(root, script), ...args], { stdio: ['ignore', 'ignore', 'inherit', 'pipe'] })
  let use = ''
  child.stdio[3]!.on('data', (part: Buffer) => (use += part.toString()))
  const code = await new Promise<number | null>((done) => child.once('close', done))
  if (code !== 0) throw new Error(`${script} ended with ${code}`)
  return { seconds: (performance.now() - from) / 1000, ...(JSON.parse(use) as { cpuMs: number; megabytes: number }) }
}

/** The limit: both files read and every byte of them looked at once for commas and line ends. */
function readBytes(paths: string[]): number {
  let separators = 0
  for (const path of paths) for (const byte of readFileSync(path)) if (byte === 44 || byte === 10) separators++
  return separators
}

export async function analyseCommand(folder: string): Promise<Measurement[]> {
  const members = join(folder, 'members.csv')
  const responses = join(folder, 'responses.csv')
  await writeWave(generatedWave({ seed: 7, members: 260_000, clusters: 400, responses: 100_000 }), members, responses)
  const limitMs = await medianMs(3, () => readBytes([members, responses]))
  const fileMegabytes = (readFileSync(members).length + readFileSync(responses).length) / 1e6
  const measured = await run('server/commands/analyse.ts', ['--members', members, '--responses', responses, '--out', join(folder, 'results.json')])
  const name = 'npm run analyse, 100,000 responses of 260,000 members in 400 clusters'
  return [
    measurement({ name, value: measured.seconds, unit: 's', beside: 'reading the same files byte by byte', besideValue: limitMs / 1000, better: 'lower', note: `${(measured.cpuMs / 1000).toFixed(1)} s of processor time` }),
    measurement({ name, value: measured.megabytes, unit: 'MB of memory', beside: 'the two files', besideValue: fileMegabytes, better: 'lower' }),
  ]
}

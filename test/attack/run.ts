/**
 * `npm run attack [-- --programmes N --seed S --edges yes|no --threads T --json FILE]`: synthetic programmes from a seed on
 * and the edge cases, each released and attacked, and the table of what the attackers got. A line on the error stream tells of
 * each that is done; the file is written anew each time, so that a run that is stopped has not been for nothing. Ends with 1
 * when anything was recovered or left undecided, or when an attack without rules came back with nothing.
 */
import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker } from 'node:worker_threads'
import { attackers, type Attacker } from './attack.ts'
import { battle, type Battle } from './campaign.ts'
import { edgeProgrammes } from './programmes/edges.ts'
import { syntheticProgramme, type Programme } from './programmes/programme.ts'

/** Programmes are handed to threads by number: those below 0 are the edge cases. */
const programmeOf = (number: number): Programme => (number < 0 ? edgeProgrammes[-number - 1]!() : syntheticProgramme(number))

if (isMainThread) await command()
else parentPort!.on('message', async (number: number) => parentPort!.postMessage(await battle(programmeOf(number))))

async function command(): Promise<void> {
  const wrong = (text: string): never => {
    console.error(`${text}; usage: npm run attack [-- --programmes N --seed S --edges yes|no --threads T --json FILE]`)
    process.exit(2)
  }
  const read = () => {
    try {
      return parseArgs({ options: { programmes: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' }, edges: { type: 'string', default: 'yes' }, threads: { type: 'string', default: String(availableParallelism()) }, json: { type: 'string' } } }).values
    } catch (error) {
      return wrong((error as Error).message)
    }
  }
  const values = read()
  const whole = (name: 'programmes' | 'seed' | 'threads') => (/^\d{1,9}$/.test(values[name]) ? Number(values[name]) : wrong(`--${name} ${values[name]} is not a whole number`))
  const programmes = whole('programmes')
  const seed = whole('seed')
  if (values.edges !== 'yes' && values.edges !== 'no') wrong(`--edges ${values.edges} is neither yes nor no`)
  const numbers = [...(values.edges === 'yes' ? edgeProgrammes.map((_, index) => -index - 1) : []), ...Array.from({ length: programmes }, (_, index) => seed + index)]
  const battles = await fight(numbers, Math.max(1, whole('threads')), (done) => {
    if (values.json) writeFileSync(values.json, JSON.stringify({ seed, programmes, battles: done }, null, 1) + '\n')
  })
  console.log(table(battles))
  const lost = battles.filter(({ result, withoutRules }) => result.recovered > 0 || result.undecided > 0 || withoutRules === 0)
  process.exitCode = lost.length > 0 ? 1 : 0
}

/** @param onDone called after each programme with all that are done so far */
function fight(numbers: readonly number[], threads: number, onDone: (done: readonly Battle[]) => void): Promise<Battle[]> {
  const battles: Battle[] = new Array(numbers.length)
  const waiting = numbers.map((number, place) => ({ number, place }))
  const startedMs = performance.now()
  let done = 0
  return new Promise((resolve, reject) => {
    const workers = Array.from({ length: Math.min(threads, numbers.length) }, () => new Worker(new URL(import.meta.url)))
    for (const worker of workers) {
      let place = -1
      const next = () => {
        const one = waiting.shift()
        if (!one) return void worker.terminate()
        place = one.place
        worker.postMessage(one.number)
      }
      worker.on('error', reject)
      worker.on('message', (battle: Battle) => {
        battles[place] = battle
        done++
        onDone(battles.filter(Boolean))
        const left = ((performance.now() - startedMs) / done) * (numbers.length - done)
        const { name, result, kept, eligible, withoutRules, fiveAlone, seconds } = battle
        process.stderr.write(`${done} of ${numbers.length}, about ${Math.ceil(left / 60_000)} min left: ${name}, ${result.companies} companies: ${result.recovered} recovered, ${result.undecided} undecided, ${kept} of ${eligible} kept, ${withoutRules} without rules, ${fiveAlone} with five alone, ${seconds.toFixed(0)} s\n`)
        next()
        if (done === numbers.length) resolve(battles)
      })
      next()
    }
  })
}

function table(battles: readonly Battle[]): string {
  const sum = (of: (one: Battle) => number) => battles.reduce((total, one) => total + of(one), 0)
  const row = (cells: readonly (string | number)[]) => `${String(cells[0]).padEnd(48)}${cells.slice(1).map((cell) => String(cell).padStart(12)).join('')}`
  const words: Record<Attacker, string> = {
    sums: 'adds and subtracts exact sums',
    wholeNumbers: 'uses that companies are whole',
    items: 'and knows who answered which question',
    member: 'and one member\'s own answers, each in turn',
    activity: 'wants to know who is active',
  }
  const lines = [
    row(['attacker', 'recovered', 'undecided']),
    ...attackers.map((attacker) => row([words[attacker], sum((one) => one.result.byWhom[attacker].recovered), sum((one) => one.result.byWhom[attacker].undecided)])),
    '',
    `${battles.length} programmes, ${sum((one) => one.result.companies)} companies; second answers: ${sum((one) => one.result.exchanges)} by a trade, ${sum((one) => one.result.solved)} questions to the solver`,
    `one-way figures on ten answers and more that are shown: ${sum((one) => one.kept)} of ${sum((one) => one.eligible)} (${((100 * sum((one) => one.kept)) / sum((one) => one.eligible)).toFixed(1)} %)`,
    `with the rules off: companies recovered in ${battles.filter((one) => one.withoutRules > 0).length} of ${battles.length} programmes`,
    `with a base of five alone, by sums: in ${battles.filter((one) => one.fiveAlone > 0).length} of ${battles.length}, ${(sum((one) => one.fiveAlone) / battles.length).toFixed(1)} companies on average`,
    ...battles.flatMap(({ name, result, withoutRules }) => [
      ...result.findings.map(({ attacker, kind, variable, where }) => `${name}: ${kind} by ${attacker}, ${variable} of ${where}`),
      ...(withoutRules === 0 ? [`${name}: nothing recovered with the rules off, so the attack is broken`] : []),
    ]),
  ]
  return lines.join('\n')
}

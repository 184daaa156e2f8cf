import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { addResponse, buildMemberRegister, competitiveCategories, effectCount, emptyResponseMatrix, leftBlank, notAsked, variablesOf } from '../../analysis/index.ts'
import type { MemberClasses, MemberRegister, ResponseMatrix, StatementCounts } from '../../analysis/index.ts'

export interface WaveSize {
  readonly seed: number
  readonly members: number
  readonly clusters: number
  /** Complete responses; each of another member. */
  readonly responses: number
  readonly statements?: StatementCounts
  /** Share of answers left blank, 0..1. */
  readonly blank?: number
}

export interface GeneratedWave {
  readonly register: MemberRegister
  readonly classes: readonly MemberClasses[]
  readonly employeesOfMember: Int32Array
  readonly matrix: ResponseMatrix
  readonly memberOfResponse: Uint32Array
  /** Head count behind each response. */
  readonly employees: Int32Array
}

/** A generator of numbers in 0..1 that gives the same row for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A synthetic wave of any size: nobody's answers, but with the shape of real ones (classes matter, effects hang together). */
export function generatedWave(size: WaveSize): GeneratedWave {
  const random = seededRandom(size.seed)
  const statements = size.statements ?? { strength: 8, benefit: 7, priority: 9 }
  const blank = size.blank ?? 0.01
  const clusters = Array.from({ length: size.clusters }, (_, index) => ({
    clusterId: `C${String(index + 1).padStart(String(size.clusters).length, '0')}`,
    call: random() < 0.75 ? '1' : '2',
    embedding: random() < 0.55 ? 'zelfstandig' : 'gevestigd',
  }))
  const employeesOfMember = new Int32Array(size.members)
  const classes = Array.from({ length: size.members }, (_, member): MemberClasses => {
    // The first members fill every cluster once; the rest fall where they fall, in clusters of uneven size
    const cluster = clusters[member < size.clusters ? member : Math.floor(random() ** 1.3 * size.clusters)]!
    const employees = Math.max(1, Math.round(Math.exp(1 + 5 * random() ** 1.4)))
    employeesOfMember[member] = employees
    return { ...cluster, size: employees < 50 ? 'KO' : 'MGO' }
  })
  const register = buildMemberRegister(classes)
  const order = Uint32Array.from({ length: size.members }, (_, member) => member)
  for (let place = 0; place < size.responses; place++) {
    const other = place + Math.floor(random() * (size.members - place))
    const member = order[other]!
    order[other] = order[place]!
    order[place] = member
  }
  const memberOfResponse = order.slice(0, size.responses).sort()
  const matrix = emptyResponseMatrix(register, statements, size.responses)
  for (const member of memberOfResponse) answer(matrix.columns, addResponse(matrix, member), classes[member]!, statements, blank, random)
  return { register, classes, employeesOfMember, matrix, memberOfResponse, employees: Int32Array.from(memberOfResponse, (member) => employeesOfMember[member]!) }
}

function answer(columns: Readonly<Record<string, Uint8Array>>, row: number, classes: MemberClasses, statements: StatementCounts, blank: number, random: () => number): void {
  const answered = (code: number) => (random() < blank ? leftBlank : code)
  const mood = random() + (classes.size === 'MGO' ? 0.15 : 0) + (classes.call === '2' ? 0.05 : 0)
  const active = mood + random() * 0.5 > 0.35 ? 1 : 0
  const four = () => Math.min(4, Math.max(1, 1 + Math.floor((mood + random()) * 1.9)))
  columns['q1_active']![row] = answered(active)
  columns['q2_relevance']![row] = answered(four())
  for (let effect = 1; effect <= effectCount; effect++) {
    const desired = answered(random() < 0.25 + 0.02 * effect ? (random() < 0.35 ? 2 : 1) : random() < 0.3 ? 1 : 0)
    columns[`desired_${effect}`]![row] = desired
    if (desired === 0 || desired === leftBlank) {
      columns[`realised_${effect}`]![row] = desired === 0 ? notAsked : leftBlank
      columns[`contribution_${effect}`]![row] = desired === 0 ? notAsked : leftBlank
      continue
    }
    const realised = Math.min(2, Math.floor((mood + random()) * 1.4 * (0.5 + 0.5 * active)))
    columns[`realised_${effect}`]![row] = answered(realised)
    columns[`contribution_${effect}`]![row] = answered(25 * Math.min(4, Math.floor((mood + random()) * 2 + realised * 0.7)))
  }
  for (let one = 1; one <= statements.strength; one++) columns[`strength_${one}`]![row] = answered(four())
  for (let one = 1; one <= statements.benefit; one++) columns[`benefit_${one}`]![row] = answered(four())
  columns['competitive']![row] = answered(competitiveCategories[Math.min(5, Math.floor(random() * (7 - 2 * mood)))]!.code)
  for (let one = 1; one <= statements.priority; one++) columns[`priority_${one}`]![row] = answered(four())
}

const memberId = (member: number) => `M${String(member + 1).padStart(6, '0')}`

/** Writes the wave as the two data files that `npm run analyse` reads. */
export async function writeWave(wave: GeneratedWave, membersPath: string, responsesPath: string): Promise<void> {
  await write(membersPath, (function* () {
    yield 'member_id,cluster_id,call,embedding,employees,size'
    for (const [member, one] of wave.classes.entries()) {
      yield `${memberId(member)},${one.clusterId},${one.call},${one.embedding},${wave.employeesOfMember[member]},${one.size}`
    }
  })())
  const variables = variablesOf(wave.matrix.statements)
  const words = new Map(competitiveCategories.map(({ code, word }) => [code, word]))
  await write(responsesPath, (function* () {
    yield ['member_id', 'status', ...variables].join(',')
    for (let row = 0; row < wave.matrix.responses; row++) {
      const cells = variables.map((variable) => {
        const code = wave.matrix.columns[variable]![row]!
        return code >= notAsked ? '' : variable === 'competitive' ? words.get(code)! : String(code)
      })
      yield `${memberId(wave.memberOfResponse[row]!)},complete,${cells.join(',')}`
    }
  })())
}

async function write(path: string, lines: Iterable<string>): Promise<void> {
  const stream = createWriteStream(path)
  let chunk = ''
  for (const line of lines) {
    chunk += line + '\n'
    if (chunk.length > 1 << 20) {
      if (!stream.write(chunk)) await once(stream, 'drain')
      chunk = ''
    }
  }
  stream.end(chunk)
  await once(stream, 'finish')
}

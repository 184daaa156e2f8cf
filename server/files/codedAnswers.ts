import { variablesOf } from '../../analysis/index.ts'
import { cellReaders } from './cellReaders.ts'
import { ProblemList, refused } from './fileProblem.ts'
import { readTable } from './readTable.ts'
import { tableColumns } from './tableColumns.ts'
import type { ResponseMatrix, StatementCounts } from '../../analysis/index.ts'
import type { RefusedFile } from './fileProblem.ts'
import type { RegisterFile } from './memberRegister.ts'
import type { VisitRow } from './readTable.ts'

/** Coded answers that were read without a problem. */
export interface AnswersFile {
  readonly kind: 'read'
  readonly statements: StatementCounts
  /** The complete responses, in the order of the file. */
  readonly matrix: ResponseMatrix
  /** Row of the register behind each complete response; only for those who may know it. */
  readonly memberOfResponse: Uint32Array
  /** Responses begun and not completed, coded in the order of `variablesOf(statements)`. */
  readonly partial: readonly { readonly member: number; readonly codes: Uint8Array }[]
}

/**
 * Reads coded answers (CSV or CSV.gz), one row per response, straight into byte columns.
 * The number of statements of each battery follows from the header.
 * @param file the register that the members must stand in
 * @throws the error of the file system when the file cannot be read
 */
export async function readCodedAnswers(path: string, file: RegisterFile): Promise<AnswersFile | RefusedFile> {
  const problems = new ProblemList()
  const reader = new AnswersReader(file, problems)
  await readTable(path, problems, (header) => reader.begin(header))
  return problems.count > 0 ? refused(path, problems) : reader.answers()
}

const firstCapacity = 1024

class AnswersReader {
  private readonly problems: ProblemList
  private readonly file: RegisterFile
  private readonly memberOf: Map<string, number>
  private readonly lineOfMember: Int32Array
  private statements: StatementCounts = { strength: 0, benefit: 0, priority: 0 }
  private columns: Uint8Array[] = []
  private members = new Uint32Array(firstCapacity)
  private complete = 0
  private readonly partial: { member: number; codes: Uint8Array }[] = []

  constructor(file: RegisterFile, problems: ProblemList) {
    this.file = file
    this.problems = problems
    this.memberOf = new Map(file.rows.map((row, member) => [row.memberId, member]))
    this.lineOfMember = new Int32Array(file.rows.length)
  }

  begin(header: readonly string[]): VisitRow | null {
    const { problems } = this
    this.statements = { strength: highest(header, 'strength'), benefit: highest(header, 'benefit'), priority: highest(header, 'priority') }
    const variables = variablesOf(this.statements)
    const places = tableColumns(header, ['member_id', 'status', ...variables], problems)
    const known = new Set(['member_id', 'status', ...variables])
    for (const name of places.keys()) if (!known.has(name)) problems.add(1, name, name, 'only columns of the format')
    if (problems.count > 0) return null
    this.columns = variables.map(() => new Uint8Array(firstCapacity))
    const readCells = cellReaders(variables, places, problems)
    const codes = new Uint8Array(variables.length)
    const [memberPlace, statusPlace] = [places.get('member_id')!, places.get('status')!]
    return (cells, line) => {
      const member = this.memberOn(cells[memberPlace]!, line)
      const status = cells[statusPlace]!
      if (status !== 'complete' && status !== 'partial') problems.add(line, 'status', status, 'complete or partial')
      readCells(cells, line, codes)
      if (problems.count > 0) return
      if (status === 'partial') this.partial.push({ member, codes: codes.slice() })
      else this.keep(member, codes)
    }
  }

  private memberOn(memberId: string, line: number): number {
    const member = this.memberOf.get(memberId)
    if (member === undefined) {
      this.problems.add(line, 'member_id', memberId, 'a member of the register')
      return -1
    }
    const earlier = this.lineOfMember[member]!
    if (earlier > 0) this.problems.add(line, 'member_id', memberId, `one response of each member (also on line ${earlier})`)
    this.lineOfMember[member] = line
    return member
  }

  private keep(member: number, codes: Uint8Array): void {
    const row = this.complete++
    if (row === this.members.length) {
      this.members = grown(this.members, Uint32Array)
      this.columns = this.columns.map((column) => grown(column, Uint8Array))
    }
    this.members[row] = member
    for (let variable = 0; variable < codes.length; variable++) this.columns[variable]![row] = codes[variable]!
  }

  answers(): AnswersFile {
    const { register } = this.file
    const memberOfResponse = this.members.slice(0, this.complete)

    const columns = Object.fromEntries(variablesOf(this.statements).map((variable, place) => [variable, this.columns[place]!]))
    const classes = (of: Uint8Array) => Uint8Array.from(memberOfResponse, (member) => of[member]!)
    return {
      kind: 'read',
      statements: this.statements,
      matrix: {
        register,
        responses: this.complete,
        cluster: Uint16Array.from(memberOfResponse, (member) => register.cluster[member]!),
        call: classes(register.call),
        size: classes(register.size),
        embedding: classes(register.embedding),
        columns,
        statements: this.statements,
      },
      memberOfResponse,
      partial: this.partial,
    }
  }
}

function highest(header: readonly string[], battery: string): number {
  const numbers = header.map((name) => new RegExp(`^${battery}_([1-9]\\d?)$`).exec(name)?.[1]).filter((found) => found !== undefined)
  return Math.max(0, ...numbers.map(Number))
}

function grown<Bytes extends Uint8Array | Uint32Array>(column: Bytes, kind: new (length: number) => Bytes): Bytes {
  const larger = new kind(column.length * 2)
  larger.set(column)
  return larger
}


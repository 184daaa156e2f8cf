import { buildMemberRegister } from '../../analysis/index.ts'
import { ProblemList, refused } from './fileProblem.ts'
import { readTable } from './readTable.ts'
import { tableColumns } from './tableColumns.ts'
import type { MemberRegister } from '../../analysis/index.ts'
import type { RefusedFile } from './fileProblem.ts'
import type { VisitRow } from './readTable.ts'

/** One membership as the file has it; texts are empty where the file has none. */
export interface RegisterRow {
  readonly line: number
  readonly memberId: string
  readonly clusterId: string
  readonly call: string
  readonly embedding: 'zelfstandig' | 'gevestigd'
  /** Head count; null where unknown. */
  readonly employees: number | null
  /** KO under 50 employees, else MGO; from `employees` where the file does not say. */
  readonly size: 'KO' | 'MGO'
  readonly company: string
  /** Ten digits, or empty. */
  readonly enterpriseNumber: string
  /** Year, or null. */
  readonly founded: number | null
  /** When it joined the cluster: a day as YYYY-MM-DD or a year; empty where unknown. */
  readonly joined: string
  readonly postalCode: string
  readonly contact: string
  readonly email: string
  readonly language: 'nl' | 'en' | ''
}

/** A member register that was read without a problem: member `i` of the register is row `i`. */
export interface RegisterFile {
  readonly kind: 'read'
  readonly register: MemberRegister
  readonly rows: readonly RegisterRow[]
}

const largestKo = 49

/**
 * Reads a member register (CSV, CSV.gz or XLSX), one row per membership. Other columns than those of the format are not read.
 * @throws the error of the file system when the file cannot be read
 */
export async function readMemberRegister(path: string): Promise<RegisterFile | RefusedFile> {
  const problems = new ProblemList()
  const rows: RegisterRow[] = []
  await readTable(path, problems, (header) => registerVisitor(header, rows, problems))
  if (problems.count === 0 && rows.length === 0) problems.add(2, '', '', 'at least one member')
  if (problems.count > 0) return refused(path, problems)
  return { kind: 'read', register: buildMemberRegister(rows), rows }
}

function registerVisitor(header: readonly string[], rows: RegisterRow[], problems: ProblemList): VisitRow | null {
  const places = tableColumns(header, ['member_id', 'cluster_id', 'call', 'embedding'], problems)
  if (!places.has('employees') && !places.has('size')) problems.add(1, 'size', '', 'a column size or a column employees')
  if (problems.count > 0) return null
  const lineOf = new Map<string, number>()
  const place = (name: string) => places.get(name) ?? -1
  const [member, cluster, call, embedding, employees, size] = ['member_id', 'cluster_id', 'call', 'embedding', 'employees', 'size'].map(place) as [number, number, number, number, number, number]
  const [company, number, founded, postalCode, contact, email, language] = ['company', 'enterprise_number', 'founded', 'postal_code', 'contact', 'email', 'language'].map(place) as [number, number, number, number, number, number, number]
  const joined = place('joined')
  return (cells, line) => {
    const text = (at: number) => (at < 0 ? '' : cells[at]!)
    const needed = (name: string, at: number): string => {
      if (cells[at] === '') problems.add(line, name, '', 'a value')
      return cells[at]!
    }
    const memberId = needed('member_id', member)
    const earlier = lineOf.get(memberId)
    if (earlier !== undefined && memberId !== '') problems.add(line, 'member_id', memberId, `every member once (also on line ${earlier})`)
    lineOf.set(memberId, line)
    const embeddedAs = cells[embedding]!
    if (embeddedAs !== 'zelfstandig' && embeddedAs !== 'gevestigd') problems.add(line, 'embedding', embeddedAs, 'zelfstandig or gevestigd')
    const headCount = wholeNumber(text(employees), 0, 10_000_000)
    if (headCount === undefined) problems.add(line, 'employees', text(employees), 'a whole number of employees, or empty')
    const given = text(size)
    if (given !== '' && given !== 'KO' && given !== 'MGO') problems.add(line, 'size', given, 'KO or MGO, or empty with employees filled in')
    if (given === '' && headCount === null) problems.add(line, 'size', '', 'KO or MGO, as employees is empty, too')
    const year = wholeNumber(text(founded), 1000, 2100)
    if (year === undefined) problems.add(line, 'founded', text(founded), 'a year, or empty')
    if (!isDayOrYear(text(joined))) problems.add(line, 'joined', text(joined), 'a day as 2019-03-31, a year, or empty')
    const enterpriseNumber = text(number).replace(/^BE/i, '').replace(/[\s.]/g, '')
    if (enterpriseNumber !== '' && !/^[01]\d{9}$/.test(enterpriseNumber)) problems.add(line, 'enterprise_number', text(number), 'ten digits, the first 0 or 1, or empty')
    if (text(email) !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text(email))) problems.add(line, 'email', text(email), 'a mail address, or empty')
    const speaks = text(language).toLowerCase()
    if (speaks !== '' && speaks !== 'nl' && speaks !== 'en') problems.add(line, 'language', text(language), 'nl or en, or empty')
    if (problems.count > 0) {
      needed('cluster_id', cluster)
      needed('call', call)
      return
    }
    rows.push({
      line,
      memberId,
      clusterId: needed('cluster_id', cluster),
      call: needed('call', call),
      embedding: embeddedAs as RegisterRow['embedding'],
      employees: headCount ?? null,
      size: given !== '' ? (given as RegisterRow['size']) : headCount! <= largestKo ? 'KO' : 'MGO',
      company: text(company),
      enterpriseNumber,
      founded: year ?? null,
      joined: text(joined),
      postalCode: text(postalCode),
      contact: text(contact),
      email: text(email),
      language: speaks as RegisterRow['language'],
    })
  }
}

function isDayOrYear(text: string): boolean {
  if (text === '') return true
  if (!/^(19|20)\d\d(-\d\d-\d\d)?$/.test(text)) return false
  return text.length === 4 || new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text
}

/** null where empty, undefined where it is no whole number between the limits. */
function wholeNumber(text: string, lowest: number, highest: number): number | null | undefined {
  if (text === '') return null
  if (!/^\d{1,9}$/.test(text)) return undefined
  const value = Number(text)
  return value >= lowest && value <= highest ? value : undefined
}

import { isError, findingKinds, type FindingKind, type ListFinding } from '../../../../server/memberLists/finding.ts'
import { workbook } from '../../files/xlsx.ts'
import { cells, type CellName } from './cells.ts'
import { forms, type Form } from './forms.ts'
import { manyPeople, type Person } from './people.ts'

export interface ClusterList {
  readonly clusterId: string
  readonly fileName: string
  readonly content: Buffer
  /** Members whom the list should bring into the register. */
  readonly members: number
  /** Who they are, without any mistake. */
  readonly people: readonly Person[]
  /** How often each kind of finding has to be reported, by the mistakes that were written in. */
  readonly findings: Readonly<Partial<Record<FindingKind, number>>>
}

/** Companies that are in two clusters; every tenth of them in a third. */
const inSeveral = 50
const total = forms.reduce((sum, form) => sum + form.members, 0)

/** The members of each list: the first of each list but the first are members of the one before as well. */
function peopleOf(): Map<string, Person[]> {
  const people = manyPeople(total)
  let next = 0
  let repeated = 0
  const lists = new Map<string, Person[]>()
  let before: Person[] = []
  for (const { clusterId, members } of forms) {
    const own: Person[] = []
    // The list without numbers and the one after it have members of their own
    const takesOver = clusterId === 'the-beacon' || clusterId === 'smart-buildings-in-use' ? 0 : 3
    for (const person of before.slice(0, takesOver)) {
      if (repeated >= inSeveral) break
      own.push(person)
      repeated++
    }
    while (own.length < members) own.push(people[next++]!)
    lists.set(clusterId, own)
    before = own.slice(-4)
  }
  return lists
}

const isErrorKind = (kind: FindingKind): boolean => findingKinds[kind] === 'error' && isError({ kind } as ListFinding)

type Row = Person & { joinedText?: string; foundedText?: string; employeesText?: string; cluster?: string; languageText?: string }

/** Writes a mistake into a row, as secretariats make it. */
function spoil(row: Row, kind: FindingKind, list: readonly Row[]): void {
  switch (kind) {
    case 'companyMissing': row.company = ''; break
    case 'enterpriseNumberCheckDigits': row.number = row.number.slice(0, 8) + String((Number(row.number.slice(8)) % 97) + 1).padStart(2, '0'); break
    case 'enterpriseNumberUnreadable': row.number = 'volgt nog'; break
    case 'enterpriseNumberMissing': row.number = ''; break
    case 'emailUnreadable': row.email = row.email.replace('@', '(at)'); break
    case 'emailMissing': row.email = ''; break
    case 'severalAddresses': row.email = `${row.email}; boekhouding.${row.email}`; break
    case 'addressUsedTwice': row.email = list[0]!.email; break
    case 'employeesUnclear': row.employeesText = 'een dertigtal'; break
    case 'sizeUnknown': row.employeesText = ''; break
    case 'postalCodeUnclear': row.postalCode = 'Gent'; break
    case 'foreignPostalCode': row.postalCode = '5612 AB'; break
    case 'joinedUnclear': row.joinedText = 'voorjaar 2021'; break
    case 'foundedUnclear': row.foundedText = 'jaren 90'; break
    case 'languageUnknown': row.languageText = 'FR'; break
    case 'otherCluster': row.cluster = 'Flanders’ Bike Valley'; break
    default: throw new RangeError(`no way to make ${kind}`)
  }
}

function cellOf(name: CellName | `=${string}`, row: Row): string {
  if (name.startsWith('=')) return row.cluster ?? name.slice(1)
  const cell = name as CellName
  if (/^(language|languageWord)$/.test(cell) && row.languageText !== undefined) return row.languageText
  if (/^(employees|thousands|vte|classes|ko|below)$/.test(cell) && row.employeesText !== undefined) return row.employeesText
  if (cell.startsWith('joined') && row.joinedText !== undefined) return row.joinedText
  if (cell.startsWith('founded') && row.foundedText !== undefined) return row.foundedText
  if (/^(dotted|plain|be|btw|spaced|dashed|nineDigits)$/.test(cell) && !/^\d{10}$/.test(row.number)) return row.number
  return cells[cell](row)
}

function written(form: Form, rows: readonly (readonly string[])[]): Buffer {
  const { as, encoding = 'utf8', lineEnd = '\r\n' } = form
  if (as === 'xlsx') {
    const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
    return workbook(rows.map((row) => row.map((text) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : escaped(text)))))
  }
  const quoted = (text: string) => (text.includes(as) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text)
  const text = rows.map((row) => row.map(quoted).join(as) + lineEnd).join('')
  switch (encoding) {
    case 'utf8bom': return Buffer.from(`\ufeff${text}`)
    case 'utf16le': return Buffer.from(`\ufeff${text}`, 'utf16le')
    case 'windows-1252': return Buffer.from(text.replaceAll('’', '\x92').replaceAll('–', '\x96'), 'latin1')
    default: return Buffer.from(text)
  }
}

function listOf(form: Form, people: readonly Person[], corrected: boolean): ClusterList {
  const rows: Row[] = people.map((person) => ({ ...person }))
  const findings: Partial<Record<FindingKind, number>> = {}
  const find = (kind: FindingKind, times = 1) => (findings[kind] = (findings[kind] ?? 0) + times)
  const twice: Row[] = []
  for (const [place, kind] of form.mistakes) {
    if (corrected && isErrorKind(kind)) continue
    if (kind === 'sameMemberTwice') twice.push({ ...rows[place]!, company: rows[place]!.company.toUpperCase() })
    else spoil(rows[place]!, kind, rows)
    find(kind)
  }
  if (form.withoutNumbers) find('enterpriseNumberMissing', form.members)
  if (form.withoutSizes) find('sizeUnknown', form.members)
  const width = form.columns.length
  const filled = (row: readonly string[]) => [...row, ...Array.from({ length: width - row.length }, () => '')]
  const table = [...(form.above ?? []).map(filled), form.columns.map(([header]) => header), ...[...rows, ...twice].map((row) => form.columns.map(([, cell]) => cellOf(cell, row))), ...(form.below ?? []).map(filled)]
  return { clusterId: form.clusterId, fileName: form.fileName, content: written(form, table), members: form.members, people, findings }
}

/**
 * The lists of 20 clusters, each in its own form, of 1,065 members together.
 * @param corrected after the clusters put right what kept their lists out; what may be accepted is still in them
 */
export function twentyLists({ corrected = false } = {}): readonly ClusterList[] {
  const people = peopleOf()
  return forms.map((form) => listOf(form, people.get(form.clusterId)!, corrected))
}

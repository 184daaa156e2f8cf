import { readEnterpriseNumber } from './cells/enterpriseNumber.ts'
import { readHeadCount } from './cells/headCount.ts'
import { readDate } from './cells/joiningDate.ts'
import { readMailAddress } from './cells/mailAddress.ts'
import { readPostalCode } from './cells/postalCode.ts'
import { bareCompanyName } from './matching/companyName.ts'
import type { ColumnMapping, ListField } from './columns/fields.ts'
import type { FindingKind, ListFinding } from './finding.ts'

/** One member as a list tells it; null where the list says nothing. */
export interface ListedMember {
  readonly line: number
  readonly company: string
  /** Ten digits. */
  readonly enterpriseNumber: string | null
  readonly contact: string | null
  /** The first gets the invitation. */
  readonly addresses: readonly string[]
  readonly language: 'nl' | 'en' | null
  readonly employees: number | null
  readonly size: 'KO' | 'MGO' | null
  /** Year. */
  readonly founded: number | null
  readonly postalCode: string | null
  readonly municipality: string | null
  /** ISO day; the first of January where the list gives a year. */
  readonly joined: string | null
  readonly left: string | null
}

export interface ReadMemberList {
  readonly members: readonly ListedMember[]
  /** In the order of the lines. */
  readonly findings: readonly ListFinding[]
}

export interface TableToRead {
  readonly header: readonly string[]
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[]
}

const smallest = 50

/**
 * Reads a cluster's list by a mapping of its columns. Every row becomes a member or a finding says why not;
 * nothing is guessed in silence.
 * @param isOwnCluster whether a text in the column of the cluster names the cluster whose list this is
 */
export function readMemberList(table: TableToRead, mapping: ColumnMapping, isOwnCluster: (text: string) => boolean = () => true): ReadMemberList {
  const members: ListedMember[] = []
  const findings: ListFinding[] = []
  const lineOfCompany = new Map<string, number>()
  const lineOfAddress = new Map<string, number>()
  for (const { line, cells } of table.rows) {
    const cell = (field: ListField): string => (mapping[field] === undefined ? '' : (cells[mapping[field]] ?? '').trim())
    const find = (kind: FindingKind, field: ListField, detail?: string) => {
      const column = mapping[field] === undefined ? '' : (table.header[mapping[field]] ?? '')
      findings.push({ kind, line, field, column, value: cell(field), ...(detail === undefined ? {} : { detail }) })
    }
    const company = cell('company').replace(/\s+/g, ' ')
    if (company === '') find('companyMissing', 'company')
    if (cell('cluster') !== '' && !isOwnCluster(cell('cluster'))) find('otherCluster', 'cluster')

    const number = readEnterpriseNumber(cell('enterpriseNumber'))
    if (number.kind === 'empty') find('enterpriseNumberMissing', 'enterpriseNumber')
    else if (number.kind === 'invalid') {
      if (number.why === 'checkDigits') find('enterpriseNumberCheckDigits', 'enterpriseNumber', number.expected)
      else find('enterpriseNumberUnreadable', 'enterpriseNumber')
    }
    const enterpriseNumber = number.kind === 'valid' ? number.digits : null

    const mail = readMailAddress(cell('email'))
    if (mail.kind === 'empty') find('emailMissing', 'email')
    else if (mail.kind === 'invalid') find('emailUnreadable', 'email', mail.part)
    else if (mail.addresses.length > 1) find('severalAddresses', 'email', String(mail.addresses.length))
    const addresses = mail.kind === 'addresses' ? mail.addresses : []

    const headCount = readHeadCount(cell('employees'))
    if (headCount.kind === 'unclear') find('employeesUnclear', 'employees')
    else if (headCount.kind === 'empty') find('sizeUnknown', 'employees')

    const postal = readPostalCode(cell('postalCode'))
    if (postal.kind === 'unclear') find('postalCodeUnclear', 'postalCode')
    else if (postal.kind === 'foreign') find('foreignPostalCode', 'postalCode')

    const founded = readDate(cell('founded'))
    if (founded.kind === 'unclear') find('foundedUnclear', 'founded')
    const joined = readDate(cell('joined'))
    if (joined.kind === 'unclear') find('joinedUnclear', 'joined')
    const left = readDate(cell('left'))
    if (left.kind === 'unclear') find('leftUnclear', 'left')
    const [joinedDay, leftDay] = [dayOf(joined, '-01-01'), dayOf(left, '-12-31')]
    if (joinedDay !== null && leftDay !== null && leftDay < joinedDay) find('leftBeforeJoined', 'left', joinedDay)

    const language = languageOf(cell('language'))
    if (language === undefined) find('languageUnknown', 'language')

    const postalCode = postal.kind === 'belgian' || postal.kind === 'foreign' ? postal.code : null
    const sameAs = [...(enterpriseNumber === null ? [] : [`number ${enterpriseNumber}`]), ...(company === '' ? [] : [`name ${bareCompanyName(company)} ${postalCode ?? ''} ${enterpriseNumber ?? ''}`])]
    const earlier = sameAs.map((key) => lineOfCompany.get(key)).find((one) => one !== undefined)
    if (earlier !== undefined) find('sameMemberTwice', enterpriseNumber === null ? 'company' : 'enterpriseNumber', String(earlier))
    for (const key of sameAs) if (!lineOfCompany.has(key)) lineOfCompany.set(key, line)
    for (const address of addresses) {
      const usedOn = lineOfAddress.get(address.toLowerCase())
      if (usedOn !== undefined && earlier === undefined) find('addressUsedTwice', 'email', String(usedOn))
      else lineOfAddress.set(address.toLowerCase(), line)
    }

    const contact = (cell('contact') || [cell('firstName'), cell('lastName')].filter((part) => part !== '').join(' ')).replace(/\s+/g, ' ')
    const employees = headCount.kind === 'count' ? headCount.employees : null
    members.push({
      line,
      company,
      enterpriseNumber,
      contact: contact === '' ? null : contact,
      addresses,
      language: language ?? null,
      employees,
      size: headCount.kind === 'class' ? headCount.size : employees === null ? null : employees < smallest ? 'KO' : 'MGO',
      founded: founded.kind === 'year' ? founded.year : founded.kind === 'day' ? Number(founded.day.slice(0, 4)) : null,
      postalCode,
      municipality: cell('municipality') === '' ? null : cell('municipality'),
      joined: joinedDay,
      left: leftDay,
    })
  }
  return { members, findings }
}

function dayOf(read: ReturnType<typeof readDate>, ofYear: string): string | null {
  if (read.kind === 'day') return read.day
  return read.kind === 'year' ? `${read.year}${ofYear}` : null
}

/** Null where empty, undefined where it is another language. */
function languageOf(text: string): 'nl' | 'en' | null | undefined {
  const word = text.toLowerCase()
  if (word === '') return null
  if (/^(nl|nl-be|n|ned|nederlands|dutch)$/.test(word)) return 'nl'
  return /^(en|en-gb|en-us|e|eng|engels|english)$/.test(word) ? 'en' : undefined
}

import { randomBytes } from 'node:crypto'
import { bareCompanyName } from '../matching/companyName.ts'
import type { RegisterCompany } from '../../../db/identity/register/registerRows.ts'
import type { ListedMember } from '../readMemberList.ts'

const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Names a company as long as its number is missing: `V-` and eight signs that are not taken for one another. */
export const newProvisionalId = (): string => `V-${[...randomBytes(8)].map((byte) => letters[byte % letters.length]).join('')}`

export const newId = (): string => randomBytes(12).toString('base64url')

export function newCompany(member: ListedMember): RegisterCompany {
  const { company: name, enterpriseNumber, founded, postalCode, municipality, employees, size } = member
  return {
    id: newId(),
    name,
    enterpriseNumber,
    provisionalId: enterpriseNumber === null ? newProvisionalId() : null,
    founded,
    postalCode,
    municipality,
    employees,
    size: employees === null ? size : null,
  }
}

function sizeOf(company: RegisterCompany, { employees, size }: ListedMember): Pick<RegisterCompany, 'employees' | 'size'> {
  if (employees !== null) return { employees, size: null }
  if (size === null) return company
  const agrees = company.employees !== null && (company.employees < 50 ? 'KO' : 'MGO') === size
  return agrees ? company : { employees: null, size }
}

/**
 * A company as it is after a row told of it: what the row leaves empty stays. The name stays when it is the same but for
 * its legal form and spelling, and where the company is in other clusters as well.
 */
export function describedCompany(company: RegisterCompany, member: ListedMember, isElsewhere: boolean): RegisterCompany {
  const keepsName = isElsewhere || bareCompanyName(company.name) === bareCompanyName(member.company)
  const enterpriseNumber = company.enterpriseNumber ?? member.enterpriseNumber
  const { employees, size } = sizeOf(company, member)
  return {
    ...company,
    name: keepsName ? company.name : member.company,
    enterpriseNumber,
    provisionalId: enterpriseNumber === null ? (company.provisionalId ?? newProvisionalId()) : null,
    founded: member.founded ?? company.founded,
    postalCode: member.postalCode ?? company.postalCode,
    municipality: member.municipality ?? company.municipality,
    employees,
    size,
  }
}

import type { ListField } from './columns/fields.ts'

/** What can be wrong with a row of a member list. An error keeps the whole list out; a warning can be accepted. */
export const findingKinds = {
  companyMissing: 'error',
  enterpriseNumberUnreadable: 'error',
  enterpriseNumberCheckDigits: 'error',
  emailUnreadable: 'error',
  employeesUnclear: 'error',
  postalCodeUnclear: 'error',
  foundedUnclear: 'error',
  joinedUnclear: 'error',
  leftUnclear: 'error',
  leftBeforeJoined: 'error',
  otherCluster: 'error',
  sameMemberTwice: 'error',
  enterpriseNumberMissing: 'warning',
  emailMissing: 'warning',
  sizeUnknown: 'warning',
  languageUnknown: 'warning',
  severalAddresses: 'warning',
  addressUsedTwice: 'warning',
  foreignPostalCode: 'warning',
  perhapsSameCompany: 'warning',
  otherName: 'warning',
  addressBounced: 'warning',
} as const satisfies Record<string, 'error' | 'warning'>
export type FindingKind = keyof typeof findingKinds

export interface ListFinding {
  readonly kind: FindingKind
  /** As the spreadsheet numbers it; the first line is 1. */
  readonly line: number
  readonly field: ListField
  /** The name of the column in the list; empty when the list has none. */
  readonly column: string
  readonly value: string
  /** What belongs to this finding in particular: the number that would fit, the earlier line, the other company's name. */
  readonly detail?: string
}

export const isError = (finding: ListFinding): boolean => findingKinds[finding.kind] === 'error'

import { auditKeptYears } from '../../db/audit/trimTrail.ts'

/** How long what is kept. The pages for members and the removal itself read the same numbers. */
export const retentionPeriods = {
  /** Days after the closing of a wave, when it was never frozen; a frozen one loses its links with its key. */
  linkDays: 365,
  /** Months after the closing of the last wave in which the company was asked. */
  contactMonths: 12,
  /** Days during which a list waits that a manager sent and the agency did not take over. */
  receivedListDays: 90,
  auditYears: auditKeptYears,
  /** Of whoever runs the server: the product writes logs and copies, and does not find them again. */
  logMonths: 6,
  backupDays: 35,
} as const

/** @returns that many whole days before a moment */
export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 86_400_000)

/** @returns the same day of the month that many months before a moment, or the last of a shorter month */
export function monthsBefore(now: Date, months: number): Date {
  const before = new Date(now)
  before.setUTCDate(1)
  before.setUTCMonth(before.getUTCMonth() - months)
  const lastDay = new Date(Date.UTC(before.getUTCFullYear(), before.getUTCMonth() + 1, 0)).getUTCDate()
  before.setUTCDate(Math.min(now.getUTCDate(), lastDay))
  return before
}

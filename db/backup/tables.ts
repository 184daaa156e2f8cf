import type { Schema } from '../schema.ts'

export type TableName = Exclude<keyof Schema, 'migration'>

/** Every table, each after those its foreign keys refer to. */
export const tables: readonly TableName[] = [
  'cluster', 'company', 'membership', 'contact', 'account', 'account_subject', 'sign_in_link', 'session', 'attempt_count', 'saved_crossing',
  'wave', 'invitation', 'respondent_session', 'response', 'response_link',
  'audit_entry', 'audit_head',
]

/** Not put back: who signed out since, or used a link, must not be let in by an old copy. */
export const leftOutOfRestore: ReadonlySet<TableName> = new Set<TableName>(['sign_in_link', 'session', 'attempt_count'])

/** A database keeps its own audit trail when a copy is put into it; only one without any act takes over that of the copy. */
export const auditTables: ReadonlySet<TableName> = new Set<TableName>(['audit_entry', 'audit_head'])

export type RowCounts = Record<TableName, number>

import type { Room } from '../rooms.ts'
import type { Schema } from '../schema.ts'

export type TableName = Exclude<keyof Schema, 'migration' | 'answers_migration' | 'link_migration' | 'restoration'>

/** Every table of each room, each after those its foreign keys refer to. */
export const tablesOf: Readonly<Record<Room, readonly TableName[]>> = {
  identity: [
    'cluster', 'cluster_alias', 'company', 'company_merge', 'membership', 'former_membership', 'contact', 'list_mapping', 'list_task', 'fact_correction', 'account', 'account_subject', 'sign_in_link', 'session', 'attempt_count', 'saved_crossing', 'received_list',
    'wave', 'invitation', 'respondent_session', 'erasure',
    'mailing', 'mail', 'mail_invitation', 'invitation_link', 'delegate', 'reminder_plan', 'inbound_count',
    'audit_entry', 'audit_head',
  ],
  answers: ['response', 'standard_table', 'release'],
  link: ['response_link'],
}

export const tables: readonly TableName[] = [...tablesOf.identity, ...tablesOf.answers, ...tablesOf.link]

/** Not put back: who signed out since, or used a link, must not be let in by an old copy; figures are made again. */
export const leftOutOfRestore: ReadonlySet<TableName> = new Set<TableName>(['sign_in_link', 'session', 'attempt_count', 'standard_table'])

/** A database keeps its own audit trail when a copy is put into it; only one without any act takes over that of the copy. */
export const auditTables: ReadonlySet<TableName> = new Set<TableName>(['audit_entry', 'audit_head'])

export type RowCounts = Record<TableName, number>

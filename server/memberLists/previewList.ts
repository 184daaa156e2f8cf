import { createHash } from 'node:crypto'
import { listRegisterClusters } from '../../db/identity/register/clusters.ts'
import { listMappings } from '../../db/identity/register/lists.ts'
import { listRegisterCompanies, listRegisterContacts, listRegisterMemberships } from '../../db/identity/register/registerRows.ts'
import { brusselsDayOf } from '../imports/brusselsDay.ts'
import { comparable } from './columns/fields.ts'
import { suggestMapping, type SuggestedMapping } from './columns/suggestMapping.ts'
import { matchCluster } from './matching/matchCluster.ts'
import { planList } from './plan/planList.ts'
import { readMemberList } from './readMemberList.ts'
import type { RegisterCluster } from '../../db/identity/register/clusters.ts'
import type { Database } from '../../db/store.ts'
import type { ColumnMapping } from './columns/fields.ts'
import type { ListFile } from './file/readListFile.ts'
import type { ListFinding } from './finding.ts'
import type { ListChoices, ListPlan } from './plan/planList.ts'

/** A list as somebody hands it in for a cluster. */
export interface HandedInList {
  readonly clusterId: string
  readonly file: ListFile
  /** Which column holds which field; as remembered or suggested when it is left out. */
  readonly mapping?: ColumnMapping | undefined
  readonly choices?: ListChoices | undefined
}

/** What a list holds and what it would change; nothing is stored. */
export interface ListPreview {
  readonly kind: 'read'
  readonly header: readonly string[]
  readonly headerLine: number
  /** Lines that hold no member: totals, sources. */
  readonly skipped: readonly number[]
  readonly mapping: ColumnMapping
  readonly how: SuggestedMapping['how']
  /** In the order of the lines. */
  readonly findings: readonly ListFinding[]
  readonly plan: ListPlan
  /** Of everything above: only what was seen can be accepted. */
  readonly digest: string
}

export type PreviewOutcome = ListPreview | { readonly kind: 'unknownCluster' }

export const noChoices: ListChoices = { same: new Map(), leaving: new Set() }

/** The names of the columns in their order: under it a mapping is remembered. */
export const headerSignature = (header: readonly string[]): string => header.map(comparable).join('|')

function isNamed(clusterId: string, clusters: readonly RegisterCluster[]): (text: string) => boolean {
  const known = new Map<string, boolean>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const match = matchCluster(text, clusters)
    const named = match.kind === 'found' ? match.id === clusterId : match.kind === 'perhaps' && match.ids[0] === clusterId
    known.set(text, named)
    return named
  }
}

async function mappingOf(db: Database, { clusterId, mapping }: HandedInList, header: readonly string[], rows: readonly (readonly string[])[]): Promise<SuggestedMapping> {
  if (mapping !== undefined) return { mapping: Object.fromEntries(Object.entries(mapping).filter(([, column]) => column < header.length)), how: {} }
  const remembered = await listMappings(db, clusterId)
  const signature = headerSignature(header)
  return suggestMapping(header, rows, (remembered.find((one) => one.header === signature) ?? remembered[0])?.mapping)
}

/**
 * Holds a list against the register.
 * @param db a transaction that locked the register, when what is found is then written
 */
export async function previewList(db: Database, list: HandedInList, now: Date): Promise<PreviewOutcome> {
  const { clusterId, file, choices = noChoices } = list
  const clusters = await listRegisterClusters(db)
  const cluster = clusters.find(({ id }) => id === clusterId)
  if (cluster === undefined) return { kind: 'unknownCluster' }
  const { table, headerLine, skipped } = file
  const { mapping, how } = await mappingOf(db, list, table.header, table.rows.map(({ cells }) => cells))
  const hasCompany = mapping.company !== undefined
  const { members, findings: read } = hasCompany ? readMemberList(table, mapping, isNamed(clusterId, clusters)) : { members: [], findings: [] }
  const plan = planList(
    { clusterId, companies: await listRegisterCompanies(db), memberships: await listRegisterMemberships(db), contacts: await listRegisterContacts(db) },
    members.filter(({ company }) => company !== ''),
    choices,
    brusselsDayOf(now),
  )
  const named = read.map((finding) => (finding.kind === 'otherCluster' ? { ...finding, detail: cluster.name } : finding))
  const noColumn: ListFinding = { kind: 'companyMissing', line: headerLine, field: 'company', column: '', value: '' }
  const twice = new Set(read.filter(({ kind }) => kind === 'sameMemberTwice').map(({ line }) => line))
  const findings = [...(hasCompany ? [] : [noColumn]), ...named, ...plan.findings.filter(({ kind, line }) => kind !== 'sameMemberTwice' || !twice.has(line))].sort((a, b) => a.line - b.line)
  const { rows, proposals, notListed } = plan
  const seen = [clusterId, table, mapping, [...choices.same], [...choices.leaving].sort(), findings, rows, proposals, notListed]
  const digest = createHash('sha256').update(JSON.stringify(seen)).digest('base64url')
  return { kind: 'read', header: table.header, headerLine, skipped, mapping, how, findings, plan, digest }
}

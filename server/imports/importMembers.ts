import { recordAct } from '../../db/audit/auditTrail.ts'
import { insertClusters, listClusters } from '../../db/identity/members/cluster.ts'
import { insertCompanies, listCompanies, updateCompany } from '../../db/identity/members/company.ts'
import { insertContacts, listContacts, updateContact } from '../../db/identity/members/contact.ts'
import { insertMemberships, listMemberships } from '../../db/identity/members/membership.ts'
import { insertInvitedMembers, listInvitedMembers } from '../../db/identity/waves/invitedMember.ts'
import { findWave, insertWave, lockWaves, markWave } from '../../db/identity/waves/wave.ts'
import { openBeside } from '../../db/identity/waves/waveStates.ts'
import { currentVersion } from '../../surveys/index.ts'
import { brusselsDayOf } from './brusselsDay.ts'
import { assertNotFrozen, ImportRefused, refusedRows } from './importProblem.ts'
import { MembersPlanner } from './planMembers.ts'
import { momentsOfNewWave } from './waveMoments.ts'
import type { Transaction } from 'kysely'
import type { Actor } from '../../db/audit/auditTrail.ts'
import type { Cluster } from '../../db/identity/members/cluster.ts'
import type { Wave } from '../../db/identity/waves/wave.ts'
import type { Schema } from '../../db/schema.ts'
import type { RegisterFile } from '../files/memberRegister.ts'
import type { MembersPlan } from './planMembers.ts'
import type { WaveMoments } from './waveMoments.ts'

/** How a wave is made when it does not exist; what is not said has a default. */
export interface NewWave extends Partial<WaveMoments> {
  readonly id: string
  readonly label?: string
  readonly synthetic?: boolean
}

export interface MembersReport {
  readonly wave: Wave
  readonly waveIsNew: boolean
  /** The wave of the programme that is open in the same time, so that this new one is only a draft. */
  readonly openBeside: Wave | undefined
  readonly plan: MembersPlan
}

/**
 * Brings the store to hold a register as the invited members of a wave; a second time changes nothing.
 * @param path only for messages
 * @param clusters names for clusters that are new
 * @param actor who the audit trail says did it; it says nothing when nothing changed
 * @throws ImportRefused when a row contradicts what is stored, or the wave is frozen; nothing is stored then
 */
export async function importMembers(
  transaction: Transaction<Schema>,
  file: RegisterFile,
  wanted: NewWave,
  { path, now, clusters = [], actor = { kind: 'command', name: 'import' } }: { readonly path: string; readonly now: Date; readonly clusters?: readonly Cluster[]; readonly actor?: Actor },
): Promise<MembersReport> {
  const { wave, isNew, beside } = await findOrMakeWave(transaction, wanted, now)
  const plan = new MembersPlanner({
    clusters: await listClusters(transaction),
    companies: await listCompanies(transaction),
    memberships: await listMemberships(transaction),
    contacts: await listContacts(transaction),
    invited: await listInvitedMembers(transaction, wave.id),
  }, brusselsDayOf(new Date(wave.opensAt))).plan(file.rows)
  if (plan.problems.length > 0) throw refusedRows(path, plan.problems)
  if (plan.rows.added + plan.rows.changed > 0) assertNotFrozen(wave)
  const named = new Map(clusters.map((cluster) => [cluster.id, cluster]))
  await insertClusters(transaction, plan.newClusters.map((cluster) => named.get(cluster.id) ?? cluster))
  await insertCompanies(transaction, plan.newCompanies)
  for (const company of plan.changedCompanies) await updateCompany(transaction, company)
  await insertMemberships(transaction, plan.newMemberships)
  await insertContacts(transaction, plan.newContacts)
  for (const contact of plan.changedContacts) await updateContact(transaction, contact)
  await insertInvitedMembers(transaction, wave.id, plan.newInvited)
  if (plan.newInvited.length > 0) await markWave(transaction, wave.id)
  const subject = { kind: 'wave', id: wave.id }
  if (isNew) await recordAct(transaction, { at: now, actor, act: 'waveMade', subject, details: { state: wave.state, opensAt: wave.opensAt, closesAt: wave.closesAt, synthetic: wave.synthetic } })
  const { added, changed } = plan.rows
  if (added + changed > 0) await recordAct(transaction, { at: now, actor, act: 'membersImported', subject, details: { added, changed, unchanged: plan.rows.unchanged } })
  return { wave, waveIsNew: isNew, openBeside: beside, plan }
}

interface FoundWave {
  readonly wave: Wave
  readonly isNew: boolean
  readonly beside: Wave | undefined
}

/** A new wave is open in its time, as its moments say; a draft when another of the programme is open then already. */
async function findOrMakeWave(transaction: Transaction<Schema>, wanted: NewWave, now: Date): Promise<FoundWave> {
  const waves = await lockWaves(transaction)
  const known = waves.find(({ id }) => id === wanted.id)
  if (known) {
    const { label = known.label, opensAt, closesAt, synthetic = known.synthetic } = wanted
    for (const [option, asked, is] of [
      ['--label', label, known.label],
      ['--opens', opensAt?.toISOString() ?? known.opensAt, known.opensAt],
      ['--closes', closesAt?.toISOString() ?? known.closesAt, known.closesAt],
      ['--synthetic', synthetic, known.synthetic],
    ] as const) {
      if (asked !== is) throw new ImportRefused(`wave ${known.id} exists with ${option} ${is}, not ${asked}: leave ${option} out, or give a new wave another name`)
    }
    return { wave: known, isNew: false, beside: undefined }
  }
  const { opensAt, closesAt } = momentsOfNewWave(wanted.id, now, wanted)
  const synthetic = wanted.synthetic ?? false
  const beside = openBeside({ id: wanted.id, opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString(), synthetic }, waves, now)
  await insertWave(transaction, {
    id: wanted.id,
    label: wanted.label ?? wanted.id,
    questionnaireVersion: currentVersion,
    opensAt,
    closesAt,
    synthetic,
    state: beside === undefined ? 'open' : 'draft',
  })
  return { wave: (await findWave(transaction, wanted.id))!, isNew: true, beside }
}

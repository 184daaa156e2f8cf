import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { insertRelease, releaseHash } from '../../db/answers/release.ts'
import { changeWave } from '../../db/crossings/changeWave.ts'
import { insertAccount } from '../../db/identity/access/account.ts'
import { saveRegisterCluster } from '../../db/identity/register/clusters.ts'
import { participationBy } from '../../db/identity/waves/participation.ts'
import { listWaves } from '../../db/identity/waves/wave.ts'
import { currentVersion } from '../../surveys/index.ts'
import { readCodedAnswers } from '../files/codedAnswers.ts'
import { readMemberRegister } from '../files/memberRegister.ts'
import { importMembers } from '../imports/importMembers.ts'
import { refusedFile } from '../imports/importProblem.ts'
import { importResponses, readWaveRegister } from '../imports/importResponses.ts'
import { startOfBrusselsDay } from '../imports/brusselsDay.ts'
import { demonstrationAccounts } from './accounts.ts'
import type { makeRelease } from '../../analysis/index.ts'
import type { Transaction } from 'kysely'
import type { RegisterCluster } from '../../db/identity/register/clusters.ts'
import type { Schema } from '../../db/schema.ts'
import type { Store } from '../../db/store.ts'
import type { AnswersFile } from '../files/codedAnswers.ts'
import type { RegisterFile } from '../files/memberRegister.ts'
import type { NewWave } from '../imports/importMembers.ts'

/** The files of the demonstration: register and coded answers of the closed wave, and the names of the clusters. */
export interface DemonstrationFiles {
  readonly members: string
  readonly responses: string
  readonly clusters: string
  /** What makeRelease makes of these answers, with its audit. */
  readonly release: string
}

const beside = (name: string) => fileURLToPath(new URL(name, import.meta.url))

export const committedFiles: DemonstrationFiles = {
  members: beside('wave-2019-members.csv'),
  responses: beside('wave-2019-responses.csv'),
  clusters: beside('clusters.json'),
  release: beside('wave-2019-release.json'),
}

const closedWave: NewWave = {
  id: '2019',
  label: 'Demonstratiegolf 2019 (synthetisch)',
  opensAt: startOfBrusselsDay(2019, 9, 2),
  closesAt: startOfBrusselsDay(2019, 11, 1),
  synthetic: true,
}

/** Open at `now`: the calendar year in Brussels, but for its last second. */
export function openDemonstrationWave(now: Date): NewWave & { readonly label: string; readonly opensAt: Date; readonly closesAt: Date } {
  const closing = (year: number) => new Date(startOfBrusselsDay(year + 1, 1, 1).getTime() - 1_000)
  const thisYear = now.getUTCFullYear()
  const year = now < closing(thisYear) ? thisYear : thisYear + 1
  const opensAt = startOfBrusselsDay(year, 1, 1)
  return { id: String(year), label: `Demonstratiegolf ${year} (synthetisch)`, opensAt: opensAt < now ? opensAt : now, closesAt: closing(year), synthetic: true }
}

/**
 * Fills an empty database with two synthetic waves of the same members, one with answers and released, one open without,
 * and an account for every role; all of it or nothing.
 * @returns false when the database holds something already, which is then left alone
 */
export async function loadDemonstration(store: Store, now: Date, files: DemonstrationFiles = committedFiles): Promise<boolean> {
  if ((await listWaves(store.kysely)).length > 0) return false
  const register = await readMemberRegister(files.members)
  if (register.kind === 'refused') throw refusedFile(register)
  const answers = await readCodedAnswers(files.responses, register)
  if (answers.kind === 'refused') throw refusedFile(answers)
  const clusters = JSON.parse(readFileSync(files.clusters, 'utf8')) as RegisterCluster[]
  return await store.kysely.transaction().execute(async (transaction) => {
    if (!(await isEmpty(transaction))) return false
    await fill(transaction, now, files, register, answers, clusters)
    return true
  })
}

async function isEmpty(transaction: Transaction<Schema>): Promise<boolean> {
  for (const table of ['wave', 'cluster', 'company', 'account'] as const) {
    if (await transaction.selectFrom(table).select('id').limit(1).executeTakeFirst()) return false
  }
  return true
}

const actor = { kind: 'command', name: 'demonstration' } as const

async function fill(
  transaction: Transaction<Schema>,
  now: Date,
  files: DemonstrationFiles,
  register: RegisterFile,
  answers: AnswersFile,
  clusters: readonly RegisterCluster[],
): Promise<void> {
  for (const wave of [closedWave, openDemonstrationWave(now)]) await importMembers(transaction, register, wave, { path: files.members, now, clusters: clusters.map(({ endsOn: _, aliases: __, ...cluster }) => cluster), actor })
  for (const cluster of clusters) await saveRegisterCluster(transaction, cluster)
  await importResponses(transaction, inRegisterOrder(await readWaveRegister(transaction, closedWave.id), register), answers, { now, version: currentVersion, actor })
  await changeWave(transaction, { waveId: closedWave.id, act: 'freeze', actor, now })
  // Proving that nothing can be worked out takes a minute or more: made once, with the answers themselves (`npm run demonstration`)
  const { document, audit } = JSON.parse(readFileSync(files.release, 'utf8')) as ReturnType<typeof makeRelease>
  await changeWave(transaction, { waveId: closedWave.id, act: 'release', actor, now, details: { hash: releaseHash(document), eligible: audit.eligible, kept: audit.kept } })
  await insertRelease(transaction, { waveId: closedWave.id, madeAt: now, document, audit })
  for (const account of demonstrationAccounts(await participationBy(transaction, closedWave.id, 'cluster'))) await insertAccount(transaction, account)
}

/** The answers were read against the file, whose order is not that of the store. */
function inRegisterOrder(stored: Awaited<ReturnType<typeof readWaveRegister>>, register: RegisterFile): typeof stored {
  const byMemberId = new Map(stored.members.map((member) => [member.memberId, member]))
  return { ...stored, members: register.rows.map((row) => byMemberId.get(row.memberId)!) }
}

import { buildMemberRegister, variablesOf } from '../../analysis/index.ts'
import { recordAct } from '../../db/audit/auditTrail.ts'
import { insertFileResponses, readStoredResponses } from '../../db/crossings/fileResponses.ts'
import { listInvitedMembers } from '../../db/identity/waves/invitedMember.ts'
import { findWave, lockWaves, markWave, turnIntoFileWave } from '../../db/identity/waves/wave.ts'
import { answersFromCodes, codebook, codedVersionName } from '../../surveys/index.ts'
import { statementCountsOf } from '../columns/statementCounts.ts'
import { assertNotFrozen, ImportRefused } from './importProblem.ts'
import type { Transaction } from 'kysely'
import type { StatementCounts } from '../../analysis/index.ts'
import type { Actor } from '../../db/audit/auditTrail.ts'
import type { FileResponse } from '../../db/crossings/fileResponses.ts'
import type { InvitedMember } from '../../db/identity/waves/invitedMember.ts'
import type { Wave } from '../../db/identity/waves/wave.ts'
import type { Schema } from '../../db/schema.ts'
import type { Database } from '../../db/store.ts'
import type { AnswersFile } from '../files/codedAnswers.ts'
import type { RegisterFile, RegisterRow } from '../files/memberRegister.ts'

/** The members of a wave as a file of coded answers refers to them. */
export interface WaveRegister {
  readonly wave: Wave
  readonly members: readonly InvitedMember[]
  readonly file: RegisterFile
}

export interface ResponsesReport {
  readonly wave: Wave
  readonly added: { readonly complete: number; readonly partial: number }
  readonly unchanged: number
  /** The wave took answers until now; from here on they come from the file. */
  readonly closedWave: boolean
}

/** @throws ImportRefused when there is no such wave */
export async function readWaveRegister(db: Database, waveId: string): Promise<WaveRegister> {
  const wave = await findWave(db, waveId)
  if (!wave) throw new ImportRefused(`there is no wave ${waveId}: import its members first, npm run import -- members FILE --wave ${waveId}`)
  const members = await listInvitedMembers(db, waveId)
  const rows = members.map(
    ({ memberId, clusterId, call, embedding, size, employees }): RegisterRow => ({
      line: 0,
      memberId,
      clusterId,
      call,
      embedding: embedding as RegisterRow['embedding'],
      employees,
      size: size as RegisterRow['size'],
      company: '',
      enterpriseNumber: '',
      founded: null,
      joined: '',
      postalCode: '',
      contact: '',
      email: '',
      language: '',
    }),
  )
  return { wave, members, file: { kind: 'read', register: buildMemberRegister(rows), rows } }
}

interface HowToImport {
  readonly now: Date
  /** Of the questionnaire that was asked; without it `coded:S/B/P`, as a file does not say the wording. */
  readonly version?: string
  readonly onProgress?: (done: number, total: number) => void
  /** Who stands in the audit trail; the command when it is left out. */
  readonly actor?: Actor
}

/**
 * Makes the wave one of a file, if it has no answers yet, and stores none. In a transaction of its own before they are
 * imported: a crash in the middle must not leave answers to one version in a wave of another.
 * @returns whether that closed the wave
 * @throws ImportRefused for whatever the import would be refused for
 */
export async function prepareForResponses(transaction: Transaction<Schema>, register: WaveRegister, answers: AnswersFile, how: HowToImport): Promise<boolean> {
  return (await planResponses(transaction, register, answers, how)).closedWave
}

/**
 * Stores the coded answers of an earlier wave; a second time changes nothing.
 * A wave without answers becomes one that is closed now, if it was not; a frozen one takes none.
 * @throws ImportRefused when the answers contradict what is stored; nothing is stored then
 */
export async function importResponses(transaction: Transaction<Schema>, register: WaveRegister, answers: AnswersFile, how: HowToImport): Promise<ResponsesReport> {
  const { added, unchanged, closesAt, closedWave } = await planResponses(transaction, register, answers, how)
  const { now, onProgress, actor = command } = how
  const { id } = register.wave
  const chunk = 5_000
  for (let from = 0; from < added.length; from += chunk) {
    await insertFileResponses(transaction, id, added.slice(from, from + chunk), closesAt < now ? closesAt : now)
    onProgress?.(Math.min(from + chunk, added.length), added.length)
  }
  if (added.length > 0) await markWave(transaction, id)
  const complete = added.filter((response) => response.status === 'complete').length
  if (added.length > 0) await recordAct(transaction, { at: now, actor, act: 'responsesImported', subject: { kind: 'wave', id }, details: { complete, partial: added.length - complete, unchanged } })
  return { wave: (await findWave(transaction, id))!, added: { complete, partial: added.length - complete }, unchanged, closedWave }
}

const command: Actor = { kind: 'command', name: 'import' }

async function planResponses(transaction: Transaction<Schema>, { wave: { id }, members }: WaveRegister, answers: AnswersFile, { now, version: asked, actor = command }: HowToImport) {
  const wave = (await lockWaves(transaction)).find((one) => one.id === id)!
  const stored = await readStoredResponses(transaction, wave.id)
  const { version, closesAt, closedWave } = await prepareWave(transaction, wave, answers.statements, stored.size > 0, asked, now)
  const added: FileResponse[] = []
  let unchanged = 0
  for (const { member, status, coded } of responsesOf(answers, members, version)) {
    const before = stored.get(member.id)
    if (!before) added.push({ member, status, coded, answers: decoded(version, coded, member) })
    else if (before.status === status && Buffer.compare(before.coded, coded) === 0) unchanged++
    else throw new ImportRefused(`member ${member.memberId} has another answer in the store than in the file: nothing is stored; take the row out of the file, or use a new wave`)
  }
  if (added.length > 0) assertNotFrozen(wave)
  if (closedWave) await recordAct(transaction, { at: now, actor, act: 'waveClosed', subject: { kind: 'wave', id }, details: { closedBefore: wave.closesAt, closesAt: closesAt.toISOString() } })
  return { added, unchanged, closesAt, closedWave }
}

async function prepareWave(transaction: Transaction<Schema>, wave: Wave, statements: StatementCounts, hasAnswers: boolean, asked: string | undefined, now: Date) {
  const isClosed = wave.closesAt <= now.toISOString()
  const closesAt = new Date(wave.closesAt)
  const version = hasAnswers ? wave.questionnaireVersion : (asked ?? codedVersionName(statements))
  const counts = statementCountsOf(codebook(version).variables.map((variable) => variable.name))
  if (inWords(counts) !== inWords(statements)) throw new ImportRefused(`wave ${wave.id} holds answers to ${inWords(counts)}, the file has ${inWords(statements)}: use a wave of its own`)
  if (hasAnswers) {
    if (!isClosed) throw new ImportRefused(`wave ${wave.id} is open and holds answers of its members: coded answers go into a wave that is closed, or that has none`)
    return { version, closesAt, closedWave: false }
  }
  assertNotFrozen(wave)
  const opensAt = new Date(wave.opensAt)
  const change = isClosed ? { opensAt, closesAt } : { opensAt: opensAt < now ? opensAt : new Date(now.getTime() - 1), closesAt: now }
  await turnIntoFileWave(transaction, wave.id, { questionnaireVersion: version, ...change })
  return { version, closesAt: change.closesAt, closedWave: !isClosed }
}

const inWords = ({ strength, benefit, priority }: StatementCounts): string => `${strength} strength, ${benefit} benefit and ${priority} priority statements`

/** The responses of a file with their bytes in the order of the codebook. */
function* responsesOf(answers: AnswersFile, members: readonly InvitedMember[], version: string) {
  const names = codebook(version).variables.map((variable) => variable.name)
  const { matrix, memberOfResponse, partial } = answers
  const columns = names.map((name) => matrix.columns[name]!)
  for (let response = 0; response < matrix.responses; response++) {
    const member = members[memberOfResponse[response]!]!
    yield { member, status: 'complete' as const, coded: Uint8Array.from(columns, (column) => column[response]!) }
  }
  const places = variablesOf(answers.statements)
  const order = names.map((name) => places.indexOf(name))
  for (const { member, codes } of partial) yield { member: members[member]!, status: 'partial' as const, coded: Uint8Array.from(order, (place) => codes[place]!) }
}

function decoded(version: string, coded: Uint8Array, member: InvitedMember) {
  try {
    return answersFromCodes(version, coded)
  } catch (error) {
    if (error instanceof RangeError) throw new ImportRefused(`member ${member.memberId}: ${error.message}; nothing is stored`)
    throw error
  }
}

import { randomBytes } from 'node:crypto'
import { sizeClass, tenureClass } from '../../../analysis/index.ts'
import { recordAct, type Actor } from '../../../db/audit/auditTrail.ts'
import { activeMembers } from '../../../db/identity/members/activeMembers.ts'
import { insertInvitedMembers, listInvitedMembers } from '../../../db/identity/waves/invitedMember.ts'
import { findPopulation, setPopulation, type Population } from '../../../db/identity/waves/population.ts'
import { lockWaves, markWave } from '../../../db/identity/waves/wave.ts'
import { waveStateAt } from '../../../db/identity/waves/waveStates.ts'
import { brusselsDayOf } from '../../imports/brusselsDay.ts'
import type { Transaction } from 'kysely'
import type { Schema } from '../../../db/schema.ts'

export type PopulationOutcome =
  | { readonly kind: 'unknown' }
  /** The wave is open already, or over: whoever is in it stays in it. */
  | { readonly kind: 'tooLate' }
  /** Nobody is a member on that day. */
  | { readonly kind: 'nobody' }
  | {
      readonly kind: 'frozen'
      readonly population: Population
      /** It was frozen before, and nothing was done now. */
      readonly already: boolean
      readonly members: number
      /** Members to whom no mail can go; they are in the population all the same. */
      readonly withoutAddress: number
    }

interface HowToFreeze {
  readonly waveId: string
  readonly actor: Actor
  readonly now: Date
  /** Who was a member on this day, YYYY-MM-DD, is in; today in Brussels when it is left out. */
  readonly on?: string
}

const newId = () => randomBytes(12).toString('base64url')

/**
 * Takes the population of a wave from the register: one invitation for every active membership, with its classes as they
 * are now. What changes in the register afterwards leaves the wave as it is, and a second time does nothing.
 * Memberships that were invited by an import already keep that invitation. Links are made when mails are sent.
 */
export async function freezePopulation(transaction: Transaction<Schema>, { waveId, actor, now, on = brusselsDayOf(now) }: HowToFreeze): Promise<PopulationOutcome> {
  const wave = (await lockWaves(transaction)).find(({ id }) => id === waveId)
  if (wave === undefined) return { kind: 'unknown' }
  const known = await findPopulation(transaction, waveId)
  const invited = new Set((await listInvitedMembers(transaction, waveId)).map(({ membershipId }) => membershipId))
  const members = await activeMembers(transaction, known?.on ?? on)
  const withoutAddress = (among: (membershipId: string) => boolean) => members.filter((one) => among(one.membershipId) && !one.hasAddress).length
  if (known) return { kind: 'frozen', population: known, already: true, members: invited.size, withoutAddress: withoutAddress((id) => invited.has(id)) }
  const state = waveStateAt(wave, now)
  if (state !== 'draft' && state !== 'planned') return { kind: 'tooLate' }
  const added = members.filter(({ membershipId }) => !invited.has(membershipId))
  if (added.length + invited.size === 0) return { kind: 'nobody' }
  const opening = brusselsDayOf(new Date(wave.opensAt))
  await insertInvitedMembers(
    transaction,
    waveId,
    added.map(({ membershipId, clusterId, call, embedding, employees, size, joinedOn, language }) => ({
      id: newId(),
      membershipId,
      memberId: membershipId,
      reference: newId(),
      clusterId,
      call,
      embedding,
      size: sizeClass(employees, size),
      employees,
      tenure: joinedOn === null ? null : tenureClass(joinedOn, opening),
      language,
    })),
  )
  const population: Population = { frozenAt: now.toISOString(), on }
  await setPopulation(transaction, waveId, population)
  await markWave(transaction, waveId)
  const counts = { members: added.length + invited.size, withoutAddress: withoutAddress(() => true) }
  await recordAct(transaction, { at: now, actor, act: 'populationFrozen', subject: { kind: 'wave', id: waveId }, details: { on, ...counts } })
  return { kind: 'frozen', population, already: false, ...counts }
}

import type { Transaction } from 'kysely'
import type { Schema } from '../../schema.ts'
import type { Database } from '../../store.ts'

/** What a member may say of its company; null: the register is right, or it does not say. */
export interface CorrectedFacts {
  readonly employees: number | null
  readonly founded: number | null
  readonly postalCode: string | null
}

export interface FactCorrection extends CorrectedFacts {
  readonly companyId: string
  readonly company: string
  readonly proposedAt: string
  readonly now: CorrectedFacts
}

/**
 * Keeps what a member says of its company, beside the register; a later word takes the place of an earlier one. What the
 * register says already is no correction.
 * @returns the company, or undefined when nothing differs
 */
export async function proposeCorrection(transaction: Transaction<Schema>, invitationId: string, said: CorrectedFacts, now: Date): Promise<string | undefined> {
  const company = await transaction
    .selectFrom('invitation')
    .innerJoin('membership', 'membership.id', 'invitation.membership_id')
    .innerJoin('company', 'company.id', 'membership.company_id')
    .select(['company.id as id', 'company.employees as employees', 'company.founded as founded', 'company.postal_code as postalCode'])
    .where('invitation.id', '=', invitationId)
    .executeTakeFirstOrThrow()
  const differs = {
    employees: said.employees === company.employees ? null : said.employees,
    founded: said.founded === company.founded ? null : said.founded,
    postal_code: said.postalCode === company.postalCode ? null : said.postalCode,
  }
  await transaction.deleteFrom('fact_correction').where('company_id', '=', company.id).execute()
  if (Object.values(differs).every((value) => value === null)) return undefined
  await transaction.insertInto('fact_correction').values({ company_id: company.id, ...differs, proposed_at: now.toISOString() }).execute()
  return company.id
}

/** Those that wait for a decision, the oldest first. */
export async function listCorrections(db: Database): Promise<FactCorrection[]> {
  const rows = await db
    .selectFrom('fact_correction')
    .innerJoin('company', 'company.id', 'fact_correction.company_id')
    .select(['company.id as companyId', 'company.name as company', 'fact_correction.proposed_at as proposedAt'])
    .select(['fact_correction.employees as employees', 'fact_correction.founded as founded', 'fact_correction.postal_code as postalCode'])
    .select(['company.employees as employeesNow', 'company.founded as foundedNow', 'company.postal_code as postalCodeNow'])
    .orderBy('fact_correction.proposed_at')
    .orderBy('company.id')
    .execute()
  return rows.map(({ employeesNow: employees, foundedNow: founded, postalCodeNow: postalCode, ...row }) => ({ ...row, now: { employees, founded, postalCode } }))
}

/**
 * Takes a correction over into the register, or leaves the register as it is; either way it waits no longer. Waves keep the
 * classes that they froze.
 * @param proposedAt of the one that was looked at
 * @returns false when there is none, or another one by now
 */
export async function decideCorrection(transaction: Transaction<Schema>, companyId: string, proposedAt: string, accepted: boolean): Promise<boolean> {
  const said = await transaction.selectFrom('fact_correction').selectAll().where('company_id', '=', companyId).where('proposed_at', '=', proposedAt).executeTakeFirst()
  if (said === undefined) return false
  await transaction.deleteFrom('fact_correction').where('company_id', '=', companyId).execute()
  if (!accepted) return true
  const changed = {
    // A head count says more than the class that a list gave
    ...(said.employees === null ? {} : { employees: said.employees, size: null }),
    ...(said.founded === null ? {} : { founded: said.founded }),
    // The name of the place was that of the former code
    ...(said.postal_code === null ? {} : { postal_code: said.postal_code, municipality: null }),
  }
  await transaction.updateTable('company').set(changed).where('id', '=', companyId).execute()
  return true
}

import type { Database } from '../../../store.ts'

/** Who of a cluster answers questions: its first manager by address; null where there is none. */
export async function findManager(db: Database, clusterId: string): Promise<{ readonly name: string; readonly email: string } | null> {
  const row = await db.selectFrom('account').select(['name', 'email']).where('role', '=', 'manager').where('cluster_id', '=', clusterId).where('disabled_at', 'is', null).orderBy('email').limit(1).executeTakeFirst()
  return row ?? null
}

/** What the manager of a cluster added to a mailing. */
export async function findOwnWords(db: Database, mailingId: string): Promise<{ readonly clusterId: string; readonly text: string } | undefined> {
  const row = await db.selectFrom('mailing').select(['cluster_id', 'own_words']).where('id', '=', mailingId).executeTakeFirst()
  return row === undefined || row.cluster_id === null || row.own_words === null ? undefined : { clusterId: row.cluster_id, text: row.own_words }
}

/** The name of who passed a questionnaire on to this delegate; null where it is not known. */
export async function findFormerRecipient(db: Database, delegateId: string): Promise<string | null> {
  const { former } = (await db.selectFrom('delegate').select('former_recipient_id as former').where('id', '=', delegateId).executeTakeFirst()) ?? { former: null }
  if (former === null) return null
  const contact = await db.selectFrom('contact').select('name').where('id', '=', former).executeTakeFirst()
  return contact === undefined ? ((await db.selectFrom('delegate').select('name').where('id', '=', former).executeTakeFirst())?.name ?? null) : contact.name
}

import { sql } from 'kysely'
import type { Transaction } from 'kysely'
import type { Migration } from './migration.ts'

async function createMails(schema: Transaction<any>['schema']): Promise<void> {
  await schema
    .createTable('mailing')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('wave_id', 'text', (column) => column.notNull().references('wave.id'))
    .addColumn('kind', 'text', (column) => column.notNull().check(sql`kind in ('invitation', 'reminder')`))
    .addColumn('made_at', 'text', (column) => column.notNull())
    .addColumn('account_id', 'text', (column) => column.references('account.id'))
    .addColumn('cluster_id', 'text', (column) => column.references('cluster.id'))
    .addColumn('own_words', 'text')
    .execute()
  await schema.createIndex('mailing_by_wave').on('mailing').column('wave_id').execute()
  await schema
    .createTable('mail')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('wave_id', 'text', (column) => column.notNull().references('wave.id'))
    .addColumn('kind', 'text', (column) => column.notNull().check(sql`kind in ('invitation', 'reminder1', 'reminder2', 'delegation')`))
    .addColumn('company_id', 'text', (column) => column.notNull().references('company.id'))
    // A contact or a delegate, who may be erased while it stays known that a mail went out
    .addColumn('recipient_id', 'text', (column) => column.notNull())
    .addColumn('mailing_id', 'text', (column) => column.references('mailing.id'))
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull().check(sql`state in ('queued', 'sending', 'sent', 'failed', 'bounced', 'cancelled')`))
    .addColumn('message_id', 'text', (column) => column.notNull().unique())
    .addColumn('queued_at', 'text', (column) => column.notNull())
    .addColumn('due_at', 'text', (column) => column.notNull())
    .addColumn('claimed_at', 'text')
    .addColumn('claim', 'text')
    .addColumn('sent_at', 'text')
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('interruptions', 'integer', (column) => column.notNull())
    .addColumn('outcome', 'text')
    .addColumn('replied_at', 'text')
    .addUniqueConstraint('mail_once', ['wave_id', 'kind', 'recipient_id'])
    .execute()
  await schema.createIndex('mail_by_state').on('mail').columns(['state', 'due_at', 'id']).execute()
  await schema.createIndex('mail_by_claim').on('mail').column('claimed_at').execute()
  await schema
    .createTable('mail_invitation')
    .addColumn('mail_id', 'text', (column) => column.notNull().references('mail.id'))
    .addColumn('invitation_id', 'text', (column) => column.notNull().references('invitation.id'))
    .addPrimaryKeyConstraint('mail_invitation_key', ['mail_id', 'invitation_id'])
    .execute()
  await schema.createIndex('mail_invitation_by_invitation').on('mail_invitation').column('invitation_id').execute()
}

async function createLinks(schema: Transaction<any>['schema']): Promise<void> {
  await schema
    .createTable('invitation_link')
    .addColumn('token_hash', 'text', (column) => column.primaryKey())
    .addColumn('invitation_id', 'text', (column) => column.notNull().references('invitation.id'))
    .addColumn('purpose', 'text', (column) => column.notNull().check(sql`purpose in ('answer', 'stop')`))
    .addColumn('recipient_id', 'text')
    .addColumn('mail_id', 'text', (column) => column.references('mail.id'))
    .addColumn('made_at', 'text', (column) => column.notNull())
    .addColumn('stopped_at', 'text')
    .execute()
  await schema.createIndex('invitation_link_by_invitation').on('invitation_link').column('invitation_id').execute()
  await schema
    .createTable('delegate')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('invitation_id', 'text', (column) => column.notNull().references('invitation.id'))
    .addColumn('former_recipient_id', 'text')
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('made_at', 'text', (column) => column.notNull())
    .addColumn('bounced_at', 'text')
    .execute()
  await schema.createIndex('delegate_by_invitation').on('delegate').column('invitation_id').execute()
}

/**
 * The mails of a wave, kept from before they go out until after they came back, and the links in them. The link that
 * stood in the invitation itself keeps working.
 */
export const fieldworkMails: Migration = {
  name: '0013 fieldwork mails',
  async up({ schema }) {
    await createMails(schema)
    await createLinks(schema)
    await schema
      .createTable('reminder_plan')
      .addColumn('wave_id', 'text', (column) => column.notNull().references('wave.id'))
      .addColumn('number', 'integer', (column) => column.notNull().check(sql`number in (1, 2)`))
      .addColumn('due_at', 'text', (column) => column.notNull())
      .addColumn('queued_at', 'text')
      .addPrimaryKeyConstraint('reminder_plan_key', ['wave_id', 'number'])
      .execute()
    await schema
      .createTable('inbound_count')
      .addColumn('kind', 'text', (column) => column.primaryKey())
      .addColumn('count', 'integer', (column) => column.notNull())
      .execute()
    await schema.alterTable('wave').addColumn('mails_paused_at', 'text').execute()
    await schema.alterTable('wave').addColumn('test_of', 'text', (column) => column.references('wave.id')).execute()
  },
}

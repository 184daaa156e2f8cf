/**
 * npm run rights -- find TEXT
 * npm run rights -- record CONTACT [--out FILE]
 * npm run rights -- correct CONTACT [--name NAME] [--email EMAIL] [--language nl|en]
 * npm run rights -- erase CONTACT [--answers INVITATION]
 */
import { connect } from '../../db/connect.ts'
import { carryOut } from '../rights/carryOut.ts'
import { readRightsOrder } from '../rights/readOrder.ts'
import { readSettings } from '../settings.ts'
import { runCommand } from './commandLine.ts'

const usage = `Usage: npm run rights -- find TEXT
       npm run rights -- record CONTACT [--out FILE]
       npm run rights -- correct CONTACT [--name NAME] [--email EMAIL] [--language nl|en]
       npm run rights -- erase CONTACT [--answers INVITATION]

What a person may ask for: which data there are about them, that they are corrected, that they are erased. Each stands
in the audit trail, without name or address.

  find     contacts by name, address, company or enterprise number, with their invitations
  record   all that stands about a contact outside the answers, as JSON, to hand over; the answers are shown to the
           member alone, by the personal link
  correct  name, address or language of a contact
  erase    the contact; with --answers what its company answered to that invitation, and the link. Of a frozen wave the
           row goes and the release stays. Once the link key is destroyed nobody can tell which answers are meant

DATABASE_URL says which database; without it, sqlite:data/survey.db.
`

await runCommand('rights', async () => {
  const order = readRightsOrder(process.argv.slice(2))
  if (!order) {
    process.stdout.write(usage)
    return
  }
  // Names and addresses: for the owner of the file only
  process.umask(0o077)
  const { databaseUrl, keyRetentionDays } = readSettings(process.env)
  const store = await connect(databaseUrl)
  try {
    process.stdout.write(`${await carryOut(store, order, keyRetentionDays, { actor: { kind: 'command', name: 'rights' }, now: new Date() })}\n`)
  } finally {
    await store.close()
  }
})

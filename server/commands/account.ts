/**
 * npm run account -- add EMAIL --role manager|analyst|steward [--cluster ID] [--name NAME]
 * npm run account -- role EMAIL --role manager|analyst|steward [--cluster ID]
 * npm run account -- disable EMAIL, enable EMAIL
 * npm run account -- link EMAIL --subject CODE [--organisation NUMBER], unlink EMAIL
 * npm run account -- list
 */
import { connect } from '../../db/connect.ts'
import { carryOut } from '../accounts/carryOut.ts'
import { readOrder } from '../accounts/readOrder.ts'
import { readSettings } from '../settings.ts'
import { runCommand } from './commandLine.ts'

const usage = `Usage: npm run account -- add EMAIL --role manager|analyst|steward [--cluster ID] [--name NAME]
       npm run account -- role EMAIL --role manager|analyst|steward [--cluster ID]
       npm run account -- disable EMAIL
       npm run account -- enable EMAIL
       npm run account -- link EMAIL --subject CODE [--organisation NUMBER]
       npm run account -- unlink EMAIL
       npm run account -- list

Says who may sign in. An account gets its link by mail, on the page /aanmelden. A manager belongs to one cluster and
sees that one only; an analyst and a steward see all. Another role or cluster, and disabling, end every session and
link of the account at once.

Where OIDC_ISSUER is set, an account can also sign in there once it is linked: the page after a first attempt shows the
person a code, and whoever knows that this person is the owner of the account links it.

  --role ROLE            manager, analyst or steward
  --cluster ID           of a manager, and of nobody else
  --name NAME            as the pages show it; without it, the address
  --subject CODE         what the sign-in provider calls the person
  --organisation NUMBER  OVO code or enterprise number that the provider has to name as well, each time
  --help                 this text

DATABASE_URL says which database; without it, sqlite:data/survey.db.
`

await runCommand('account', async () => {
  const order = readOrder(process.argv.slice(2))
  if (!order) {
    process.stdout.write(usage)
    return
  }
  // Names and addresses: for the owner of the file only
  process.umask(0o077)
  const settings = readSettings(process.env)
  const store = await connect(settings.databaseUrl)
  try {
    process.stdout.write(`${await store.kysely.transaction().execute((transaction) => carryOut(transaction, order, settings.openIdConnect?.issuer, new Date()))}\n`)
  } finally {
    await store.close()
  }
})

/** npm run backup -- FILE */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { recordAct } from '../../db/audit/auditTrail.ts'
import { backUp, keyFileOf } from '../../db/backup/backup.ts'
import { openDatabase } from '../../db/connect.ts'
import { readSettings } from '../settings.ts'
import type { RowCounts } from '../../db/backup/tables.ts'
import type { Store } from '../../db/store.ts'
import { CommandError, fileTrouble, runCommand, UsageError } from './commandLine.ts'

const usage = `Usage: npm run backup -- FILE

Writes a consistent copy of the database while the server goes on, and checks it: FILE with identity and answers, and
FILE.key with the key between them, both SQLite files, whichever database they come from. Keep FILE as safe as the database
itself, and FILE.key apart from it and for a shorter time. Existing files are not overwritten.
DATABASE_URL says which database; without it, sqlite:data/survey.db. To put it back: npm run restore -- FILE
`

function readFile(): string | undefined {
  let parsed: ReturnType<typeof parseArgs<{ options: { help: { type: 'boolean' } }; allowPositionals: true }>>
  try {
    parsed = parseArgs({ options: { help: { type: 'boolean' } }, allowPositionals: true })
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0])
  }
  if (parsed.values.help) return undefined
  const [file, ...more] = parsed.positionals
  if (file === undefined) throw new UsageError('FILE is missing')
  if (more.length > 0) throw new UsageError(`"${more[0]}" is one file too many`)
  return file
}

/** The copy holds everything: that it was made stands in the trail of the original. One of an older program has no trail yet. */
async function recordBackup(store: Store, { wave: waves, invitation: invitations, response: responses }: RowCounts): Promise<void> {
  const hasTrail = (await store.kysely.introspection.getTables()).some((table) => table.name === 'audit_head')
  if (!hasTrail) return
  await store.kysely
    .transaction()
    .execute((transaction) => recordAct(transaction, { at: new Date(), actor: { kind: 'command', name: 'backup' }, act: 'backupMade', details: { waves, invitations, responses } }))
}

await runCommand('backup', async () => {
  const file = readFile()
  if (file === undefined) {
    process.stdout.write(usage)
    return
  }
  const { databaseUrl } = readSettings(process.env)
  const path = databaseUrl.startsWith('sqlite:') ? databaseUrl.slice('sqlite:'.length) : undefined
  if (path !== undefined && !existsSync(path)) throw new CommandError(`there is no database ${path}: say with DATABASE_URL which one to copy`)
  // Names, addresses and answers: for the owner of the file only
  process.umask(0o077)
  const store = await openDatabase(databaseUrl)
  try {
    const counts = await backUp(store, file).catch((error: NodeJS.ErrnoException) => {
      throw error.code ? new CommandError(`${file} cannot be written: ${fileTrouble(error)}`) : error
    })
    await recordBackup(store, counts)
    process.stdout.write(`${file}: checked, ${counts.wave} waves, ${counts.invitation} invitations, ${counts.response} responses\n${keyFileOf(file)}: checked, ${counts.response_link} links; keep it apart from ${file}\n`)
  } finally {
    await store.close()
  }
})

/** npm run backup -- FILE */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { backUp } from '../../db/backup/backup.ts'
import { openDatabase } from '../../db/connect.ts'
import { readSettings } from '../settings.ts'
import { CommandError, fileTrouble, runCommand, UsageError } from './commandLine.ts'

const usage = `Usage: npm run backup -- FILE

Writes a consistent copy of the database to FILE while the server goes on, and checks it. FILE is one SQLite file, whichever
database it comes from, and holds everything: keep it as safe as the database itself. An existing FILE is not overwritten.
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
    process.stdout.write(`${file}: checked, ${counts.wave} waves, ${counts.invitation} invitations, ${counts.response} responses\n`)
  } finally {
    await store.close()
  }
})

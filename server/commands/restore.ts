/** npm run restore -- FILE [--replace] */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { keyFileOf } from '../../db/backup/backup.ts'
import { NotEmpty, restore } from '../../db/backup/restore.ts'
import { connect } from '../../db/connect.ts'
import { readSettings } from '../settings.ts'
import { CommandError, runCommand, UsageError } from './commandLine.ts'

const usage = `Usage: npm run restore -- FILE [--replace]

Puts the backup FILE, and FILE.key if it is beside it, into the database that DATABASE_URL names (without it, sqlite:data/survey.db), of either kind. A database
that holds something is left alone, unless --replace says that all of it may go. Everybody signs in again afterwards. Without
FILE.key all figures are there, and nobody can tell any more which answers are whose.
`

const options = { replace: { type: 'boolean' }, help: { type: 'boolean' } } as const

function readOrder(): { file: string; replace: boolean } | undefined {
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>
  try {
    parsed = parseArgs({ options, allowPositionals: true })
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0])
  }
  if (parsed.values.help) return undefined
  const [file, ...more] = parsed.positionals
  if (file === undefined) throw new UsageError('FILE is missing')
  if (more.length > 0) throw new UsageError(`"${more[0]}" is one file too many`)
  return { file, replace: parsed.values.replace ?? false }
}

const withoutKey = (file: string): string =>
  `${keyFileOf(file)} was not there: who answered before can neither go on, see nor correct those answers, nobody's answers can be found to erase them, and waves cannot be compared on the same members`

await runCommand('restore', async () => {
  const order = readOrder()
  if (!order) {
    process.stdout.write(usage)
    return
  }
  const { file, replace } = order
  if (!existsSync(file)) throw new CommandError(`there is no file ${file}`)
  process.umask(0o077)
  const store = await connect(readSettings(process.env).databaseUrl, { evenHalfRestored: true })
  try {
    const { counts, withKey } = await restore(store, file, { replace }).catch((error: Error) => {
      throw error instanceof NotEmpty ? new CommandError(`${error.message}: nothing is changed; add --replace to put ${file} in the place of all that`) : error
    })
    process.stdout.write(`${file}: restored, ${counts.wave} waves, ${counts.invitation} invitations, ${counts.response} responses\n`)
    if (!withKey) process.stdout.write(`${withoutKey(file)}\n`)
  } finally {
    await store.close()
  }
})

/** npm run restore -- FILE [--replace] */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { NotEmpty, restore } from '../../db/backup/restore.ts'
import { connect } from '../../db/connect.ts'
import { readSettings } from '../settings.ts'
import { CommandError, runCommand, UsageError } from './commandLine.ts'

const usage = `Usage: npm run restore -- FILE [--replace]

Puts the backup FILE into the database that DATABASE_URL names (without it, sqlite:data/survey.db), of either kind. A database
that holds something is left alone, unless --replace says that all of it may go. Everybody signs in again afterwards.
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

await runCommand('restore', async () => {
  const order = readOrder()
  if (!order) {
    process.stdout.write(usage)
    return
  }
  const { file, replace } = order
  if (!existsSync(file)) throw new CommandError(`there is no file ${file}`)
  process.umask(0o077)
  const store = await connect(readSettings(process.env).databaseUrl)
  try {
    const counts = await restore(store, file, { replace }).catch((error: Error) => {
      throw error instanceof NotEmpty ? new CommandError(`${error.message}: nothing is changed; add --replace to put ${file} in the place of all that`) : error
    })
    process.stdout.write(`${file}: restored, ${counts.wave} waves, ${counts.invitation} invitations, ${counts.response} responses\n`)
  } finally {
    await store.close()
  }
})

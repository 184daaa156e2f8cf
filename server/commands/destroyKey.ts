/** npm run destroy-key -- --wave W */
import { parseArgs } from 'node:util'
import { connect } from '../../db/connect.ts'
import { destroyLinkKey } from '../../db/crossings/destroyLinkKey.ts'
import { readSettings } from '../settings.ts'
import { CommandError, runCommand, UsageError } from './commandLine.ts'

const usage = `Usage: npm run destroy-key -- --wave W

Destroys the link between the members and the answers of the frozen wave W, KEY_RETENTION_DAYS (90) days after it was frozen
and not earlier. Afterwards nobody can tell which answers are whose: members cannot see theirs, none can be found to be
erased or corrected, and the wave cannot be compared with another on the same members. All figures stay. There is no way
back; keys that were written beside backups (FILE.key) fit no longer, and are to be deleted as well.
`

const options = { wave: { type: 'string' }, help: { type: 'boolean' } } as const

function readWave(): string | undefined {
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options }>>
  try {
    parsed = parseArgs({ options })
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0])
  }
  if (parsed.values.help) return undefined
  if (!parsed.values.wave) throw new UsageError('--wave is missing')
  return parsed.values.wave
}

await runCommand('destroy-key', async () => {
  const waveId = readWave()
  if (waveId === undefined) {
    process.stdout.write(usage)
    return
  }
  const { databaseUrl, keyRetentionDays } = readSettings(process.env)
  const store = await connect(databaseUrl)
  try {
    const outcome = await destroyLinkKey(store, { waveId, keptDays: keyRetentionDays, actor: { kind: 'command', name: 'destroy-key' }, now: new Date() })
    switch (outcome.kind) {
      case 'done':
        process.stdout.write(`${waveId}: the link of ${outcome.links} responses is destroyed; delete the keys of backups (FILE.key) as well\n`)
        return
      case 'already':
        process.stdout.write(`${waveId}: the link was destroyed already, on ${outcome.at}; the files are written anew once more\n`)
        return
      case 'unknown':
        throw new CommandError(`there is no wave ${waveId}`)
      case 'notFrozen':
        throw new CommandError(`wave ${waveId} is not frozen: its link is kept until ${keyRetentionDays} days after that`)
      case 'tooEarly':
        throw new CommandError(`the link of wave ${waveId} is kept until ${outcome.from.toISOString()}, ${keyRetentionDays} days after it was frozen: nothing is changed`)
    }
  } finally {
    await store.close()
  }
})

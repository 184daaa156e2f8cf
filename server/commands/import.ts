/**
 * npm run import -- members FILE --wave W
 * npm run import -- responses FILE --wave W
 */
import { parseArgs } from 'node:util'
import { connect } from '../../db/connect.ts'
import { readCodedAnswers } from '../files/codedAnswers.ts'
import { readMemberRegister } from '../files/memberRegister.ts'
import { importMembers } from '../imports/importMembers.ts'
import { refusedFile } from '../imports/importProblem.ts'
import { importResponses, prepareForResponses, readWaveRegister } from '../imports/importResponses.ts'
import { membersReportInWords, responsesReportInWords } from '../imports/reportInWords.ts'
import { readMoment } from '../imports/waveMoments.ts'
import { readSettings } from '../settings.ts'
import { CommandError, fileTrouble, runCommand, showProgress, UsageError } from './commandLine.ts'
import type { Transaction } from 'kysely'
import type { Schema } from '../../db/schema.ts'
import type { Store } from '../../db/store.ts'
import type { RefusedFile } from '../files/fileProblem.ts'
import type { NewWave } from '../imports/importMembers.ts'

const usage = `Usage: npm run import -- members FILE --wave W [--label TEXT] [--opens WHEN] [--closes WHEN] [--synthetic]
       npm run import -- responses FILE --wave W

Brings a member register (CSV, CSV.gz or XLSX) into the wave W, which is made when it does not exist, or the coded
answers (CSV or CSV.gz) of an earlier wave. A file with one bad row is refused as a whole; a second time changes nothing.

  --wave W       the name of the wave, such as 2026
  --label TEXT   what people see as its name; without it, W
  --opens WHEN   a day (2026-03-01, from its start) or an instant (2026-03-01T08:00:00Z)
  --closes WHEN  a day (2026-04-30, until its end) or an instant; without both, the year that W begins with,
                 else from now on for sixty days
  --synthetic    the answers are made up, and every page says so
  --help         this text

DATABASE_URL says which database; without it, sqlite:data/survey.db.
`

interface Order {
  readonly what: 'members' | 'responses'
  readonly path: string
  readonly wave: NewWave
}

/** Undefined when only the usage was asked for. */
function readOrder(): Order | undefined {
  const options = {
    wave: { type: 'string' },
    label: { type: 'string' },
    opens: { type: 'string' },
    closes: { type: 'string' },
    synthetic: { type: 'boolean' },
    help: { type: 'boolean' },
  } as const
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>
  try {
    parsed = parseArgs({ options, allowPositionals: true })
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0])
  }
  const { wave, label, opens, closes, synthetic, help } = parsed.values
  if (help) return undefined
  const [what, path, ...more] = parsed.positionals
  if (what !== 'members' && what !== 'responses') throw new UsageError(`${what === undefined ? 'nothing' : `"${what}"`} to import, expected members or responses`)
  if (path === undefined) throw new UsageError('FILE is missing')
  if (more.length > 0) throw new UsageError(`"${more[0]}" is one file too many`)
  if (!wave) throw new UsageError('--wave W is missing')
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u.test(wave)) throw new UsageError(`--wave is "${wave}", expected letters, digits, dots and dashes, at most 40`)
  if (what === 'responses' && [label, opens, closes, synthetic].some((given) => given !== undefined)) {
    throw new UsageError('--label, --opens, --closes and --synthetic go with members, which make the wave')
  }
  const moment = (name: string, text: string | undefined, edge: 'start' | 'end') => {
    const read = text === undefined ? undefined : readMoment(text, edge)
    if (text !== undefined && !read) throw new UsageError(`${name} is "${text}", expected a day such as 2026-03-01, or an instant such as 2026-03-01T08:00:00Z`)
    return read
  }
  const opensAt = moment('--opens', opens, 'start')
  const closesAt = moment('--closes', closes, 'end')
  return {
    what,
    path,
    wave: {
      id: wave,
      ...(label === undefined ? {} : { label }),
      ...(opensAt === undefined ? {} : { opensAt }),
      ...(closesAt === undefined ? {} : { closesAt }),
      ...(synthetic === undefined ? {} : { synthetic }),
    },
  }
}

async function reading<Read extends { readonly kind: 'read' }>(path: string, read: () => Promise<Read | RefusedFile>): Promise<Read> {
  const result = await read().catch((error: NodeJS.ErrnoException) => {
    throw new CommandError(`${path} cannot be read: ${fileTrouble(error)}`)
  })
  if (result.kind === 'refused') throw refusedFile(result as RefusedFile)
  return result as Read
}

async function carryOut(store: Store, { what, path, wave }: Order): Promise<string> {
  const now = new Date()
  const inTransaction = <Report>(work: (transaction: Transaction<Schema>) => Promise<Report>) => store.kysely.transaction().execute(work)
  if (what === 'members') {
    const file = await reading(path, () => readMemberRegister(path))
    return membersReportInWords(path, await inTransaction((transaction) => importMembers(transaction, file, wave, { path, now })))
  }
  const register = await readWaveRegister(store.kysely, wave.id)
  const answers = await reading(path, () => readCodedAnswers(path, register.file))
  const closedWave = await inTransaction((transaction) => prepareForResponses(transaction, register, answers, { now }))
  const report = await inTransaction((transaction) => importResponses(transaction, register, answers, { now, onProgress: showProgress('responses stored') }))
  return responsesReportInWords(path, { ...report, closedWave: closedWave || report.closedWave })
}

await runCommand('import', async () => {
  const order = readOrder()
  if (!order) {
    process.stdout.write(usage)
    return
  }
  const store = await connect(readSettings(process.env).databaseUrl)
  try {
    process.stdout.write(await carryOut(store, order))
  } finally {
    await store.close()
  }
})

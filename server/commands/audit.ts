/**
 * npm run audit -- verify [--kept SEQUENCE:HASH]
 * npm run audit -- head
 * npm run audit -- list [--since DAY] [--act NAME]
 * npm run audit -- trim --before DAY
 */
import { parseArgs } from 'node:util'
import { acts, isAct, type Act } from '../../db/audit/acts.ts'
import { readHead } from '../../db/audit/auditTrail.ts'
import { readEntries, type AuditEntry } from '../../db/audit/readEntries.ts'
import { auditKeptSince, auditKeptYears, trimTrail } from '../../db/audit/trimTrail.ts'
import { verifyTrail, type KeptHead } from '../../db/audit/verifyTrail.ts'
import { connect } from '../../db/connect.ts'
import { breaches } from '../audit/inWords.ts'
import { readMoment } from '../imports/waveMoments.ts'
import { readSettings } from '../settings.ts'
import { CommandError, runCommand, UsageError } from './commandLine.ts'
import type { Store } from '../../db/store.ts'

const usage = `Usage: npm run audit -- verify [--kept SEQUENCE:HASH]
       npm run audit -- head
       npm run audit -- list [--since DAY] [--act NAME]
       npm run audit -- trim --before DAY

The audit trail says who did what and when. Every entry holds the hash of the one before it, and the database refuses
every change; verify reads it all and names the first entry that is missing, changed or put in (exit 1).

Whoever may write to the database file could build the chain again from some entry on. Print the head from time to time,
keep it elsewhere (on paper, in another system), and give it to verify: then that shows too.

trim removes the entries from before a day, because they were kept long enough. The number and the hash of the last one
removed stay as an anchor, and an entry says so: what is left can still be verified.

  --kept SEQUENCE:HASH  a head that was printed earlier
  --since DAY           from this day on, in Belgium (2026-03-01), or an instant (2026-03-01T08:00:00Z)
  --act NAME            one act, such as waveFrozen
  --before DAY          everything older than the start of this day goes
  --help                this text

DATABASE_URL says which database; without it, sqlite:data/survey.db.
`

type Order =
  | { readonly what: 'verify'; readonly kept: KeptHead | undefined }
  | { readonly what: 'head' }
  | { readonly what: 'list'; readonly since: Date | undefined; readonly act: Act | undefined }
  | { readonly what: 'trim'; readonly before: Date }

const optionsOf = { verify: ['kept'], head: [], list: ['since', 'act'], trim: ['before'] } as const
const isOrder = (text: string | undefined): text is keyof typeof optionsOf => text !== undefined && Object.hasOwn(optionsOf, text)

function momentOf(option: string, text: string): Date {
  const moment = readMoment(text, 'start')
  if (moment === undefined) throw new UsageError(`--${option} is "${text}", expected a day such as 2026-03-01, or an instant such as 2026-03-01T08:00:00Z`)
  return moment
}

function keptOf(text: string): KeptHead {
  const parts = /^(\d{1,9}):([0-9a-f]{64})$/.exec(text)
  if (!parts) throw new UsageError(`--kept is "${text}", expected SEQUENCE:HASH as head prints it`)
  return { sequence: Number(parts[1]), hash: parts[2]! }
}

/** Undefined when only the usage was asked for. */
function readOrder(): Order | undefined {
  const options = { kept: { type: 'string' }, since: { type: 'string' }, act: { type: 'string' }, before: { type: 'string' }, help: { type: 'boolean' } } as const
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>
  try {
    parsed = parseArgs({ options, allowPositionals: true })
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0])
  }
  const { help, ...given } = parsed.values
  if (help) return undefined
  const [what, ...more] = parsed.positionals
  if (!isOrder(what)) throw new UsageError(`${what === undefined ? 'nothing' : `"${what}"`} to do, expected verify, head, list or trim`)
  if (more.length > 0) throw new UsageError(`"${more[0]}" is one word too many`)
  const stray = Object.keys(given).find((name) => !(optionsOf[what] as readonly string[]).includes(name))
  if (stray !== undefined) throw new UsageError(`--${stray} does not go with ${what}`)
  const { kept, since, act, before } = given
  if (act !== undefined && !isAct(act)) throw new UsageError(`--act is "${act}", expected one of ${Object.keys(acts).join(', ')}`)
  if (what === 'trim') {
    if (before === undefined) throw new UsageError('--before DAY is missing')
    return { what, before: momentOf('before', before) }
  }
  if (what === 'verify') return { what, kept: kept === undefined ? undefined : keptOf(kept) }
  if (what === 'list') return { what, since: since === undefined ? undefined : momentOf('since', since), act }
  return { what }
}

/** One line an entry, for a terminal and for other programs. */
function inWords({ sequence, at, actor, act, subject, details }: AuditEntry): string {
  const who = [actor.kind, actor.role, actor.id].filter((part) => part !== null).join(' ')
  const more = Object.entries(details).map(([name, value]) => `${name}=${String(value)}`)
  return [String(sequence), at, who, act, ...(subject === null ? [] : [`${subject.kind} ${subject.id}`]), ...more].join('  ')
}

async function list(store: Store, since: Date | undefined, act: Act | undefined): Promise<void> {
  let before: number | undefined
  while (true) {
    const entries = await readEntries(store.kysely, { ...(since && { since }), ...(act && { act }), ...(before === undefined ? {} : { before }), limit: 500 })
    process.stdout.write(entries.map((entry) => `${inWords(entry)}\n`).join(''))
    if (entries.length < 500) return
    before = entries.at(-1)!.sequence
  }
}

async function carryOut(store: Store, order: Order): Promise<void> {
  switch (order.what) {
    case 'verify': {
      const found = await verifyTrail(store.kysely, order.kept)
      if (found.kind === 'broken') throw new CommandError(`the audit trail is broken at entry ${found.sequence}: ${breaches[found.breach].en}`)
      process.stdout.write(`the audit trail is whole: ${found.entries} entries, ${found.first} to ${found.last}, head ${found.last}:${found.hash}\n`)
      return
    }
    case 'head': {
      const head = await readHead(store.kysely)
      if (head === undefined) throw new CommandError('the audit trail has no entry yet')
      process.stdout.write(`${head.sequence}:${head.hash}\n`)
      return
    }
    case 'list':
      return await list(store, order.since, order.act)
    case 'trim': {
      const since = auditKeptSince(new Date())
      if (order.before > since) throw new CommandError(`--before ${order.before.toISOString()} is too late: entries are kept ${auditKeptYears} years, until then nothing after ${since.toISOString()} is removed`)
      const removed = await store.kysely
        .transaction()
        .execute((transaction) => trimTrail(transaction, { before: order.before, actor: { kind: 'command', name: 'audit' }, now: new Date() }))
      process.stdout.write(`${removed} entries from before ${order.before.toISOString()} are removed\n`)
    }
  }
}

await runCommand('audit', async () => {
  const order = readOrder()
  if (!order) {
    process.stdout.write(usage)
    return
  }
  process.umask(0o077)
  const store = await connect(readSettings(process.env).databaseUrl)
  try {
    await carryOut(store, order)
  } finally {
    await store.close()
  }
})

import { randomInt } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse'
import { sql } from 'kysely'
import { createTransport } from 'nodemailer'
import { connect } from '../../db/connect.ts'
import { queueMails } from '../../db/identity/mails/queueMails.ts'
import { findWave } from '../../db/identity/waves/wave.ts'
import { fieldworkOf } from '../../server/fieldwork/cockpit/fieldwork.ts'
import { createPostman } from '../../server/fieldwork/sending/postman.ts'
import { readMemberRegister } from '../../server/files/memberRegister.ts'
import { importMembers } from '../../server/imports/importMembers.ts'
import { createMailer } from '../../server/mail/mailer.ts'
import { realSmtp } from '../server/mail/realSmtp.ts'
import { measurement, medianMs, type Measurement } from './measurement.ts'
import type { Store } from '../../db/store.ts'

const contactEmail = 'bevraging@voorbeeld.example'
const now = new Date('2026-03-02T09:00:00Z')
const wave = { id: '2026', opensAt: new Date('2026-02-01T00:00:00Z'), closesAt: new Date('2026-04-01T00:00:00Z') }

/** A register in the form of the import, spread evenly over the clusters. */
async function registerFile(folder: string, members: number, clusters: number): Promise<string> {
  const path = join(folder, `members-${members}.csv`)
  const rows = Array.from({ length: members }, (_, member) => {
    const cluster = member % clusters
    return `M${member},C${cluster},${1 + (cluster % 3)},${member % 3 === 0 ? 'MGO' : 'KO'},${cluster % 2 === 0 ? 'zelfstandig' : 'gevestigd'},${member % 3 === 0 ? 80 : 12},Bedrijf ${member},Contact ${member},contact${member}@voorbeeld.example`
  })
  await writeFile(path, `member_id,cluster_id,call,size,embedding,employees,company,contact,email\n${rows.join('\n')}\n`)
  return path
}

/** The rows of a file as the CSV reader gives them, and nothing else. */
async function readOnly(path: string): Promise<number> {
  let rows = 0
  for await (const _ of createReadStream(path).pipe(parse({ columns: true }))) rows++
  return rows
}

async function imported(store: Store, path: string): Promise<void> {
  const file = await readMemberRegister(path)
  if (file.kind !== 'read') throw new Error(`the register is ${file.kind}`)
  await store.kysely.transaction().execute((transaction) => importMembers(transaction, file, wave, { path, now: new Date('2026-01-20T09:00:00Z') }))
}

async function importing(folder: string): Promise<Measurement> {
  const path = await registerFile(folder, 100_000, 400)
  const store = await connect(`sqlite:${join(folder, 'import.db')}`)
  try {
    const from = performance.now()
    await imported(store, path)
    const value = performance.now() - from
    return measurement({ name: 'import of 100,000 members in 400 clusters, all new', value, unit: 'ms', beside: 'reading the rows of the same file', besideValue: await medianMs(3, () => readOnly(path)), better: 'lower' })
  } finally {
    await store.close()
  }
}

const mails = 10_000

async function sending(folder: string): Promise<Measurement> {
  const store = await connect(`sqlite:${join(folder, 'mails.db')}`)
  const smtp = await realSmtp()
  const mailer = createMailer({ smtpUrl: smtp.url, outbox: folder, from: contactEmail, report: (what, error) => console.error(what, error) })
  const postman = createPostman({ store, mailer, publicOrigin: 'https://bevraging.voorbeeld.example', contactEmail, mailsPerMinute: 10_000_000, now: () => now, report: (what, error) => console.error(what, error) })
  try {
    await imported(store, await registerFile(folder, mails, 40))
    await store.kysely.transaction().execute((transaction) => queueMails(transaction, { waveId: wave.id, kind: 'invitation', accountId: null, ownWords: null, mailDomain: 'voorbeeld.example', now }))
    const from = performance.now()
    while ((await postman.round()).handedOver > 0);
    const rate = smtp.received.length / ((performance.now() - from) / 1000)
    if (smtp.received.length !== mails) throw new Error(`${smtp.received.length} of ${mails} mails arrived`)
    // A mail of the same length over as many connections, without a database
    const bare = createTransport({ url: smtp.url, pool: true, maxConnections: 5, maxMessages: Infinity } as never)
    const raw = smtp.received[0]!.source
    const fromBare = performance.now()
    await Promise.all(Array.from({ length: mails }, () => bare.sendMail({ envelope: { from: contactEmail, to: [`contact${randomInt(mails)}@voorbeeld.example`] }, raw })))
    const bareRate = mails / ((performance.now() - fromBare) / 1000)
    bare.close()
    return measurement({ name: `${mails.toLocaleString('en')} invitations to a local SMTP server, each claimed and marked durably`, value: rate, unit: 'mails/s', beside: 'the same server taking a mail of that length from memory', besideValue: bareRate, better: 'higher' })
  } finally {
    await postman.stop()
    mailer.close()
    await smtp.close()
    await store.close()
  }
}

/** A wave in which a third answered, spread over four weeks. */
async function underWay(folder: string, members: number, clusters: number): Promise<Store> {
  const store = await connect(`sqlite:${join(folder, `cockpit-${members}.db`)}`)
  await imported(store, await registerFile(folder, members, clusters))
  const moment = "strftime('%Y-%m-%dT%H:%M:%fZ', '2026-02-01', (abs(random()) % 40000) || ' minutes')"
  await sql.raw(`update invitation set opened_at = ${moment} where abs(random()) % 2 = 0`).execute(store.kysely)
  await sql.raw(`update invitation set started_at = opened_at where opened_at is not null and abs(random()) % 10 < 8`).execute(store.kysely)
  await sql.raw(`update invitation set completed_at = strftime('%Y-%m-%dT%H:%M:%fZ', started_at, '+9 minutes') where started_at is not null and abs(random()) % 10 < 8`).execute(store.kysely)
  return store
}

async function cockpit(folder: string): Promise<Measurement> {
  const timeOf = async (members: number, clusters: number): Promise<number> => {
    const store = await underWay(folder, members, clusters)
    try {
      const stored = (await findWave(store.kysely, wave.id))!
      return await medianMs(5, () => fieldworkOf(store.reporting, stored, now))
    } finally {
      await store.close()
    }
  }
  const besideValue = await timeOf(1_065, 20)
  return measurement({ name: 'the fieldwork page of 260,000 members in 400 clusters', value: await timeOf(260_000, 400), unit: 'ms', beside: 'the same of 1,065 members in 20 clusters', besideValue, better: 'lower', note: '244 times as many members' })
}

/** The fieldwork: lists in, mails out, and the page that follows it. */
export async function fieldwork(folder: string): Promise<Measurement[]> {
  return [await importing(folder), await sending(folder), await cockpit(folder)]
}

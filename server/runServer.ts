import { getRequestListener } from '@hono/node-server'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { connect } from '../db/connect.ts'
import { finishWhatWasCut } from '../db/crossings/finishWhatWasCut.ts'
import type { Store } from '../db/store.ts'
import { signInProvider } from './access/provider/signInProvider.ts'
import { proxyTrust } from './access/requests/trustedProxy.ts'
import { tidySessions, tidySessionsDaily } from './access/sessions/tidySessions.ts'
import { createApplication } from './application.ts'
import { recordChangedThresholds } from './audit/changedThresholds.ts'
import { loadWaveColumns } from './columns/waveColumns.ts'
import { readBuiltPages } from './delivery/builtPages.ts'
import { daily } from './daily.ts'
import { loadDemonstration } from './demonstration/load.ts'
import { makeDemonstrationLinks } from './demonstrationLinks.ts'
import { WorkerPool } from './figures/computation/workerPool.ts'
import { codeVersion } from './figures/standard/codeVersion.ts'
import { storedTables } from './figures/standard/standardTables.ts'
import { WaveFigures } from './figures/waveFigures.ts'
import { assertFreeDisk } from './freeDisk.ts'
import { linkedColumns } from './linkedColumns.ts'
import { endAtUncaughtErrors, reportTrouble } from './log.ts'
import { startInbound } from './fieldwork/inbound/startInbound.ts'
import { createPostman, type Postman } from './fieldwork/sending/postman.ts'
import { createMailer, type Mailer } from './mail/mailer.ts'
import { remindListsDaily } from './register/remindListsDaily.ts'
import { applyRetention } from './retention/applyRetention.ts'
import { assertPackageFloors } from './packageFloors.ts'
import { originOf, placeholderContact, readSettings, SettingsError } from './settings.ts'

const builtFolder = join(import.meta.dirname, '../client/built')

/** Starts everything, says where, and stops cleanly when asked. Ends the process when the start fails. */
export async function runServer(): Promise<void> {
  endAtUncaughtErrors()
  try {
    await start()
  } catch (error) {
    console.error(error instanceof SettingsError ? error.message : `The server could not start: ${error instanceof Error ? error.message : String(error)}`)
    process.exit(1)
  }
}

async function start(): Promise<void> {
  assertPackageFloors()
  const settings = readSettings(process.env)
  const builtPages = readBuiltPages(builtFolder)
  const store = await connect(settings.databaseUrl, { reportingUrl: settings.reportingDatabaseUrl })
  const tightDisk = await assertFreeDisk(settings.databaseUrl)
  if (tightDisk !== undefined) console.error(tightDisk)
  const now = () => new Date()
  await finishWhatWasCut(store, now())
  if (!settings.production) await loadDemonstration(store, now())
  await recordChangedThresholds(store, now())
  await tidySessions(store, now())
  const keepNoLonger = () => applyRetention(store, { keyDays: settings.keyRetentionDays, now: now() })
  await keepNoLonger()
  const columns = await loadWaveColumns(linkedColumns(store))
  const mailer = createMailer({ smtpUrl: settings.smtpUrl, outbox: resolve('data/outbox'), from: settings.contactEmail, ...(settings.bounceAddress === undefined ? {} : { returnTo: settings.bounceAddress }), report: reportTrouble })

  const server = createServer()
  const port = await listen(server, settings.port, settings.host)
  const publicOrigin = settings.publicOrigin ?? originOf(settings.host, port)
  const postman = createPostman({ store, mailer, publicOrigin, contactEmail: settings.contactEmail, mailsPerMinute: settings.mailsPerMinute, now, report: reportTrouble })
  const stopping = new AbortController()
  const application = createApplication({
    store,
    figures: new WaveFigures(columns, new WorkerPool(), storedTables(store, codeVersion())),
    mailer,
    postman,
    builtPages,
    publicOrigin,
    signInProvider: settings.openIdConnect && signInProvider({ ...settings.openIdConnect, publicOrigin, now }),
    isTrustedProxy: proxyTrust(settings.trustedProxies),
    contact: { email: settings.contactEmail, isPlaceholder: settings.contactEmail === placeholderContact },
    keyRetentionDays: settings.keyRetentionDays,
    stopping: stopping.signal,
    now,
  })
  server.on('request', getRequestListener(application.fetch))
  const stopTidying = tidySessionsDaily(store, now, reportTrouble)
  const stopForgetting = daily(keepNoLonger, (error) => reportTrouble('what was kept long enough could not be removed', error))
  const stopItself = () => {
    stopTidying()
    stopForgetting()
    stopping.abort()
  }
  const listensForMail = settings.bouncePort === undefined ? undefined : { port: settings.bouncePort, host: settings.host, address: settings.bounceAddress ?? settings.contactEmail }
  const inbound = await startInbound({ store, folder: resolve('data/inbox'), listen: listensForMail, now, report: reportTrouble })
  postman.start()
  const stopReminding = remindListsDaily({ store, mailer, publicOrigin, now, report: reportTrouble })
  stopWhenAsked(server, { postman, inbound, mailer, store, stopItself, stopReminding })

  const lines = [`The cluster survey runs at ${publicOrigin}`]
  if (publicOrigin.startsWith('https:') && settings.trustedProxies.length === 0) {
    lines.push('TRUSTED_PROXY is not set: behind a proxy all visitors count as one when attempts are limited. Name the address of the proxy.')
  }
  if (inbound.port !== undefined) lines.push(`Mails that come back are taken on port ${inbound.port}`)
  if (!settings.production) {
    const links = await makeDemonstrationLinks(store, publicOrigin, now())
    if (links.length > 0) lines.push('', 'To try it out (sign-in links work once, for 12 hours; each start makes new ones):')
    lines.push(...links.map(({ name, address }) => `  ${name.padEnd(10)}  ${address}`))
    if (settings.smtpUrl === undefined) lines.push('', `Mails are written to ${resolve('data/outbox')}`)
  }
  console.log(`${lines.join('\n')}\n\nReady: ${originOf(settings.host, port)}`)
}

/** Resolves with the port that was taken, also when any free one was asked for. */
function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((listening, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      failed(error.code === 'EADDRINUSE' ? new Error(`PORT ${port} on ${host} is already in use: stop what listens there, or choose another PORT.`) : error),
    )
    server.listen(port, host, () => listening((server.address() as AddressInfo).port))
  })
}

interface Running {
  readonly postman: Postman
  readonly inbound: { stop(): Promise<void> }
  readonly mailer: Mailer
  readonly store: Store
  readonly stopItself: () => void
  readonly stopReminding: () => Promise<void>
}

/** Finishes what is under way, for five seconds at most, then leaves the database in order. */
function stopWhenAsked(server: Server, { postman, inbound, mailer, store, stopItself, stopReminding }: Running): void {
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    stopItself()
    const patience = setTimeout(() => server.closeAllConnections(), 5_000)
    // A connection that answered its last request would be kept open for the next one
    const idle = setInterval(() => server.closeIdleConnections(), 50)
    server.close(async () => {
      clearTimeout(patience)
      clearInterval(idle)
      await inbound.stop()
      await postman.stop()
      await stopReminding()
      await mailer.settle()
      await store.close()
      process.exit(0)
    })
    server.closeIdleConnections()
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

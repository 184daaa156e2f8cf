import { getRequestListener } from '@hono/node-server'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { connect } from '../../../../db/connect.ts'
import { createApplication } from '../../../../server/application.ts'
import { loadWaveColumns } from '../../../../server/columns/waveColumns.ts'
import { readBuiltPages } from '../../../../server/delivery/builtPages.ts'
import { loadDemonstration } from '../../../../server/demonstration/load.ts'
import { makeDemonstrationLinks } from '../../../../server/demonstrationLinks.ts'
import { WorkerPool } from '../../../../server/figures/computation/workerPool.ts'
import { WaveFigures } from '../../../../server/figures/waveFigures.ts'
import { linkedColumns } from '../../../../server/linkedColumns.ts'
import { createMailer } from '../../../../server/mail/mailer.ts'

/** The demonstration behind real HTTP in this process, so that the counts of its threads can be read. */
export async function serverInProcess(options: ConstructorParameters<typeof WorkerPool>[0]) {
  const folder = mkdtempSync(join(tmpdir(), 'computation-'))
  const store = await connect(`sqlite:${join(folder, 'survey.db')}`)
  const now = () => new Date()
  await loadDemonstration(store, now())
  const pool = new WorkerPool(options)
  const figures = new WaveFigures(await loadWaveColumns(linkedColumns(store)), pool)
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const application = createApplication({
    store,
    figures,
    mailer: createMailer({ smtpUrl: undefined, outbox: folder, from: 'a@voorbeeld.example', report: () => undefined }),
    builtPages: readBuiltPages(resolve(import.meta.dirname, '../../../../client/built')),
    publicOrigin: origin,
    signInProvider: undefined,
    isTrustedProxy: () => false,
    keyRetentionDays: 90,
    contact: { email: 'a@voorbeeld.example', isPlaceholder: true },
    now,
  })
  server.on('request', getRequestListener(application.fetch))
  const links = Object.fromEntries((await makeDemonstrationLinks(store, origin, now())).map(({ name, address }) => [name, address]))
  return {
    origin,
    pool,
    analyst: links['analyst']!,
    respondent: links['respondent']!,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
      await pool.close()
      await store.close()
      rmSync(folder, { recursive: true })
    },
  }
}

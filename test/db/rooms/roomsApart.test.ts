import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { backUp } from '../../../db/backup/backup.ts'
import { restore } from '../../../db/backup/restore.ts'
import { connect, openDatabase } from '../../../db/connect.ts'
import { saveAnswers } from '../../../db/crossings/saveAnswers.ts'
import { roomsApart } from '../../../db/migrations/roomsApart.ts'
import { makeOldDatabase, oldRows, takenBack } from '../oldDatabase.ts'
import { onEachDatabase } from '../onEachDatabase.ts'
import { during } from '../programme.ts'
import type { Store } from '../../../db/store.ts'

const files = (url: string) => {
  const file = url.slice('sqlite:'.length)
  return { identity: file, answers: file.replace('.db', '-answers.db'), link: file.replace('.db', '-key.db') }
}

async function rowsOf(store: Store) {
  return {
    responses: await store.kysely.selectFrom('response').select(['id', 'status', 'answers', 'submission_key']).orderBy('id').execute(),
    links: await store.kysely.selectFrom('response_link').selectAll().orderBy('invitation_id').execute(),
  }
}

onEachDatabase('a database of one room', ({ open, newUrl, kind }) => {
  test('is taken apart with all its rows, and goes on', async () => {
    const url = await newUrl()
    await makeOldDatabase(url, kind)
    const store = await open(url)
    expect(await rowsOf(store)).toEqual(oldRows)
    const save = { basedOnRevision: 1, answers: { q1: 1, q2: 3 }, coded: Uint8Array.of(1, 3), page: null, status: 'partial' as const, now: during }
    const saved = await store.kysely.transaction().execute((transaction) => saveAnswers(transaction, { ...save, invitationId: 'invitation-b' }))
    expect(saved).toMatchObject({ kind: 'stored', revision: 2, response: { id: 'response-b' } })
    const old = kind === 'sqlite' ? sql`select 1 from identity.sqlite_master where name in ('response', 'response_link')` : sql`select 1 from pg_tables where schemaname = 'public'`
    expect((await old.execute(store.kysely)).rows).toEqual([])
    expect(await store.reporting.selectFrom('response').select('id').orderBy('id').execute()).toEqual([{ id: 'response-a' }, { id: 'response-b' }])
  })

  test('can be copied before it is taken apart, and the copy is put back in three', async () => {
    const url = await newUrl()
    await makeOldDatabase(url, kind)
    const asItIs = await openDatabase(url)
    const folder = mkdtempSync(join(tmpdir(), 'old-'))
    const file = join(folder, 'copy.db')
    try {
      expect(await backUp(asItIs, file)).toMatchObject({ response: 2, response_link: 2, invitation: 3 })
      const target = await open()
      expect(await restore(target, file, { replace: false })).toMatchObject({ withKey: true })
      expect(await rowsOf(target)).toEqual(oldRows)
    } finally {
      await asItIs.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })

  if (kind === 'sqlite') {
    test('leaves nothing of the answers behind in the old file, freed pages included', async () => {
      const url = await newUrl()
      await makeOldDatabase(url, kind)
      const { identity } = files(url)
      expect(readFileSync(identity).includes(takenBack)).toBe(true)
      await open(url)
      for (const ending of ['', '-wal']) {
        if (!existsSync(identity + ending)) continue
        for (const trace of [takenBack, 'response-a', 'response-b', 'key-of-a']) expect(readFileSync(identity + ending).includes(trace), `${trace} in ${ending}`).toBe(false)
      }
    })

    test('killed anywhere on the way, it is finished by the next start', async () => {
      const [from, to] = [await newUrl(), await newUrl()]
      await makeOldDatabase(from, kind)
      const [done, cut] = [files(from), files(to)]
      const old = readFileSync(done.identity)
      await (await connect(from)).close()
      const inFile = (file: string, statement: string) => {
        const database = new Database(file)
        database.exec(statement)
        database.close()
      }
      // How each of the three files was on disk when the process was killed
      const killed: Record<string, () => void> = {
        'after the links were copied': () => copyFileSync(done.link, cut.link),
        'after all was copied, and the old program went on in its own tables': () => {
          copyFileSync(done.link, cut.link)
          copyFileSync(done.answers, cut.answers)
          inFile(cut.answers, `update response set answers = '{"q1":"older"}'`)
        },
        'after the old tables were dropped': () => {
          for (const room of ['identity', 'answers', 'link'] as const) copyFileSync(done[room], cut[room])
          inFile(cut.identity, `delete from migration where name = '${roomsApart.name}'`)
        },
      }
      for (const [moment, leave] of Object.entries(killed)) {
        for (const file of Object.values(cut)) for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true })
        writeFileSync(cut.identity, old)
        leave()
        const store = await connect(to)
        expect(await rowsOf(store), moment).toEqual(oldRows)
        await store.close()
        expect(readFileSync(cut.identity).includes(takenBack), moment).toBe(false)
      }
    })
  }
})

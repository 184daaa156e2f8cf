/** `ulimit -f …; node saveOnFullDisk.ts FILE ROOM`: fills the journal of a room up to the limit, saves, and says what came of it. */
import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { sql } from 'kysely'
import { openDatabase } from '../../../db/connect.ts'
import { roomFiles } from '../../../db/connections/sqliteFiles.ts'
import { saveAnswers } from '../../../db/crossings/saveAnswers.ts'
import { during } from '../programme.ts'
import type { Room } from '../../../db/rooms.ts'

const limit = 4096 * 1024
const [file, room] = [process.argv[2]!, process.argv[3] as Room]
const files = roomFiles(file)
const journal = `${files[room]}-wal`
const place = room === 'link' ? 'main' : room

const store = await openDatabase(`sqlite:${file}`)
const run = (statement: string) => sql.raw(statement).execute(store.kysely)
await run('pragma wal_autocheckpoint = 0')
await run(`create table ${place}.filler (x integer)`)
await run(`insert into ${place}.filler values (0)`)
const atOnce = () => run(`update ${place}.filler set x = x + 1`)
const before = statSync(journal).size
await atOnce()
const frame = statSync(journal).size - before
while (statSync(journal).size + frame <= limit) await atOnce()

const save = () =>
  store.kysely.transaction().execute((transaction) =>
    saveAnswers(transaction, { invitationId: 'invitation-0', basedOnRevision: 0, answers: { q1: 1 }, coded: Uint8Array.of(1), page: null, status: 'complete', now: during }),
  )
const refused = await save().then(
  ({ kind }) => kind,
  (error: { code?: string }) => String(error.code),
)
// As the files would be found if the process had died here
mkdirSync(`${file}.cut`)
const copies = roomFiles(`${file}.cut/copy.db`)
for (const one of ['identity', 'answers', 'link'] as const) {
  for (const ending of ['', '-wal']) if (existsSync(files[one] + ending)) copyFileSync(files[one] + ending, copies[one] + ending)
}
await run(`pragma ${place}.wal_checkpoint(truncate)`)
const again = await save()
process.stdout.write(JSON.stringify({ refused, again: again.kind }))
await store.close()

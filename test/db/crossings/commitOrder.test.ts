import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { roomsInOrderOfCommit } from '../../../db/rooms.ts'
import { smallProgramme } from '../programme.ts'

const folder = mkdtempSync(join(tmpdir(), 'order-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = promisify(execFile)

/**
 * A process may write files up to a size only, and the journal of one room has almost reached it: the commit of a save
 * breaks there, after the rooms that SQLite commits before it and before those after.
 */
test.each(roomsInOrderOfCommit.map((room, place) => [room, place] as const))('a disk that is full for %s: the %d rooms before it are committed, the others not, and nothing is promised', async (room, place) => {
  const file = join(folder, `${room}.db`)
  const store = await connect(`sqlite:${file}`)
  await smallProgramme(store, 2)
  await store.close()
  const script = join(import.meta.dirname, 'saveOnFullDisk.ts')
  const { stdout } = await run('bash', ['-c', 'ulimit -f 4096 && exec "$0" "$@"', process.execPath, script, file, room], { timeout: 60_000 })
  const { refused, again } = JSON.parse(stdout) as { refused: string; again: string }
  expect(refused).toMatch(/^SQLITE_(IOERR|FULL)/)
  // With room on the disk again, the same process stores it
  expect(['stored', 'same']).toContain(again)

  const cut = await connect(`sqlite:${file}.cut/copy.db`)
  try {
    const [link, response, invitation] = [
      await cut.kysely.selectFrom('response_link').selectAll().execute(),
      await cut.kysely.selectFrom('response').selectAll().execute(),
      await cut.kysely.selectFrom('invitation').select('id').where('started_at', 'is not', null).execute(),
    ]
    expect([link.length, response.length, invitation.length]).toEqual([0, 1, 2].map((at) => (at < place ? 1 : 0)))
  } finally {
    await cut.close()
  }
})

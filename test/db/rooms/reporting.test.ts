import { existsSync } from 'node:fs'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { readCodedResponses } from '../../../db/answers/codedResponses.ts'
import { readPanel } from '../../../db/crossings/readPanel.ts'
import { saveAnswers } from '../../../db/crossings/saveAnswers.ts'
import { participationTotal } from '../../../db/identity/waves/participation.ts'
import { readRegister } from '../../../db/identity/waves/register.ts'
import { onEachDatabase } from '../onEachDatabase.ts'
import { during, smallProgramme } from '../programme.ts'
import type { Store } from '../../../db/store.ts'

async function answered(store: Store): Promise<void> {
  await smallProgramme(store, 3)
  const save = { invitationId: 'invitation-0', basedOnRevision: 0, answers: { q1: 1 }, coded: Uint8Array.of(1, 255), page: null, status: 'complete' as const, now: during }
  await store.kysely.transaction().execute((transaction) => saveAnswers(transaction, save))
}

onEachDatabase('reporting', ({ open, kind }) => {
  test('reads identity and answers as they were committed', async () => {
    const store = await open()
    await answered(store)
    expect(await participationTotal(store.reporting, '2026')).toEqual({ invited: 3, started: 1, complete: 1 })
    expect((await readRegister(store.reporting, '2026')).clusterIds).toEqual(['alpha', 'beta'])
    const read = []
    for await (const batch of readCodedResponses(store.reporting, '2026')) read.push(...batch)
    expect(read).toHaveLength(1)
  })

  test('has no way to the key, by whatever name it asks', async () => {
    const store = await open()
    await answered(store)
    const roads = {
      'by its name': sql`select * from response_link`,
      'in its place': sql.raw(kind === 'sqlite' ? 'select * from link.response_link' : 'select * from link.response_link'),
      'as the main room': sql.raw(kind === 'sqlite' ? 'select * from main.response_link' : 'select response_id from "link"."response_link"'),
    }
    for (const [road, query] of Object.entries(roads)) {
      await expect(query.execute(store.reporting), road).rejects.toThrow(/no such table|does not exist|permission denied/)
      if (road === 'by its name') expect((await query.execute(store.kysely)).rows).toHaveLength(1)
    }
    await expect(readPanel(store.reporting as unknown as Store['kysely'], '2026', '2026')).rejects.toThrow(/response_link/)
  })

  test('writes nothing', async () => {
    const store = await open()
    await answered(store)
    await expect(sql`update wave set label = 'other'`.execute(store.reporting)).rejects.toThrow(/readonly|permission denied/)
    await expect(sql`delete from response`.execute(store.reporting)).rejects.toThrow(/readonly|permission denied/)
  })

  if (kind === 'postgres') {
    test('does not see which rows of two rooms one transaction wrote', async () => {
      const store = await open()
      await answered(store)
      const together = sql`select i.id, r.id from identity.invitation i join answers.response r on r.xmin = i.xmin`
      expect((await together.execute(store.kysely)).rows).toHaveLength(1)
      await expect(together.execute(store.reporting)).rejects.toThrow('permission denied')
      for (const column of ['ctid', 'xmin', 'cmin']) await expect(sql`select ${sql.ref(column)} from answers.response`.execute(store.reporting), column).rejects.toThrow('permission denied')
    })

    test('stays in its role when it resets what can be reset', async () => {
      const store = await open()
      await store.reporting.connection().execute(async (session) => {
        await sql`reset role`.execute(session)
        await sql`reset all`.execute(session)
        const { rows } = await sql<{ who: string; path: string }>`select current_user as who, current_setting('search_path') as path`.execute(session)
        expect(rows[0]).toMatchObject({ who: expect.stringMatching(/_reporting$/), path: 'identity,answers' })
        await expect(sql`select 1 from link.response_link`.execute(session)).rejects.toThrow('permission denied')
      })
    })
  } else {
    test('opened no file of the key', async () => {
      const store = await open()
      await answered(store)
      const { rows } = await sql<{ name: string; file: string }>`select name, file from pragma_database_list where file <> ''`.execute(store.reporting)
      expect(rows.map(({ name }) => name)).toEqual(['main', 'identity'])
      expect(rows.filter(({ file }) => file.includes('-key'))).toEqual([])
      expect(rows.every(({ file }) => existsSync(file))).toBe(true)
    })
  }
})

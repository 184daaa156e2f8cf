import { expect, test } from 'vitest'
import { findOwnResponse } from '../../../db/crossings/ownResponse.ts'
import { saveAnswers } from '../../../db/crossings/saveAnswers.ts'
import { listInvitedMembers } from '../../../db/identity/waves/invitedMember.ts'
import { participationTotal } from '../../../db/identity/waves/participation.ts'
import { findWave } from '../../../db/identity/waves/wave.ts'
import { loadWaveColumns } from '../../../server/columns/waveColumns.ts'
import { linkedColumns } from '../../../server/linkedColumns.ts'
import { readCodedAnswers } from '../../../server/files/codedAnswers.ts'
import { readMemberRegister } from '../../../server/files/memberRegister.ts'
import { importMembers } from '../../../server/imports/importMembers.ts'
import { importResponses, readWaveRegister } from '../../../server/imports/importResponses.ts'
import { codeAnswers, currentVersion } from '../../../surveys/index.ts'
import { onEachDatabase } from '../../db/onEachDatabase.ts'
import { matrixContents } from '../columns/matrixContents.ts'
import { answersText, fileWith, memberRow, registerText, removeFilesAfterwards } from './smallFiles.ts'
import type { Store } from '../../../db/store.ts'
import type { AnswersFile } from '../../../server/files/codedAnswers.ts'
import type { RegisterFile } from '../../../server/files/memberRegister.ts'

removeFilesAfterwards()

const now = new Date('2026-05-01T10:00:00Z')
const members = 60
const answered = 40
const registerPath = fileWith(registerText(Array.from({ length: members }, (_, number) => memberRow(number))))
const answersPath = fileWith(answersText(answered))

async function importRegister(store: Store, wave = 'small'): Promise<void> {
  const file = (await readMemberRegister(registerPath)) as RegisterFile
  await store.kysely.transaction().execute((transaction) => importMembers(transaction, file, { id: wave }, { path: 'register.csv', now }))
}

async function importAnswers(store: Store, path = answersPath, wave = 'small') {
  const register = await readWaveRegister(store.kysely, wave)
  const answers = (await readCodedAnswers(path, register.file)) as AnswersFile
  return await store.kysely.transaction().execute((transaction) => importResponses(transaction, register, answers, { now }))
}

const stored = async (store: Store) => ({
  waves: await store.kysely.selectFrom('wave').selectAll().execute(),
  responses: await store.kysely.selectFrom('response').selectAll().orderBy('id').execute(),
  links: await store.kysely.selectFrom('response_link').selectAll().orderBy('invitation_id').execute(),
  invitations: await store.kysely.selectFrom('invitation').selectAll().orderBy('id').execute(),
})

onEachDatabase('importing coded answers', ({ open }) => {
  test('gives the same response matrix as reading the files', async () => {
    const store = await open()
    await importRegister(store)
    const columns = await loadWaveColumns(linkedColumns(store))
    expect((await columns.matrixOf('small'))!.responses).toBe(0)
    const report = await importAnswers(store)
    expect(report.added).toEqual({ complete: 32, partial: 8 })
    const direct = (await readCodedAnswers(answersPath, (await readMemberRegister(registerPath)) as RegisterFile)) as AnswersFile
    // Columns that a server held already are read again
    expect(matrixContents((await columns.matrixOf('small'))!)).toEqual(matrixContents(direct.matrix))
    expect(await findWave(store.kysely, 'small')).toMatchObject({ questionnaireVersion: 'coded:2/3/1' })
    expect(await participationTotal(store.kysely, 'small')).toEqual({ invited: members, started: answered, complete: 32 })
  })

  test('keeps the answers as a document that has the same codes', async () => {
    const store = await open()
    await importRegister(store)
    await importAnswers(store)
    for (const { id } of await listInvitedMembers(store.kysely, 'small')) {
      const own = await findOwnResponse(store.kysely, { id, startedAt: null, wave: { id: 'small' } })
      if (!own || own === 'unlinked') continue
      const link = await store.kysely.selectFrom('response_link').select('response_id').where('invitation_id', '=', id).executeTakeFirstOrThrow()
      const { coded } = await store.kysely.selectFrom('response').select('coded').where('id', '=', link.response_id).executeTakeFirstOrThrow()
      expect([...codeAnswers('coded:2/3/1', own.answers)]).toEqual([...coded])
    }
  })

  test('a second time changes nothing', async () => {
    const store = await open()
    await importRegister(store)
    await importAnswers(store)
    const before = await stored(store)
    const report = await importAnswers(store)
    expect(report).toMatchObject({ added: { complete: 0, partial: 0 }, unchanged: answered, closedWave: false })
    expect(await stored(store)).toEqual(before)
  })

  test('an open wave without answers is closed by it; of a closed one the dates stay', async () => {
    const store = await open()
    await importRegister(store)
    await importRegister(store, '2019')
    expect((await importAnswers(store)).closedWave).toBe(true)
    expect(await findWave(store.kysely, 'small')).toMatchObject({ closesAt: now.toISOString() })
    expect((await importAnswers(store, answersPath, '2019')).closedWave).toBe(false)
    expect(await findWave(store.kysely, '2019')).toMatchObject({ opensAt: '2018-12-31T23:00:00.000Z', closesAt: '2019-12-31T23:00:00.000Z' })
    const moments = await store.kysely.selectFrom('invitation').select(['started_at']).distinct().where('wave_id', '=', '2019').where('started_at', 'is not', null).execute()
    expect(moments).toEqual([{ started_at: '2019-12-31T23:00:00.000Z' }])
  })

  test('a wave that its members are answering is left alone', async () => {
    const store = await open()
    await importRegister(store)
    const [first] = await listInvitedMembers(store.kysely, 'small')
    await store.kysely.transaction().execute((transaction) =>
      saveAnswers(transaction, { invitationId: first!.id, basedOnRevision: 0, answers: { q1: 1 }, coded: codeAnswers(currentVersion, { q1: 1 }), page: null, status: 'partial', now: new Date(now.getTime() + 1) }),
    )
    const before = await stored(store)
    await expect(importAnswers(store)).rejects.toThrow('wave small holds answers to 5 strength, 9 benefit and 13 priority statements, the file has 2 strength, 3 benefit and 1 priority statements')
    expect(await stored(store)).toEqual(before)
  })

  test('another answer of the same member refuses the whole file', async () => {
    const store = await open()
    await importRegister(store)
    await importAnswers(store)
    const before = await stored(store)
    const lines = answersText(answered + 5).split('\n')
    const other = lines.map((line) => (line.startsWith('M007,complete') ? line.replace('M007,complete', 'M007,partial') : line)).join('\n')
    await expect(importAnswers(store, fileWith(other))).rejects.toThrow('member M007 has another answer in the store than in the file: nothing is stored')
    expect(await stored(store)).toEqual(before)
    const columns = await loadWaveColumns(linkedColumns(store))
    expect((await importAnswers(store, fileWith(lines.join('\n')))).added).toEqual({ complete: 4, partial: 1 })
    expect((await columns.matrixOf('small'))!.responses).toBe(36)
  })

  test('without the wave it says what to do first', async () => {
    const store = await open()
    await expect(importAnswers(store, answersPath, 'nowhere')).rejects.toThrow('there is no wave nowhere: import its members first')
  })
})

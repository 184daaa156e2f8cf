import { expect, test } from 'vitest'
import { addResponse, buildMemberRegister, emptyResponseMatrix, makeRelease } from '../../../analysis/index.ts'
import { findRelease, releaseHash } from '../../../db/answers/release.ts'
import { readEntries } from '../../../db/audit/readEntries.ts'
import { changeWave } from '../../../db/crossings/changeWave.ts'
import { findWave, insertWave } from '../../../db/identity/waves/wave.ts'
import { releaseWave } from '../../../server/release/releaseWave.ts'
import { onEachDatabase } from '../../db/onEachDatabase.ts'

const now = new Date('2026-11-21T10:00:00.000Z')
const actor = { kind: 'command', name: 'test' } as const

function madeRelease() {
  const register = buildMemberRegister(Array.from({ length: 12 }, () => ({ clusterId: 'a', call: '1', size: 'KO', embedding: 'gevestigd', tenure: null })))
  const matrix = emptyResponseMatrix(register, { strength: 1, benefit: 1, priority: 1 }, 12)
  for (let member = 0; member < 12; member++) matrix.columns['q1_active']![addResponse(matrix, member)] = member % 2
  const made = makeRelease(matrix)
  return { ...made, hash: releaseHash(made.document), findings: [] }
}

onEachDatabase('releasing', ({ open }) => {
  test('stores the figures and changes the state, both or neither, once', async () => {
    const store = await open()
    await insertWave(store.kysely, { id: '2026', label: 'Golf', questionnaireVersion: '2020.1', opensAt: new Date('2026-03-01'), closesAt: new Date('2026-05-01'), synthetic: false, state: 'closed' })
    const made = madeRelease()
    const early = await releaseWave(store, { waveId: '2026', made, actor, now })
    expect(early).toMatchObject({ kind: 'refused', why: 'otherState' })
    expect(await findRelease(store.reporting, '2026')).toBeUndefined()

    await store.kysely.transaction().execute((transaction) => changeWave(transaction, { waveId: '2026', act: 'freeze', actor, now }))
    expect((await releaseWave(store, { waveId: '2026', made, actor, now })).kind).toBe('done')
    expect((await findWave(store.kysely, '2026'))?.state).toBe('released')
    expect(await findRelease(store.reporting, '2026')).toMatchObject({ edition: 1, hash: made.hash })
    const [entry] = await readEntries(store.kysely, { subject: { kind: 'wave', id: '2026' }, limit: 1 })
    expect(entry).toMatchObject({ act: 'waveReleased', details: { hash: made.hash } })

    expect((await releaseWave(store, { waveId: '2026', made, actor, now })).kind).toBe('refused')
    expect(await findRelease(store.reporting, '2026')).toMatchObject({ edition: 1 })
    expect(await releaseWave(store, { waveId: 'nowhere', made, actor, now })).toEqual({ kind: 'unknown' })
  })
})

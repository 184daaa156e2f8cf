import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addResponse, buildMemberRegister, emptyResponseMatrix, makeRelease } from '../../../analysis/index.ts'
import { findRelease, findReleaseAudit, insertRelease, releaseHash } from '../../../db/answers/release.ts'
import { onEachDatabase } from '../onEachDatabase.ts'

const madeAt = new Date('2026-11-21T10:00:00.000Z')

/** Twelve members of two clusters, all of whom said whether they take part. */
function release(answers: readonly number[]) {
  const register = buildMemberRegister(answers.map((_, member) => ({ clusterId: member < 6 ? 'a' : 'b', call: '1', size: member % 2 === 0 ? 'KO' : 'MGO', embedding: 'gevestigd', tenure: null })))
  const matrix = emptyResponseMatrix(register, { strength: 1, benefit: 1, priority: 1 }, answers.length)
  answers.forEach((active, member) => (matrix.columns['q1_active']![addResponse(matrix, member)] = active))
  return makeRelease(matrix)
}

onEachDatabase('releases', ({ open }) => {
  test('come back as they were stored, the last edition counting, readable without the key', async () => {
    const { kysely, reporting } = await open()
    const [first, second] = [release([1, 1, 1, 0, 1, 0, 1, 0, 1, 1, 0, 1]), release([1, 1, 1, 0, 1, 0, 1, 0, 1, 1, 0, 0])]
    expect(await findRelease(reporting, '2026')).toBeUndefined()
    const stored = await kysely.transaction().execute((transaction) => insertRelease(transaction, { waveId: '2026', madeAt, ...first }))
    expect(stored).toEqual({ waveId: '2026', edition: 1, hash: releaseHash(first.document), madeAt: madeAt.toISOString(), document: first.document })
    await kysely.transaction().execute((transaction) => insertRelease(transaction, { waveId: '2026', madeAt, ...second }))
    expect(await findRelease(reporting, '2026')).toEqual({ waveId: '2026', edition: 2, hash: releaseHash(second.document), madeAt: madeAt.toISOString(), document: second.document })
    expect(await findReleaseAudit(reporting, '2026', 1)).toEqual(first.audit)
    expect(await findRelease(reporting, '2019')).toBeUndefined()
  })

  test('one that was changed in the store is not shown', async () => {
    const { kysely } = await open()
    const made = release([1, 1, 1, 0, 1, 0, 1, 0, 1, 1, 0, 1])
    await kysely.transaction().execute((transaction) => insertRelease(transaction, { waveId: '2026', madeAt, ...made }))
    await sql`update release set document = replace(document, '"release-1"', '"release-2"')`.execute(kysely)
    await expect(findRelease(kysely, '2026')).rejects.toThrow('release 1 of wave 2026 is not what was released')
  })
})

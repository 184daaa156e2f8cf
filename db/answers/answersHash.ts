import { createHash } from 'node:crypto'
import { canonicalJson } from './canonicalJson.ts'
import { inChunks } from '../inChunks.ts'
import type { Database } from '../store.ts'

/**
 * SHA-256 over every response of a wave: over the SHA-256 of each as canonical JSON, these in ascending order; hexadecimal.
 * The same answers give the same hash in either database and under whatever random ids, which change when the link to
 * the members is destroyed.
 */
export async function hashAnswers(db: Database, waveId: string): Promise<{ readonly hash: string; readonly responses: number }> {
  const ids = (await db.selectFrom('response').select('id').where('wave_id', '=', waveId).execute()).map((row) => row.id)
  const digests: string[] = []
  await inChunks(ids, async (chunk) => {
    const rows = await db
      .selectFrom('response')
      .select(['cluster_id', 'call', 'embedding', 'size', 'tenure', 'status', 'coded', 'answers'])
      .where('wave_id', '=', waveId)
      .where('id', 'in', chunk)
      .execute()
    for (const { coded, tenure, ...row } of rows) {
      const line = canonicalJson({ ...row, ...(tenure === null ? {} : { tenure }), coded: Buffer.from(coded).toString('base64') })
      digests.push(createHash('sha256').update(line).digest('hex'))
    }
  })
  return { hash: createHash('sha256').update(digests.sort().join('\n')).digest('hex'), responses: ids.length }
}

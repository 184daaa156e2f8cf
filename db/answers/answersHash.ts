import { createHash } from 'node:crypto'
import { canonicalJson } from './canonicalJson.ts'
import { inChunks } from '../inChunks.ts'
import type { Database } from '../store.ts'

/**
 * SHA-256 over every response of a wave as canonical JSON, a line each, in the order of their random ids; hexadecimal.
 * The same answers give the same hash in either database, whatever its idea of alphabetical order.
 */
export async function hashAnswers(db: Database, waveId: string): Promise<{ readonly hash: string; readonly responses: number }> {
  const ids = (await db.selectFrom('response').select('id').where('wave_id', '=', waveId).execute()).map((row) => row.id).sort()
  const hash = createHash('sha256')
  await inChunks(ids, async (chunk) => {
    const rows = await db
      .selectFrom('response')
      .select(['id', 'cluster_id', 'call', 'embedding', 'size', 'tenure', 'status', 'coded', 'answers'])
      .where('wave_id', '=', waveId)
      .where('id', 'in', chunk)
      .execute()
    const byId = new Map(rows.map(({ coded, tenure, ...row }) => [row.id, { ...row, ...(tenure === null ? {} : { tenure }), coded: Buffer.from(coded).toString('base64') }]))
    for (const id of chunk) hash.update(`${canonicalJson(byId.get(id))}\n`)
  })
  return { hash: hash.digest('hex'), responses: ids.length }
}

import type { Database } from '../store.ts'

/** What the analysis may know of a response; the id only tells one row from another. */
export interface CodedResponse {
  readonly id: string
  readonly clusterId: string
  readonly call: string
  readonly embedding: string
  readonly size: string
  readonly tenure: string | null
  readonly revision: number
  /** One byte a variable in codebook order. */
  readonly coded: Uint8Array
}

/** The complete responses of a wave in batches, in the order of their random ids. */
export async function* readCodedResponses(db: Database, waveId: string, batchSize = 2_000): AsyncGenerator<CodedResponse[]> {
  let after = ''
  while (true) {
    const batch = await db
      .selectFrom('response')
      .where('wave_id', '=', waveId)
      .where('id', '>', after)
      .where('status', '=', 'complete')
      .select(['id', 'cluster_id as clusterId', 'call', 'embedding', 'size', 'tenure', 'revision', 'coded'])
      .orderBy('id')
      .limit(batchSize)
      .execute()
    if (batch.length > 0) yield batch
    if (batch.length < batchSize) return
    after = batch.at(-1)!.id
  }
}

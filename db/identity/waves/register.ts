import { buildMemberRegister } from '../../../analysis/memberRegister.ts'
import type { MemberRegister } from '../../../analysis/responseMatrix.ts'
import type { Database } from '../../store.ts'

/** The frame of a wave: every invited member by the classes frozen with the wave. Who it is cannot be told from it. */
export async function readRegister(db: Database, waveId: string): Promise<MemberRegister> {
  const rows = await db
    .selectFrom('invitation')
    .where('wave_id', '=', waveId)
    .select(['cluster_id as clusterId', 'call', 'size', 'embedding'])
    .orderBy('cluster_id')
    .orderBy('id')
    .execute()
  return buildMemberRegister(rows)
}

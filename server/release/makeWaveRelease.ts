import { releasedTable, selfCheck } from '../../analysis/index.ts'
import { releaseHash } from '../../db/answers/release.ts'
import type { Finding, ReleaseAudit, ReleaseDocument } from '../../analysis/index.ts'
import type { WaveFigures } from '../figures/waveFigures.ts'

/** What would be released of a wave, as its answers are now. */
export interface MadeRelease {
  readonly document: ReleaseDocument
  readonly hash: string
  readonly audit: ReleaseAudit
  /** What the self-check finds in it: nothing, or it does not leave. */
  readonly findings: readonly Finding[]
}

/** Makes the release of a wave without storing it: rules, audit, and the self-check of what came out. */
export async function makeWaveRelease(figures: Pick<WaveFigures, 'figure'>, waveId: string): Promise<MadeRelease> {
  const { document, audit } = await figures.figure(waveId, 'release', {})
  return { document, hash: releaseHash(document), audit, findings: selfCheck(releasedTable(document)).findings }
}

import type { ResponseMatrix } from '../../../analysis/index.ts'
import type { ReleaseDocument } from '../../../analysis/release/releaseDocument.ts'

/** One release as the attacker holds it. */
export interface Sighting {
  readonly document: ReleaseDocument
  /** Responses that had been erased when this release was made, by ordinal. */
  readonly without?: ReadonlySet<number>
  /** The same responses with the classes that this release counted them in, where they differ from the wave's. */
  readonly classes?: ResponseMatrix
}

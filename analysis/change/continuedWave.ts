import type { DomainId } from '../figures/effectMatrix.ts'
import type { ResponseMatrix } from '../responseMatrix.ts'

/** An earlier wave in the terms of a later one. */
export interface ContinuedWave {
  /** Columns by the names and codes of the later wave; those of a changed question are left blank. */
  readonly responses: ResponseMatrix
  /** Variables and derived variables of the later wave that do not continue one of the earlier: their line is broken. */
  readonly changed: ReadonlySet<string>
}

/** Whether a variable cannot be followed in a domain: it changed itself, or the answer that makes the domain did. */
export const isBroken = ({ changed }: ContinuedWave, variable: string, domain: DomainId): boolean =>
  changed.has(variable) || (domain.startsWith('activity=') && changed.has('q1_active'))

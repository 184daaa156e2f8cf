import { makeRelease } from '../../analysis/index.ts'
import { releaseRules } from '../../analysis/release/releaseRules.ts'
import { attack, type AttackResult } from './attack.ts'
import { openRelease } from './programmes/openRelease.ts'
import type { Programme } from './programmes/programme.ts'

/** One programme: its release under attack, and the same attack where it must succeed. */
export interface Battle {
  readonly name: string
  readonly result: AttackResult
  /** One-way figures on at least ten answers, and how many of them the release shows. */
  readonly eligible: number
  readonly kept: number
  /** Companies recovered with the rules off (stopped at the first), and by plain sums where only a base of five is asked for. */
  readonly withoutRules: number
  readonly fiveAlone: number
  readonly seconds: number
}

/** Makes the release of a programme and attacks it, and its controls. */
export async function battle({ name, matrix }: Programme): Promise<Battle> {
  const startedMs = performance.now()
  const { document, audit } = makeRelease(matrix)
  const result = await attack([{ document }], matrix)
  const open = makeRelease(matrix, releaseRules, { enforced: false })
  const withoutRules = await attack([{ document: open.document }], matrix, { untilRecovered: true })
  const fiveAlone = await attack([{ document: openRelease(matrix, 5) }], matrix, { attackers: ['sums'] })
  return {
    name,
    result,
    eligible: audit.eligible,
    kept: audit.kept,
    withoutRules: withoutRules.recovered,
    fiveAlone: fiveAlone.recovered,
    seconds: (performance.now() - startedMs) / 1000,
  }
}

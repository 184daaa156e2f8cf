import type { RakingReport } from '../figures/raking.ts'

type Weights = Pick<Extract<RakingReport, { kind: 'estimated' }>, 'kind' | 'kishDesignEffect'> | { readonly kind: 'notEstimable' }

/** As many equally weighted responses would be as precise as these raked ones: n / design effect (Kish, 1965). Null where raking failed. */
export const effectiveBase = (responses: number, raking: Weights): number | null => (raking.kind === 'estimated' ? responses / raking.kishDesignEffect : null)

import { clopperPearson } from '../distributions/clopperPearson.ts'
import { criticalT } from '../distributions/studentT.ts'
import { notEstimable } from '../result.ts'
import type { Interval } from '../figures/mean.ts'

/**
 * 95 % interval of a mean: t with the degrees of freedom of the whole design, for every domain
 * (R: `confint(m, df = degf(design))`; the default of confint there is the normal distribution).
 * @param varies false when all answers are equal: the linearised standard error is then 0, which would be a false certainty
 */
export function meanInterval(base: number, varies: boolean, mean: number, standardError: number, degreesOfFreedom: number): Interval {
  if (base === 0) return notEstimable('noResponse')
  if (base === 1) return notEstimable('oneResponse')
  if (!varies) return notEstimable('noVariation')
  if (degreesOfFreedom <= 0) return notEstimable('noDegreesOfFreedom')
  const halfWidth = criticalT(degreesOfFreedom) * standardError
  return { kind: 'estimated', lower: mean - halfWidth, upper: mean + halfWidth }
}

/**
 * 95 % interval of a share: t on the logit scale (R: `svyciprop(method = "logit")`). Where the share is 0 or 1 the logit
 * does not exist and the standard error is 0: there the exact binomial interval on the unweighted base, which is conservative.
 */
export function shareInterval(base: number, share: number, standardError: number, degreesOfFreedom: number): Interval {
  if (base === 0) return notEstimable('noResponse')
  if (share <= 0 || share >= 1) return { kind: 'estimated', ...clopperPearson(share <= 0 ? 0 : base, base) }
  if (degreesOfFreedom <= 0) return notEstimable('noDegreesOfFreedom')
  const logit = Math.log(share / (1 - share))
  const halfWidth = (criticalT(degreesOfFreedom) * standardError) / (share * (1 - share))
  return { kind: 'estimated', lower: 1 / (1 + Math.exp(halfWidth - logit)), upper: 1 / (1 + Math.exp(-halfWidth - logit)) }
}

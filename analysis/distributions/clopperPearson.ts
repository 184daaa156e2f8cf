import quantile from '@stdlib/stats-base-dists-beta-quantile'

/**
 * Exact 95 % interval for a proportion of `successes` in `trials` (Clopper and Pearson, 1934);
 * R: `binom.test(successes, trials)$conf.int`. Conservative, and never of zero width.
 * @throws RangeError unless 0 <= successes <= trials and trials >= 1, both whole numbers
 */
export function clopperPearson(successes: number, trials: number): { lower: number; upper: number } {
  if (!(Number.isInteger(successes) && Number.isInteger(trials) && trials >= 1 && successes >= 0 && successes <= trials)) {
    throw new RangeError(`${successes} of ${trials} is not a count of successes`)
  }
  return {
    lower: successes === 0 ? 0 : quantile(0.025, successes, trials - successes + 1),
    upper: successes === trials ? 1 : quantile(0.975, successes + 1, trials - successes),
  }
}

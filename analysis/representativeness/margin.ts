/** Quantile .975 of the standard normal distribution (R: `qnorm(.975)`). */
const twoSided95 = 1.959963984540054

/** Half the width of a 95 % interval; normal, since the standard errors of the R-indicators hold for large registers. Null where there is none. */
export const marginOf = (standardError: number | null): number | null => (standardError === null ? null : twoSided95 * standardError)

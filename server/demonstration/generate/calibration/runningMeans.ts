/** A figure counts as reached from `from` up to, not including, `below`. */
export interface Band {
  readonly from: number
  readonly below: number
}

/**
 * One figure read from the entries: per domain the mean over the columns of the column means of `of(code)`,
 * which for a battery without gaps is the mean over everything.
 */
export interface Measure {
  of(code: number): number
  /** By domain; undefined where nothing is asked of the domain. */
  readonly domains: readonly (Band | undefined)[]
  /** By column, over everybody: keeps the profile of the columns while the domains move. */
  readonly columns: readonly Band[]
  /** Bands for the mean of one column in one domain. */
  readonly cells?: readonly { readonly domain: number; readonly column: number; readonly band: Band }[]
}

/** By row and column; undefined where nothing was asked. Each row with its domains, as positions in `Measure.domains`; domain 0 holds every row. */
export interface Entries {
  readonly codes: (number | undefined)[][]
  readonly domainsOfRow: readonly (readonly number[])[]
}

/** Squared distance to the band, in half widths. */
function miss(value: number, { from, below }: Band): number {
  const half = (below - from) / 2
  const outside = value < from ? from - value : value >= below ? value - below + half * 1e-6 : 0
  return (outside / half) ** 2
}

export interface RunningMeans {
  /** Puts another code in a filled entry. */
  replace(row: number, column: number, code: number): void
  /** Squared distance of all figures to their bands, in half widths; 0 when all are reached. */
  distance(): number
}

/** Sums of every measure by domain and column, kept up to date while entries change. */
export function runningMeans({ codes, domainsOfRow }: Entries, measures: readonly Measure[]): RunningMeans {
  const columns = codes[0]!.length
  const counts = new Int32Array(measures[0]!.domains.length * columns)
  const sums = measures.map(() => new Float64Array(counts.length))
  const add = (row: number, column: number, code: number, sign: 1 | -1): void => {
    for (const domain of domainsOfRow[row]!) measures.forEach((measure, index) => (sums[index]![domain * columns + column]! += sign * measure.of(code)))
  }
  codes.forEach((row, index) =>
    row.forEach((code, column) => {
      if (code === undefined) return
      for (const domain of domainsOfRow[index]!) counts[domain * columns + column]!++
      add(index, column, code, 1)
    }),
  )
  const cellMean = (index: number, domain: number, column: number): number => sums[index]![domain * columns + column]! / counts[domain * columns + column]!
  const domainMean = (index: number, domain: number): number => {
    let total = 0
    let used = 0
    for (let column = 0; column < columns; column++) {
      if (counts[domain * columns + column] === 0) continue
      total += cellMean(index, domain, column)
      used++
    }
    return total / used
  }
  return {
    replace: (row, column, code) => {
      add(row, column, codes[row]![column]!, -1)
      add(row, column, code, 1)
      codes[row]![column] = code
    },
    distance: () => {
      let total = 0
      measures.forEach((measure, index) => {
        measure.domains.forEach((band, domain) => (total += band ? miss(domainMean(index, domain), band) : 0))
        measure.columns.forEach((band, column) => (total += miss(cellMean(index, 0, column), band)))
        for (const { domain, column, band } of measure.cells ?? []) total += miss(cellMean(index, domain, column), band)
      })
      return total
    },
  }
}

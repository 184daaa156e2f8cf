/** One line of the benchmark: what we measured, and the limit or rival measured in the same run. */
export interface Measurement {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly beside: string
  readonly besideValue: number
  /** value / besideValue, in the direction that `better` says. */
  readonly ratio: number
  readonly better: 'lower' | 'higher'
  readonly note?: string
}

export const measurement = (one: Omit<Measurement, 'ratio'>): Measurement => ({ ...one, ratio: one.value / one.besideValue })

/** The middle of an odd number of runs in milliseconds, after one that is not counted. */
export async function medianMs(runs: number, work: () => unknown): Promise<number> {
  await work()
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const from = performance.now()
    await work()
    times.push(performance.now() - from)
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)]!
}

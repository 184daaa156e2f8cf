import { measurement, type Measurement } from './measurement.ts'

const quantile = (times: readonly number[], share: number) => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))]!

const rows = ['desired', 'realised', 'contribution', 'strength', 'benefit', 'priority', 'q1_active', 'q2_relevance', 'competitive']

/**
 * How long a member waits for a save while an analyst has one large table after another computed, beside the same without.
 * @param saves sends saves one after another and gives how long each took
 */
export async function savesBesideTables(origin: string, cookie: string, waveId: string, saves: (forMs: number) => Promise<number[]>, forMs = 5000): Promise<Measurement[]> {
  const alone = await saves(forMs)
  let wanted = true
  let tables = 0
  const compute = async () => {
    while (wanted) {
      // Another table each time: none is there already
      const banner = ['cluster', ...[0, 1, 2].map((place) => `desired_${((tables + place) % 11) + 1}`)]
      const answer = await fetch(`${origin}/api/analyst/waves/${waveId}/table?rows=${rows.join()}&banner=${banner.join()}&view=raked`, { headers: { cookie } })
      if (answer.status !== 200) throw new Error(`a table answered ${answer.status}: ${await answer.text()}`)
      await answer.arrayBuffer()
      tables++
    }
  }
  const computing = compute()
  const beside = await saves(forMs)
  wanted = false
  await computing
  const row = (name: string, share: number) =>
    measurement({ name: `a member's save while large tables are computed, ${name}`, value: quantile(beside, share), unit: 'ms', beside: 'the same without', besideValue: quantile(alone, share), better: 'lower', note: `${tables} tables` })
  return [row('half within', 0.5), row('99 % within', 0.99)]
}

import { Agent, request } from 'node:http'
import { measurement, type Measurement } from './measurement.ts'

const readers = 20

function get(agent: Agent, url: string, cookie: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const from = performance.now()
    request(url, { agent, headers: { cookie } }, (incoming) => {
      incoming.resume()
      incoming.on('end', () => (incoming.statusCode === 200 ? resolve(performance.now() - from) : reject(new Error(`${url} answered ${incoming.statusCode}`))))
    })
      .on('error', reject)
      .end()
  })
}

const quantile = (sorted: readonly number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!

/**
 * One crossing of the open wave, asked by 20 readers at once while `answersComeIn` runs, beside the smallest answer of the
 * same server under the same load.
 */
export async function figuresOverHttp(origin: string, cookie: string, waveId: string, answersComeIn: (forMs: number) => Promise<unknown>, forMs = 4000): Promise<Measurement[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: readers })
  const read = async (path: string): Promise<number[]> => {
    await get(agent, origin + path, cookie)
    const until = performance.now() + forMs
    const times: number[] = []
    const reading = Promise.all(
      Array.from({ length: readers }, async () => {
        while (performance.now() < until) times.push(await get(agent, origin + path, cookie))
      }),
    )
    await Promise.all([reading, answersComeIn(forMs)])
    return times.sort((a, b) => a - b)
  }
  const bare = await read('/healthz')
  const figure = await read(`/api/analyst/waves/${waveId}/crossing?variable=q2_relevance&by=activity&view=stratified`)
  agent.destroy()
  const row = (name: string, share: number) =>
    measurement({ name: `one crossing over HTTP, ${readers} readers while answers come in, ${name}`, value: quantile(figure, share), unit: 'ms', beside: '/healthz under the same load', besideValue: quantile(bare, share), better: 'lower' })
  return [row('half within', 0.5), row('99 % within', 0.99)]
}

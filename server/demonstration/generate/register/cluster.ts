import { readFileSync } from 'node:fs'

export interface Cluster {
  readonly id: string
  readonly name: string
  readonly abbreviation: string
  readonly call: string
  readonly embedding: 'zelfstandig' | 'gevestigd'
}

/** The 20 networks of the first two calls. */
export const clusters: readonly Cluster[] = JSON.parse(
  readFileSync(new URL('../../clusters.json', import.meta.url), 'utf8'),
) as Cluster[]

import { describe, expect, test } from 'vitest'
import { makeRelease } from '../../../analysis/index.ts'
import { programme } from './programme.ts'
import type { Company } from './programme.ts'

/** Clusters by name, each with its call, embedding and number of companies. */
const clusters = (sizes: Readonly<Record<string, readonly [call: string, embedding: string, companies: number]>>) =>
  programme(Object.entries(sizes).flatMap(([cluster, [call, embedding, companies]]) => Array.from({ length: companies }, (): Company => ({ cluster, call, embedding }))))

const peers = (sizes: Parameters<typeof clusters>[0]) => Object.fromEntries(makeRelease(clusters(sizes)).document.peers.map(({ cluster, group }) => [cluster, group]))

describe('the group a cluster is shown beside', () => {
  test('is its embedding, or else its call, or else none', () => {
    expect(peers({
      a: ['1', 'gevestigd', 6], b: ['1', 'gevestigd', 6], c: ['1', 'gevestigd', 6], d: ['1', 'gevestigd', 6],
      e: ['1', 'zelfstandig', 6], f: ['2', 'zelfstandig', 6],
    })).toEqual({ a: 'embedding=gevestigd', b: 'embedding=gevestigd', c: 'embedding=gevestigd', d: 'embedding=gevestigd', e: 'call=1', f: null })
  })

  test('has at least three other clusters and 15 of their companies', () => {
    const four = (others: number) => peers({ a: ['1', 'zelfstandig', 6], b: ['1', 'zelfstandig', others], c: ['1', 'zelfstandig', others], d: ['1', 'zelfstandig', others] })['a']
    expect([four(4), four(5)]).toEqual([null, 'embedding=zelfstandig'])
    expect(peers({ a: ['1', 'zelfstandig', 20], b: ['1', 'zelfstandig', 20], c: ['1', 'zelfstandig', 20] })['a']).toBe(null)
  })

  test('is not mostly one cluster, the own one taken out as well', () => {
    const beside = (own: number, largest: number) => peers({ a: ['1', 'zelfstandig', own], b: ['1', 'zelfstandig', largest], c: ['1', 'zelfstandig', 5], d: ['1', 'zelfstandig', 5] })['a']
    expect(beside(10, 10)).toBe('embedding=zelfstandig')
    // 11 of the 31 are fewer than half, but 11 of the 21 others are more
    expect(beside(10, 11)).toBe(null)
    // Its own members may be half of the group, not more
    expect([beside(15, 5), beside(16, 5)]).toEqual(['embedding=zelfstandig', null])
  })
})

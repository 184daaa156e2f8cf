import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { compareDocuments, impossibleNumbers } from './reference/comparison.ts'
import { documentOf, readWave } from './readWave.ts'
import type { Comparison, Value } from './reference/comparison.ts'

const folder = join(import.meta.dirname, 'reference', 'waves')
const waves = readdirSync(folder).sort()

/** test/analysis/reference/generate.R made the waves and what R says of them. */
describe('the results document agrees with R and its survey package to 1e-8', () => {
  test('on seven awkward waves', () => {
    expect(waves).toEqual(['equal', 'everybody', 'noLarge', 'oneEach', 'ordinary', 'singletons', 'tiny'])
  })

  test.each(waves)('%s', async (name) => {
    const { reference, ranks, ...expected } = JSON.parse(gunzipSync(readFileSync(join(folder, name, 'expected.json.gz'))).toString()) as Record<string, Value>
    const document = documentOf(await readWave(join(folder, name)))
    const comparison: Comparison = { compared: 0, failures: [] }
    compareDocuments('', expected, document as Value, comparison)
    expect(comparison.failures).toEqual([])
    expect(comparison.compared).toBeGreaterThan(4000)
    expect(impossibleNumbers('', document)).toEqual([])
    expect(reference).toMatchObject({ survey: '4.1.1' })
    expect(ranks).toBeDefined()
  })
})

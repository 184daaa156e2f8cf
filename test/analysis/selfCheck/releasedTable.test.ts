import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { releasedTable, selfCheck, type ReleaseDocument } from '../../../analysis/index.ts'
import { committedFiles } from '../../../server/demonstration/load.ts'

const { document } = JSON.parse(readFileSync(committedFiles.release, 'utf8')) as { document: ReleaseDocument }

test('a release contradicts itself nowhere', () => {
  const table = releasedTable(document)
  expect(table.figures.length).toBeGreaterThan(100)
  expect(selfCheck(table).findings).toEqual([])
})

test('a total that was mistyped is found, with the figures that say so', () => {
  const figures = document.figures.map((figure) =>
    figure.variable === 'q2_relevance' && figure.group === 'total' && figure.shown.kind === 'exact' ? { ...figure, shown: { ...figure.shown, mean: 3.91 } } : figure,
  )
  const { findings } = selfCheck(releasedTable({ ...document, figures }))
  expect(findings.length).toBeGreaterThan(0)
  expect(findings.every(({ figures: named }) => named.includes('q2_relevance'))).toBe(true)
})

test('a mean of rounded counts is no printed figure to be held to its groups', () => {
  const figures = document.figures.map((figure) => (figure.shown.kind === 'exact' ? { ...figure, shown: { ...figure.shown, kind: 'distribution' as const } } : figure))
  expect(releasedTable({ ...document, figures }).figures).toEqual([])
})

import { expect, test } from 'vitest'
import { checkAnswers } from '../../../surveys/index.ts'
import { questionnaire } from '../../../surveys/versions/versions.ts'
import { Seeded } from '../seeded.ts'
import { canonical, SurveyReference } from '../surveyReference.ts'

const version = '2020.1'
const words = ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q9', 'q10', 'e1', 'e2', 'e11', 's1', 's5', 'b1', 'p13', 'none', '', '__proto__', 'constructor', '1']
const numbers = [0, 1, 2, 3, 4, 5, 9, 25, 50, 100, -1, 1.5, 254, 255]

function randomJson(seeded: Seeded, depth: number): unknown {
  const kind = seeded.below(depth > 0 ? 6 : 4)
  if (kind < 2) return seeded.pick(numbers)
  if (kind === 2) return seeded.pick(words)
  if (kind === 3) return seeded.pick([null, true, false])
  const length = seeded.below(5)
  if (kind === 4) return Array.from({ length }, () => randomJson(seeded, depth - 1))
  const entries = Array.from({ length }, () => `${JSON.stringify(seeded.pick(words))}:${JSON.stringify(randomJson(seeded, depth - 1))}`)
  return JSON.parse(`{${entries.join(',')}}`)
}

/** Random, but with the right kind of value in the right kind of place half of the time. */
function nearly(seeded: Seeded): unknown {
  const odd = (): boolean => seeded.chance(0.06)
  const rowsOf = (letter: string, count: number): unknown =>
    odd() ? randomJson(seeded, 2) : Object.fromEntries(Array.from({ length: 1 + seeded.below(3) }, () => [odd() ? seeded.pick(words) : `${letter}${1 + seeded.below(count)}`, odd() ? randomJson(seeded, 1) : seeded.pick([0, 1, 1, 2, 2])]))
  const document: Record<string, unknown> = {}
  if (seeded.chance(0.6)) document['q1'] = odd() ? randomJson(seeded, 1) : seeded.below(2)
  if (seeded.chance(0.8)) document['q3'] = odd() ? randomJson(seeded, 2) : Array.from({ length: 1 + seeded.below(3) }, () => (odd() ? seeded.pick(words) : `e${1 + seeded.below(3)}`))
  for (const id of ['q4', 'q5', 'q6']) if (seeded.chance(0.3)) document[id] = rowsOf('e', 3)
  if (seeded.chance(0.3)) document['q7'] = rowsOf('s', 5)
  if (seeded.chance(0.3)) document['q10'] = rowsOf('p', 13)
  if (odd()) document[seeded.pick(words)] = randomJson(seeded, 2)
  return document
}

test('random JSON never makes the check throw, and what fits comes back as it was', () => {
  const seeded = new Seeded(42)
  const outcomes = { fits: 0, refused: 0 }
  for (let count = 0; count < 20_000; count += 1) {
    const document = count % 2 === 0 ? randomJson(seeded, 4) : nearly(seeded)
    const before = canonical(document)
    const result = checkAnswers(version, document, 'partial')
    expect(canonical(document)).toBe(before)
    if (result.fits) {
      outcomes.fits += 1
      expect(canonical(result.answers)).toBe(before)
    } else {
      outcomes.refused += 1
      for (const problem of result.problems) expect(problem.value.length + problem.path.length).toBeLessThan(130)
    }
  }
  expect(outcomes.fits).toBeGreaterThan(500)
  expect(outcomes.refused).toBeGreaterThan(10_000)
})

test('what fits of it, SurveyJS takes too', () => {
  const seeded = new Seeded(43)
  const reference = new SurveyReference(questionnaire(version), 'partial')
  let fitting = 0
  for (let count = 0; count < 5000 && fitting < 120; count += 1) {
    const document = nearly(seeded)
    if (!checkAnswers(version, document, 'partial').fits) continue
    fitting += 1
    expect(reference.accepts(document), canonical(document)).toBe(true)
  }
  expect(fitting).toBe(120)
})

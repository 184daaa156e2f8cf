import { describe, expect, test } from 'vitest'
import { compileCheck, type CheckMode } from '../../../surveys/answers/check/compileCheck.ts'
import type { Questionnaire } from '../../../surveys/questionnaire/questionnaire.ts'
import { questionnaire } from '../../../surveys/versions/versions.ts'
import { generatedAnswers } from '../generatedAnswers.ts'
import { mutationsOf, type Mutation } from '../mutations.ts'
import { secondVersion } from '../secondVersion.ts'
import { Seeded } from '../seeded.ts'
import { canonical, SurveyReference } from '../surveyReference.ts'

const versions: readonly Questionnaire[] = [questionnaire('2020.1'), questionnaire('coded:2/0/3'), secondVersion]
const modes: readonly CheckMode[] = ['complete', 'partial']
/** Many where it is fielded, fewer where only the derivation is at stake. */
const perKind = (version: Questionnaire): number => (version === versions[0] ? 24 : 8)

/** A generated document, spoilt: with a share of answers that suits the mode. */
function* mutated(version: Questionnaire, mutation: Mutation, seeded: Seeded, mode: CheckMode, count: number): Generator<unknown> {
  let made = 0
  for (let attempt = 0; made < count && attempt < count * 30; attempt += 1) {
    const document = generatedAnswers(version, seeded, mode === 'complete' ? 1 : seeded.pick([0.3, 0.8, 1]))
    const spoilt = mutation.apply(document, seeded)
    if (spoilt === undefined) continue
    made += 1
    yield spoilt
  }
}

const fitsIn = (mutation: Mutation, mode: CheckMode): boolean => mutation.outcome === 'fits' || (mutation.outcome === 'incomplete' && mode === 'partial')

describe.each(versions.map((version) => [version.version, version] as const))('version %s', (_, version) => {
  describe.each(modes)('%s', (mode) => {
    const check = compileCheck(version)
    const reference = new SurveyReference(version, mode)

    test('generated documents fit, and SurveyJS agrees', () => {
      const seeded = new Seeded(1)
      for (let count = 0; count < 50; count += 1) {
        const document = generatedAnswers(version, seeded, mode === 'complete' ? 1 : seeded.next())
        const result = check(document, mode)
        expect(result).toEqual({ fits: true, answers: document })
        expect(reference.accepts(document), canonical(document)).toBe(true)
      }
    })

    test('mutated documents fit only where SurveyJS says so too, and never with a mutation that it lets through', () => {
      let total = 0
      let accepted = 0
      for (const [index, mutation] of mutationsOf(version).entries()) {
        const seeded = new Seeded(1000 + index)
        let count = 0
        let asked = 0
        let letThrough = 0
        for (const document of mutated(version, mutation, seeded, mode, perKind(version))) {
          count += 1
          const result = check(document, mode)
          expect(result.fits, `${mutation.kind}: ${safely(document)}`).toBe(fitsIn(mutation, mode))
          if (result.fits) {
            accepted += 1
            expect(canonical(result.answers)).toBe(canonical(document))
            expect(reference.accepts(document), `${mutation.kind}: ${safely(document)}`).toBe(true)
          } else {
            expect(result.problems.length).toBeGreaterThan(0)
            if (mutation.lenient && mode === 'complete' && letThrough === 0 && asked < 8) {
              asked += 1
              if (reference.validates(document)) letThrough += 1
            }
          }
        }
        expect(count, `${mutation.kind} was tried`).toBeGreaterThan(0)
        if (asked > 0) expect(letThrough, `SurveyJS lets through: ${mutation.kind}`).toBeGreaterThan(0)
        total += count
      }
      expect(total).toBeGreaterThan(version === versions[0] ? 2000 : 600)
      expect(accepted).toBeGreaterThan(25)
    })

    test('two mutations at once fit only where SurveyJS says so too', () => {
      const seeded = new Seeded(7)
      const kinds = mutationsOf(version)
      const harmless = kinds.filter((mutation) => fitsIn(mutation, mode))
      let fitting = 0
      for (let attempt = 0; attempt < 250; attempt += 1) {
        const first = seeded.pick(seeded.chance(0.5) ? harmless : kinds).apply(generatedAnswers(version, seeded, mode === 'complete' ? 1 : 0.8), seeded)
        if (typeof first !== 'object' || first === null || Object.getPrototypeOf(first) !== Object.prototype) continue
        let second: unknown
        try {
          second = seeded.pick(seeded.chance(0.5) ? harmless : kinds).apply(first as Record<string, unknown>, seeded)
        } catch {
          // The second mutation finds no hold in what the first left
          continue
        }
        const result = check(second, mode)
        if (!result.fits) continue
        fitting += 1
        expect(canonical(result.answers)).toBe(canonical(second))
        expect(reference.accepts(second), safely(second)).toBe(true)
      }
      expect(fitting).toBeGreaterThan(0)
    })
  })
})

function safely(document: unknown): string {
  try {
    return canonical(document)
  } catch {
    return 'a document that JSON cannot say'
  }
}

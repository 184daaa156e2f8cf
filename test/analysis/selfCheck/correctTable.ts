import { Seeded } from '../../surveys/seeded.ts'
import type { Measure, PrintedFigure, PublishedTable, TableCrossing } from '../../../analysis/selfCheck/index.ts'

export interface CorrectTable {
  readonly table: PublishedTable
  /** Figures as they were before rounding, by id. */
  readonly exact: ReadonlyMap<string, number>
  readonly withBases: boolean
}

const effects = 11

/** A value, what it weighs, and the effect it is about (0 for none). */
interface Answer {
  readonly effect: number
  readonly value: number
}

interface Asked {
  readonly measure: Measure
  readonly decimals: number
  /** The answers of each respondent: none where the question was left blank. */
  readonly answers: readonly (readonly Answer[])[]
}

/**
 * The table of an invented survey: answers of some dozens to hundreds of respondents, averaged and rounded as a report would print
 * them. Groups differ in what they answer and desire. With bases some answers are left blank; without, everybody answers everything.
 */
export function correctTable(seed: number, effectMeans: 'pooledPairs' | 'meanOfEffects' | null = null): CorrectTable {
  const random = new Seeded(seed)
  const respondents = 30 + random.below(300)
  const withBases = random.chance(0.5)
  const levelCounts = Array.from({ length: 2 + random.below(3) }, () => (random.chance(0.8) ? 2 : 3))
  const leaning = levelCounts.map(() => 0.15 + 0.7 * random.next())
  const belongs = Array.from({ length: respondents }, (_, one) => levelCounts.map((levels, place) => (one < 8 * levels ? one % levels : random.chance(leaning[place]!) ? 0 : 1 + random.below(levels - 1))))
  const pull = levelCounts.map(() => (random.next() - 0.5) * 0.6)
  const leans = belongs.map((levels) => levels.reduce((sum, level, place) => sum + (level === 0 ? pull[place]! : 0), 0))
  const blank = withBases ? 0.1 * random.next() : 0

  const point = (lean: number, highest: number): number => Math.min(highest, Math.floor((highest + 1) * Math.min(0.999, Math.max(0, random.next() + 0.4 * lean))))
  const once = (measure: Measure, decimals: number, draw: (lean: number) => number): Asked =>
    ({ measure, decimals, answers: leans.map((lean) => (random.chance(blank) ? [] : [{ effect: 0, value: draw(lean) }])) })
  const appeal = Array.from({ length: effects }, () => random.next() * 0.5)
  const desires = leans.map((lean) => appeal.map((one) => (random.chance(Math.min(0.95, Math.max(0.05, one + 0.3 * lean))) ? 1 + point(lean, 1) : 0)))
  const kind = effectMeans ?? random.pick(['pooledPairs', 'meanOfEffects'] as const)
  const overDesired = (id: string, step: number): Asked => ({
    measure: { id, kind, scale: { lowest: 0, highest: step * (id === 'realised' ? 2 : 4) }, population: 'pairs', desiredBy: 'desired', ...(kind === 'pooledPairs' && { step }) },
    decimals: id === 'realised' ? 2 : 1,
    answers: desires.map((own, one) => own.flatMap((desire, effect) => (desire > 0 ? [{ effect, value: step * point(leans[one]!, id === 'realised' ? 2 : 4) }] : []))),
  })
  const asked: Asked[] = [
    once({ id: 'item', kind: 'mean', scale: { lowest: 1, highest: 4 }, step: 1 }, random.pick([1, 2, 2, 3]), (lean) => 1 + point(lean, 3)),
    once({ id: 'battery', kind: 'mean', scale: { lowest: 1, highest: 4 }, step: 0.2 }, 2, (lean) => 1 + Array.from({ length: 5 }, () => point(lean, 3)).reduce((sum, value) => sum + value, 0) / 5),
    once({ id: 'yes', kind: 'share', scale: { lowest: 0, highest: 100 }, step: 100 }, random.below(2), (lean) => 100 * point(lean, 1)),
    { measure: { id: 'desired', kind: 'mean', scale: { lowest: 0, highest: 2 }, step: 1 / effects }, decimals: 2, answers: desires.map((own) => [{ effect: 0, value: own.reduce((sum, value) => sum + value, 0) / effects }]) },
    overDesired('realised', 1),
    overDesired('contribution', 25),
    { measure: { id: 'respondents', kind: 'count' }, decimals: 0, answers: belongs.map(() => [{ effect: 0, value: 1 }]) },
  ]

  const crossings = levelCounts.map((levels, place): TableCrossing => ({ id: `by ${place}`, levels: Array.from({ length: levels }, (_, level) => ({ id: `level ${level}` })) }))
  const exact = new Map<string, number>()
  const figures = asked.flatMap((one) => {
    const figure = (crossing: string | null, level: string | null, isIn: (member: number) => boolean): PrintedFigure => {
      const answers = one.answers.flatMap((own, member) => (isIn(member) ? own : []))
      const value = one.measure.kind === 'count' ? answers.length : one.measure.kind === 'meanOfEffects' ? meanOfEffects(answers) : mean(answers)
      const id = [one.measure.id, crossing, level].join('/')
      exact.set(id, value)
      const printed = value.toFixed(one.decimals)
      return { id, measure: one.measure.id, crossing, level, printed, value: Number(printed), decimals: one.decimals, ...(withBases && { base: answers.length }) }
    }
    return [
      ...(random.chance(0.9) ? [figure(null, null, () => true)] : []),
      ...crossings.flatMap(({ id, levels }, place) => levels.map((level, number) => figure(id, level.id, (member) => belongs[member]![place] === number))),
    ]
  })
  const charts = asked.map(({ measure: { id } }) => ({
    id,
    title: `About ${id}`,
    subject: id,
    parts: crossings.map((crossing) => ({ crossing: crossing.id, levels: crossing.levels.map((level) => level.id), labels: crossing.levels.map((level) => `Mean of ${level.id}`) })),
  }))
  return { table: { measures: asked.map(({ measure }) => measure), crossings, figures, charts }, exact, withBases }
}

const mean = (answers: readonly Answer[]): number => answers.reduce((sum, { value }) => sum + value, 0) / answers.length

function meanOfEffects(answers: readonly Answer[]): number {
  const means = [...Map.groupBy(answers, ({ effect }) => effect).values()].map(mean)
  return means.reduce((sum, value) => sum + value, 0) / means.length
}

import { Seeded } from '../../surveys/seeded.ts'
import type { PrintedFigure, PublishedTable } from '../../../analysis/selfCheck/index.ts'
import type { CorrectTable } from './correctTable.ts'

export interface Planted {
  readonly table: PublishedTable
  /** The figures that were changed. */
  readonly changed: readonly string[]
}

const averaged = (table: PublishedTable, measure: string): boolean => ['mean', 'share', 'pooledPairs'].includes(table.measures.find(({ id }) => id === measure)!.kind)

const withFigures = (table: PublishedTable, changes: ReadonlyMap<string, string>): Planted => ({
  table: { ...table, figures: table.figures.map((figure) => (changes.has(figure.id) ? { ...figure, printed: changes.get(figure.id)!, value: Number(changes.get(figure.id)) } : figure)) },
  changed: [...changes.keys()],
})

/** One digit of a printed total, or of a group that has one, replaced or two neighbours swapped, the value moving by more than a unit of its last decimal from the truth. */
export function digitTypedWrong({ table, exact }: CorrectTable, seed: number, where: 'total' | 'group' = 'total'): Planted | null {
  const random = new Seeded(seed)
  const totals = table.figures.filter((figure) => figure.crossing === null && averaged(table, figure.measure))
  if (totals.length === 0) return null
  const total = random.pick(totals)
  const figure = where === 'total' ? total : random.pick(table.figures.filter(({ measure, crossing }) => measure === total.measure && crossing !== null))
  for (let attempt = 0; attempt < 50; attempt++) {
    const digits = [...figure.printed]
    const place = random.below(digits.length)
    if (digits[place] === '.') continue
    const next = place + (digits[place + 1] === '.' ? 2 : 1)
    if (random.chance(0.5) && next < digits.length) [digits[place], digits[next]] = [digits[next]!, digits[place]!]
    else digits[place] = String(random.below(10))
    const typed = digits.join('')
    if (Math.abs(Number(typed) - exact.get(figure.id)!) > 1.001 * 10 ** -figure.decimals) return withFigures(table, new Map([[figure.id, typed]]))
  }
  return null
}

/** The figures of one two-group crossing printed once more in another, in place of its own, the measure having a printed total. */
export function pairCopied({ table }: CorrectTable, seed: number): Planted | null {
  const random = new Seeded(seed)
  const twofold = random.shuffle(table.crossings.filter((crossing) => crossing.levels.length === 2))
  const measures = table.figures.filter((figure) => figure.crossing === null && averaged(table, figure.measure)).map((figure) => figure.measure)
  if (twofold.length < 2 || measures.length === 0) return null
  const measure = random.pick(measures)
  const pairOf = (crossing: string): PrintedFigure[] => table.figures.filter((figure) => figure.measure === measure && figure.crossing === crossing)
  const [from, to] = [pairOf(twofold[0]!.id), pairOf(twofold[1]!.id)]
  if (from[0]!.printed === from[1]!.printed || from.some((figure, place) => figure.printed === to[place]!.printed)) return null
  return withFigures(table, new Map(to.map((figure, place) => [figure.id, from[place]!.printed])))
}

import { axisScale } from './rowScale.ts'
import { givenTwice, inLevel, inTotal, minus, print, valueIn } from './printed.ts'
import type { GivenTwice } from './printed.ts'
import type { Difference } from '../../change/difference.ts'
import type { MatrixDifferences } from '../../change/matrixDifferences.ts'
import type { EffectMatrix } from '../../figures/effectMatrix.ts'
import type { PrintedFigure, PublishedTable } from '../publishedTable.ts'

/**
 * One effect matrix as the self-check reads it: the effects are the groups of the pairs of response and effect, each with its
 * base, and of the mean of an axis, each counting alike.
 */
export function tablesOfMatrix(matrix: EffectMatrix): PublishedTable[] {
  return (['desired', 'vertical'] as const).map((side) => tableOfAxis(matrix, side))
}

function tableOfAxis({ view, vertical, effects, axisMeans }: EffectMatrix, side: 'desired' | 'vertical'): PublishedTable {
  const axis = side === 'desired' ? side : vertical
  const decimals = axis === 'contribution' ? 1 : 2
  const used = effects.filter((one) => one[side].base !== 0)
  const [pairs, mean] = [`${axis}_pairs`, `${axis}_axis`]
  const sum = used.reduce<number | null>((total, one) => (total === null || one[side].base === null ? null : total + one[side].base), 0)
  const printed = (place: PrintedFigure | ReturnType<typeof inTotal>, value: number | null, base: number | null) => (value === null ? [] : [print(place, value, decimals, base)])
  const { scale, step } = axisScale(axis)
  return {
    measures: [
      { id: pairs, kind: 'pooledPairs', population: pairs, weighted: view !== 'published', scale: scale!, step: step! },
      { id: mean, kind: 'mean', population: mean, scale: scale! },
    ],
    crossings: [{ id: 'effect', levels: used.map(({ effect }) => ({ id: String(effect) })) }],
    figures: [
      ...printed(inTotal(pairs), valueIn(axisMeans[side].pooled), sum),
      ...printed(inTotal(mean), valueIn(axisMeans[side].mean), used.length),
      ...used.flatMap((one) => {
        const value = valueIn(one[side].mean)
        return [...printed(inLevel(pairs, 'effect', String(one.effect)), value, one[side].base), ...printed(inLevel(mean, 'effect', String(one.effect)), value, 1)]
      }),
    ],
  }
}

/** Two matrices, and whether every difference is the second minus the first. */
export function comparedTables(first: EffectMatrix, second: EffectMatrix, differences: MatrixDifferences): PublishedTable[] {
  const given = (difference: Difference) => (difference.kind === 'estimated' ? difference.difference : null)
  const ofAxis = (side: 'desired' | 'vertical'): GivenTwice[] => {
    const axis = side === 'desired' ? side : second.vertical
    const family = differences[side]
    return [
      ...family.tests.map(({ effect, difference }, place) => ({ id: `${axis}_${effect}`, given: given(difference), computed: minus(valueIn(second.effects[place]![side].mean), valueIn(first.effects[place]![side].mean)) })),
      ...(['mean', 'pooled'] as const).map((kind) => ({ id: `${axis}_${kind === 'mean' ? 'axis' : 'pairs'}`, given: given(family[kind]), computed: minus(valueIn(second.axisMeans[side][kind]), valueIn(first.axisMeans[side][kind])) })),
    ]
  }
  return [...tablesOfMatrix(first), ...tablesOfMatrix(second), givenTwice([...ofAxis('desired'), ...ofAxis('vertical')])]
}

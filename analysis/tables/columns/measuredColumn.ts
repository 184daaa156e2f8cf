import { suppressed } from '../../disclosure/smallestBase.ts'
import { notEstimable } from '../../result.ts'
import type { AxisMean } from '../../figures/effectMatrix.ts'
import type { MeanFigure } from '../../figures/mean.ts'
import type { NotEstimableReason } from '../../result.ts'
import type { TableCell } from '../crossTable.ts'
import type { ColumnMean } from '../comparison/pairs.ts'
import type { Reason } from '../withholding/withholdInGrid.ts'

/** One column of one row before it is compared with its neighbours. */
export interface MeasuredColumn {
  readonly cell: TableCell
  readonly mean: ColumnMean
  /** By category of the answer. */
  readonly shares: readonly ColumnMean[]
}

/** Why a base is 0: nobody is there, nobody was asked, or nobody answered. */
export function whyEmpty(responses: number, notAsked: number): NotEstimableReason {
  if (responses === 0) return 'emptyGroup'
  return notAsked === responses ? 'notAsked' : 'noResponse'
}

export function withReason<Figure extends Pick<MeanFigure, 'mean' | 'interval'>>(figure: Figure, reason: NotEstimableReason): Figure {
  return { ...figure, mean: notEstimable(reason), interval: notEstimable(reason) }
}

/** A cell that is not shown: its categories stay, without a count. */
export function withholdColumn({ cell, mean, shares }: MeasuredColumn, reason: Exclude<Reason, null>): MeasuredColumn {
  const hidden = suppressed(reason)
  return {
    cell: {
      base: null,
      leftBlank: null,
      notAsked: null,
      mean: hidden,
      interval: hidden,
      designEffect: null,
      effectiveBase: null,
      pooled: cell.pooled === null ? null : hidden,
      letters: [],
      distribution: cell.distribution.map(({ code }) => ({ code, count: null, share: hidden, interval: hidden, letters: [] })),
    },
    mean: { ...mean, hidden },
    shares: shares.map((share) => ({ ...share, hidden })),
  }
}

/** The mean of an axis as a cell: its base is the responses that answered at least one effect. */
export function axisCell(figure: AxisMean, base: number, responses: number, notAsked: number): TableCell {
  const { mean, interval, pooled } = figure
  const cell: TableCell = {
    base,
    leftBlank: responses - base - notAsked,
    notAsked,
    mean: mean.kind === 'estimated' ? { ...mean, standardDeviation: null } : mean,
    interval,
    designEffect: null,
    effectiveBase: null,
    pooled,
    letters: [],
    distribution: [],
  }
  return base === 0 ? withReason({ ...cell, pooled: notEstimable(whyEmpty(responses, notAsked)) }, whyEmpty(responses, notAsked)) : cell
}

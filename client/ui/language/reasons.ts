// Files that leave the house say the same: the words stand in surveys/wording/noFigure.ts
export { suppressedWords, whyNoFigure } from '../../../surveys/wording/noFigure.ts'

/** One sign for a withheld figure, explained once under the table. */
export const suppressedSign = '×'

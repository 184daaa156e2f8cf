// Files that leave the house say the same: the words stand in surveys/wording/noFigure.ts
export { suppressedSign, suppressedWords, whyNoFigure } from '../../../surveys/wording/noFigure.ts'

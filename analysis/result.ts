/** Why a figure cannot be estimated. The screens have a sentence for each, in Dutch and English. */
export type NotEstimableReason =
  | 'noResponse' // nobody in this domain answered this question
  | 'oneResponse' // one answer carries no information about spread
  | 'noVariation' // all answers equal: a linearised standard error of 0 would be a false certainty
  | 'everybodyAnswered' // all members of these clusters answered: nothing is left to chance, so there is nothing to test
  | 'emptyLevel' // a level of the crossing has no answers, so there is nothing to compare
  | 'moreThanTwoLevels' // a difference is between two groups
  | 'notATable' // a mean of several statements has no table of categories
  | 'tooFewStatements' // reliability is about at least two statements
  | 'expectedCountBelowOne' // the table is too thin for the Rao-Scott approximation
  | 'noDegreesOfFreedom' // as many strata as responses
  | 'marginWithoutResponse' // a raking margin has members but not one response
  | 'didNotConverge' // raking did not reach its margins
  | 'questionChanged' // asked otherwise in the other wave, and no mapping of its version says how the answers continue
  | 'emptyGroup' // nobody of this group has answered the questionnaire
  | 'notAsked' // nobody of this group was asked this question
  | 'noFormerCourse' // no wave before this one whose course says how it may go on
  | 'tooManyGroups' // the table has more cells than a test of the whole can carry

export interface NotEstimable {
  readonly kind: 'notEstimable'
  readonly reason: NotEstimableReason
}

/** A figure withheld to protect companies. The reason says which rule, never a number. */
export interface Suppressed {
  readonly kind: 'suppressed'
  readonly reason: 'baseBelowFive' | 'complement'
}

/** Every figure is one of three things; NaN and a silent 0 are none of them. */
export type Result<Estimated> = ({ readonly kind: 'estimated' } & Estimated) | NotEstimable | Suppressed

export const notEstimable = (reason: NotEstimableReason): NotEstimable => ({ kind: 'notEstimable', reason })

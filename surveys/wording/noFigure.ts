import type { NotEstimable, NotEstimableReason, Suppressed } from '../../analysis/result.ts'
import type { Text } from '../questionnaire/text.ts'

const notEstimableWords: Record<NotEstimableReason, Text> = {
  noResponse: { nl: 'geen antwoorden', en: 'no answers' },
  oneResponse: { nl: 'maar één antwoord: geen spreiding te berekenen', en: 'only one answer: no spread to compute' },
  noVariation: { nl: 'alle antwoorden gelijk: geen interval te berekenen', en: 'all answers equal: no interval to compute' },
  everybodyAnswered: { nl: 'alle leden antwoordden: niets is aan het toeval overgelaten', en: 'all members answered: nothing is left to chance' },
  emptyLevel: { nl: 'een van de groepen heeft geen antwoorden', en: 'one of the groups has no answers' },
  moreThanTwoLevels: { nl: 'meer dan twee groepen: geen verschil tussen twee', en: 'more than two groups: no difference between two' },
  notATable: { nl: 'een gemiddelde van stellingen heeft geen verdeling', en: 'a mean of statements has no distribution' },
  expectedCountBelowOne: { nl: 'te weinig antwoorden in de tabel voor een toets', en: 'too few answers in the table for a test' },
  tooFewStatements: { nl: 'minder dan twee stellingen: geen samenhang te berekenen', en: 'fewer than two statements: no consistency to compute' },
  noDegreesOfFreedom: { nl: 'evenveel clusters als antwoorden: geen interval te berekenen', en: 'as many clusters as answers: no interval to compute' },
  marginWithoutResponse: { nl: 'een groep van het register heeft geen enkel antwoord: raken kan niet', en: 'a group in the register has not one answer: raking is not possible' },
  didNotConverge: { nl: 'de gewichten werden niet stabiel: raken is niet gelukt', en: 'the weights did not settle: raking failed' },
  questionChanged: { nl: 'de vraag is veranderd: niet te vergelijken', en: 'the question changed: not comparable' },
  emptyGroup: { nl: 'niemand in deze groep', en: 'nobody in this group' },
  notAsked: { nl: 'niet gevraagd', en: 'not asked' },
  noFormerCourse: { nl: 'geen vorige bevraging om mee te vergelijken', en: 'no former wave to compare with' },
  tooManyGroups: { nl: 'te veel groepen voor één toets', en: 'too many groups for one test' },
}

/** One sign for a withheld figure, explained once where it stands. */
export const suppressedSign = '×'

/** The two reasons for withholding read the same on purpose: which of the two it is could itself give something away. */
export const suppressedWords: Text = { nl: 'niet getoond (te weinig antwoorden)', en: 'not shown (too few answers)' }

/** Why there is no figure here, in words for a screen or a file. */
export function whyNoFigure(result: NotEstimable | Suppressed): Text {
  return result.kind === 'suppressed' ? suppressedWords : notEstimableWords[result.reason]
}

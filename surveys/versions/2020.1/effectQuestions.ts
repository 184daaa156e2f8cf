import type { ManyChoicesQuestion, MatrixQuestion } from '../../questionnaire/questionnaire.ts'
import { effects } from './effects.ts'
import { contribution, degree, notDesired, realisation } from './scales.ts'

// The sources print the axes that these questions led to, not the questions: the wording follows the axes

export const desiredEffects: ManyChoicesQuestion = {
  kind: 'manyChoices',
  id: 'q3',
  title: { nl: 'Gewenste effecten', en: 'Desired effects', status: 'proposed', source: '004:2818-2839' },
  short: { nl: 'Gewenste effecten', en: 'Desired effects' },
  text: {
    nl: 'Welke van onderstaande effecten wil uw onderneming bereiken door deelname aan {ibn}?',
    en: 'Which of the effects below does your company want to achieve by taking part in {ibn}?',
    status: 'proposed',
    source: '004:2818-2839',
  },
  help: {
    nl: 'U kunt meer dan één effect kiezen. Wilt u geen enkel effect bereiken? Kies dan ‘geen van deze’.',
    en: 'You can choose more than one effect. If you want none of them, choose ‘none of these’.',
    status: 'proposed',
  },
  required: true,
  rows: effects,
  none: { id: 'none', label: { nl: 'geen van deze', en: 'none of these', status: 'proposed' } },
}

export const degreeDesired: MatrixQuestion = {
  kind: 'matrix',
  id: 'q4',
  title: { nl: 'Mate waarin het effect gewenst is', en: 'Degree to which the effect is desired', status: 'proposed', source: '004:2832-2835' },
  short: { nl: 'Gewenst', en: 'Desired' },
  text: {
    nl: 'In welke mate wil uw onderneming deze effecten bereiken door deelname aan {ibn}?',
    en: 'To what degree does your company want to achieve these effects by taking part in {ibn}?',
    status: 'proposed',
    source: '004:2832-2835',
  },
  required: true,
  rows: effects,
  rowsChosenIn: 'q3',
  choices: degree,
  variable: { stem: 'desired', measure: 'ordinal', notChosen: notDesired },
}

export const realisedEffects: MatrixQuestion = {
  kind: 'matrix',
  id: 'q5',
  title: { nl: 'Realisatie van de effecten', en: 'Realisation of the effects', status: 'proposed', source: '004:2841-2850' },
  short: { nl: 'Gerealiseerd', en: 'Realised' },
  text: {
    nl: 'Heeft uw onderneming deze effecten al kunnen realiseren sinds u lid bent van {ibn}?',
    en: 'Has your company been able to realise these effects since you became a member of {ibn}?',
    status: 'proposed',
    source: '004:2841-2850',
  },
  required: true,
  rows: effects,
  rowsChosenIn: 'q3',
  choices: realisation,
  variable: { stem: 'realised', measure: 'ordinal' },
}

export const contributionToEffects: MatrixQuestion = {
  kind: 'matrix',
  id: 'q6',
  title: { nl: 'Bijdrage van het IBN aan de effecten', en: 'Contribution of the IBN to the effects', status: 'proposed', source: '004:2949-2958' },
  short: { nl: 'Bijdrage', en: 'Contribution' },
  text: {
    nl: 'In welke mate heeft {ibn} bijgedragen aan het bereiken van deze effecten?',
    en: 'To what degree has {ibn} contributed to achieving these effects?',
    status: 'proposed',
    source: '004:2949-2958',
  },
  required: true,
  rows: effects,
  rowsChosenIn: 'q3',
  choices: contribution,
  variable: { stem: 'contribution', measure: 'interval' },
}

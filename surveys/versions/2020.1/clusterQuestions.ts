import type { MatrixQuestion, OneChoiceQuestion } from '../../questionnaire/questionnaire.ts'
import { agreementOnBenefits, agreementOnStrength, asMuchAsNow, expectation, focus, neutralAgreement, relevance, yesNo } from './scales.ts'
import { benefitStatements, priorityItems, strengthStatements } from './statements.ts'

export const activity: OneChoiceQuestion = {
  kind: 'oneChoice',
  id: 'q1',
  title: { nl: 'Deelnamegraad IBN-leden', en: 'Participation of IBN members', status: 'seed', source: '004:2786' },
  short: { nl: 'Deelname', en: 'Participation' },
  text: {
    nl: 'Heeft u zelf of heeft een collega binnen uw onderneming het voorbije jaar deelgenomen aan minstens 2 activiteiten van het Innovatief Bedrijfsnetwerk?',
    en: 'In the past year, did you or a colleague in your company take part in at least 2 activities of the Innovative Business Network?',
    status: 'seed',
    source: '004:2786-2792',
  },
  required: true,
  choices: yesNo,
  variable: { name: 'q1_active', measure: 'dichotomous' },
}

export const relevanceOfActivities: OneChoiceQuestion = {
  kind: 'oneChoice',
  id: 'q2',
  title: {
    nl: 'Relevantie van aangeboden activiteiten en diensten van de IBN',
    en: 'Relevance of the activities and services that the IBN offers',
    status: 'seed',
    source: '004:2793',
  },
  short: { nl: 'Relevantie', en: 'Relevance' },
  text: {
    nl: 'Hoe relevant zijn de in het kader van het Innovatief Bedrijfsnetwerk {ibn} aangeboden activiteiten/diensten voor uw onderneming?',
    en: 'How relevant for your company are the activities/services offered within the Innovative Business Network {ibn}?',
    status: 'seed',
    source: '004:2793-2811',
    withoutName: {
      nl: 'Hoe relevant zijn de in het kader van het Innovatief Bedrijfsnetwerk aangeboden activiteiten/diensten voor uw onderneming?',
      en: 'How relevant for your company are the activities/services offered within the Innovative Business Network?',
    },
  },
  required: true,
  choices: relevance,
  variable: { name: 'q2_relevance', measure: 'ordinal' },
}

export const collaborativeStrength: MatrixQuestion = {
  kind: 'matrix',
  id: 'q7',
  title: {
    nl: 'Samenwerkingskracht binnen de cluster (collaborative strength - gedeelde visie over collectieve actie)',
    en: 'Collaborative strength within the cluster (shared vision of collective action)',
    status: 'seed',
    source: '004:3034-3036',
  },
  short: { nl: 'Samenwerkingskracht', en: 'Collaborative strength' },
  text: {
    nl: 'In welke mate gaat u -als vertegenwoordiger van uw onderneming- akkoord met volgende stellingen?',
    en: 'To what degree do you, as representative of your company, agree with the following statements?',
    status: 'seed',
    source: '004:3034-3054',
  },
  required: true,
  rows: strengthStatements,
  choices: agreementOnStrength,
  variable: {
    stem: 'strength',
    measure: 'ordinal',
    middle: neutralAgreement,
    meanLabel: { nl: 'Samenwerkingskracht: gemiddelde van de stellingen', en: 'Collaborative strength: mean of the statements' },
  },
}

export const benefits: MatrixQuestion = {
  kind: 'matrix',
  id: 'q8',
  title: { nl: 'Voordelen deelname aan clusterwerking', en: 'Benefits of taking part in the cluster', status: 'seed', source: '004:3075' },
  short: { nl: 'Voordelen', en: 'Benefits' },
  text: {
    nl: 'In welke mate gaat u -als vertegenwoordiger van uw onderneming- akkoord met volgende stellingen? Wij zijn ervan overtuigd dat deelname aan deze cluster leidt tot voordelen voor ons bedrijf op het vlak van ...',
    en: 'To what degree do you, as representative of your company, agree with the following statements? We are convinced that participation in this cluster leads to benefits for our company in the area of ...',
    status: 'seed',
    source: '004:3075-3097',
  },
  required: true,
  rows: benefitStatements,
  choices: agreementOnBenefits,
  variable: {
    stem: 'benefit',
    measure: 'ordinal',
    middle: neutralAgreement,
    meanLabel: { nl: 'Voordelen: gemiddelde van de stellingen', en: 'Benefits: mean of the statements' },
  },
}

export const competitiveness: OneChoiceQuestion = {
  kind: 'oneChoice',
  id: 'q9',
  // The annex repeats the title of question 8 here; this is how the study titles figure 8
  title: { nl: 'Competitiviteitsverbetering', en: 'Improvement of competitiveness', status: 'seed', source: '004:1429' },
  short: { nl: 'Competitiviteit', en: 'Competitiveness' },
  // "jullie" where other questions say "u": kept as printed
  text: {
    nl: 'Verwachten jullie dat jullie onderneming onder impuls van {ibn} competitiever zal worden?',
    en: 'Do you expect your company to become more competitive under the impulse of {ibn}?',
    status: 'seed',
    source: '004:3121-3127',
  },
  required: true,
  choices: expectation,
  variable: {
    name: 'competitive',
    measure: 'nominal',
    share: {
      name: 'competitive_within3',
      codes: [1, 2, 3],
      label: { nl: 'Competitiever, nu al of binnen 3 jaar', en: 'More competitive, already or within 3 years' },
    },
  },
}

export const priorities: MatrixQuestion = {
  kind: 'matrix',
  id: 'q10',
  title: { nl: 'Toekomstige prioriteiten voor de clusterwerking', en: 'Future priorities for the cluster', status: 'seed', source: '004:3128' },
  short: { nl: 'Prioriteiten', en: 'Priorities' },
  text: {
    nl: 'Waarop moet {ibn} meer of minder inzetten naar de toekomst toe?',
    en: 'On what should {ibn} focus more or less in the future?',
    status: 'seed',
    source: '004:3128-3144',
  },
  required: true,
  rows: priorityItems,
  choices: focus,
  variable: { stem: 'priority', measure: 'ordinal', middle: asMuchAsNow },
}

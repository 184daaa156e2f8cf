import type { Page, Question, Questionnaire } from '../../questionnaire/questionnaire.ts'
import { activity, benefits, collaborativeStrength, competitiveness, priorities, relevanceOfActivities } from './clusterQuestions.ts'
import { contributionToEffects, degreeDesired, desiredEffects, realisedEffects } from './effectQuestions.ts'

const page = (id: string, nl: string, en: string, ...questions: Question[]): Page => ({ id, title: { nl, en, status: 'proposed' }, questions })

/** The questionnaire of the 2020 study, for members of one cluster. One theme a page, so that each fits a phone. */
export const questionnaire2020: Questionnaire = {
  version: '2020.1',
  expectedMinutes: 8,
  sources: {
    '002': 'Samenvattende tabel innovatieve bedrijfsnetwerken (oproep)',
    '003': 'Conceptnota aan de Vlaamse Regering: clusterbeleid',
    '004': 'Een onderzoek naar clusterondersteuning in Vlaanderen, IDEA Consult en Technopolis, januari 2020',
  },
  pages: [
    page('participation', 'Uw deelname', 'Your participation', activity, relevanceOfActivities),
    page('effects', 'Wat wilt u bereiken?', 'What do you want to achieve?', desiredEffects),
    page('degree', 'Hoe sterk wilt u dit bereiken?', 'How much do you want this?', degreeDesired),
    page('realisation', 'Wat is al gelukt?', 'What has been achieved?', realisedEffects),
    page('contribution', 'Wat droeg {ibn} bij?', 'What did {ibn} contribute?', contributionToEffects),
    page('strength', 'Samenwerken in de cluster', 'Working together in the cluster', collaborativeStrength),
    page('benefits', 'Voordelen voor uw bedrijf', 'Benefits for your company', benefits),
    page('competitiveness', 'Wordt uw bedrijf competitiever?', 'Is your company becoming more competitive?', competitiveness),
    page('priorities', 'Vooruitkijken', 'Looking ahead', priorities),
  ],
}

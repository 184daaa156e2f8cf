import type { StudyCheck } from '../api/selfCheck.ts'
import { checkedTable } from './checkedTable.ts'
import { publishedSurvey2020 } from './publishedSurvey2020.ts'

let study: StudyCheck | undefined

/** The self-check of the figures that the study of 2020 printed: always the same, so it is made once. */
export function checkOfStudy(): StudyCheck {
  study ??= {
    title: { nl: 'De cijfers van de studie van 2020', en: 'The figures of the 2020 study' },
    source: {
      nl: 'IDEA Consult en Technopolis, “Een onderzoek naar clusterondersteuning in Vlaanderen”, januari 2020; regelnummers in de tekst van het rapport.',
      en: 'IDEA Consult and Technopolis, “Een onderzoek naar clusterondersteuning in Vlaanderen”, January 2020; line numbers in the text of the report.',
    },
    check: checkedTable(publishedSurvey2020()),
  }
  return study
}

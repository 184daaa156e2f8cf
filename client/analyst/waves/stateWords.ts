import type { WaveCourse } from '../../../server/api/waveCourse.ts'
import type { WaveState } from '../../../server/api/waves.ts'
import type { Text } from '../../ui/language/text.ts'

/** The steps of a wave in their order; one that is planned stands on the first. */
export const steps = ['draft', 'open', 'closed', 'frozen', 'released', 'archived'] as const

export const stateWords: Readonly<Record<WaveState, Text>> = {
  draft: { nl: 'In voorbereiding', en: 'In preparation' },
  planned: { nl: 'Gepland', en: 'Planned' },
  open: { nl: 'Open', en: 'Open' },
  closed: { nl: 'Gesloten', en: 'Closed' },
  frozen: { nl: 'Bevroren', en: 'Frozen' },
  released: { nl: 'Vrijgegeven', en: 'Released' },
  archived: { nl: 'Gearchiveerd', en: 'Archived' },
}

export const stepOf = (state: WaveState): number => Math.max(0, steps.indexOf(state as (typeof steps)[number]))

/** When the wave came to a step, or will come to it by its clock; null where nobody knows yet. */
export function momentOfStep(wave: WaveCourse, step: (typeof steps)[number]): string | null {
  switch (step) {
    case 'draft':
      return null
    case 'open':
      return wave.opensAt
    case 'closed':
      return wave.closesAt
    case 'frozen':
      return wave.frozenAt
    case 'released':
      return wave.releasedAt
    case 'archived':
      return wave.archivedAt
  }
}

/** What comes next, and by whom. */
export function nextInWords(wave: WaveCourse, moment: (instant: string) => string, now: Date): Text {
  switch (wave.state) {
    case 'draft':
      return { nl: 'De databeheerder opent de golf. Tot dan kan niemand antwoorden.', en: 'The data steward opens the wave. Until then nobody can answer.' }
    case 'planned':
      return { nl: `De golf opent vanzelf op ${moment(wave.opensAt)}.`, en: `The wave opens by itself on ${moment(wave.opensAt)}.` }
    case 'open':
      return {
        nl: `De golf sluit vanzelf op ${moment(wave.closesAt)}. Wie dan begonnen is, krijgt nog een kwartier.`,
        en: `The wave closes by itself on ${moment(wave.closesAt)}. Who has started by then gets another quarter of an hour.`,
      }
    case 'closed':
      return now.toISOString() < wave.graceEndsAt
        ? {
            nl: `Wie begonnen was, mag nog antwoorden tot ${moment(wave.graceEndsAt)}. Daarna kan de databeheerder de golf bevriezen.`,
            en: `Who had started may still answer until ${moment(wave.graceEndsAt)}. After that the data steward can freeze the wave.`,
          }
        : {
            nl: 'De databeheerder bevriest de golf, of opent ze opnieuw. Na het bevriezen kan niemand nog antwoorden of verbeteren.',
            en: 'The data steward freezes the wave, or opens it again. Once it is frozen nobody can answer or correct any more.',
          }
    case 'frozen':
      return {
        nl: 'De databeheerder kijkt de vrijgave na en geeft de resultaten vrij. Tot dan ziet geen clustermanager en geen onderneming een cijfer.',
        en: 'The data steward checks the release and releases the results. Until then no cluster manager and no company sees a figure.',
      }
    case 'released':
      return {
        nl: 'Clustermanagers en ondernemingen zien wat vrijgegeven is. De databeheerder archiveert de golf als het werk eraan af is.',
        en: 'Cluster managers and companies see what was released. The data steward archives the wave when the work on it is done.',
      }
    case 'archived':
      return { nl: 'Deze golf is af. Er verandert niets meer aan.', en: 'This wave is done. Nothing about it changes any more.' }
  }
}

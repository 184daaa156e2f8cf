import type { Text } from '../questionnaire/text.ts'

/** The classes by which every question is crossed. */
export type Classification = 'call' | 'size' | 'embedding' | 'activity'

export const classificationLabels: Readonly<Record<Classification, Text>> = {
  call: { nl: 'Oproep', en: 'Call' },
  size: { nl: 'Grootte', en: 'Size' },
  embedding: { nl: 'Inbedding', en: 'Embedding' },
  activity: { nl: 'Deelnamegraad', en: 'Activity' },
}

export interface LevelLabels {
  readonly long: Text
  readonly short: Text
}

const same = (nl: string, en: string): LevelLabels => ({ long: { nl, en }, short: { nl, en } })

const known: Readonly<Record<Classification, Readonly<Record<string, LevelLabels>>>> = {
  call: {},
  size: {
    KO: {
      long: { nl: 'Kleine onderneming (< 50 werknemers)', en: 'Small company (< 50 employees)' },
      short: { nl: 'KO', en: 'Small' },
    },
    MGO: {
      long: { nl: 'Middelgrote of grote onderneming (≥ 50 werknemers)', en: 'Medium-sized or large company (≥ 50 employees)' },
      short: { nl: '(M)GO', en: 'Medium or large' },
    },
    onbekend: {
      long: { nl: 'Grootte niet bekend', en: 'Size not known' },
      short: { nl: 'Onbekend', en: 'Unknown' },
    },
  },
  embedding: {
    zelfstandig: {
      long: { nl: 'Zelfstandige clusterorganisatie', en: 'Independent cluster organisation' },
      short: { nl: 'Zelfstandig', en: 'Independent' },
    },
    gevestigd: {
      long: { nl: 'Ingebed in een gevestigde organisatie', en: 'Embedded in an established organisation' },
      short: { nl: 'Gevestigd', en: 'Embedded' },
    },
  },
  activity: {
    '1': {
      long: { nl: 'Actief (minstens 2 activiteiten per jaar)', en: 'Active (at least 2 activities a year)' },
      short: { nl: 'Actief', en: 'Active' },
    },
    '0': {
      long: { nl: 'Niet-actief (hoogstens 1 activiteit per jaar)', en: 'Inactive (at most 1 activity a year)' },
      short: { nl: 'Niet-actief', en: 'Inactive' },
    },
  },
}

/** Calls are numbered, and since 2025 named after their year. */
const callLabels = (level: string): LevelLabels => (/^\d{1,2}$/.test(level) ? same(`${level}e oproep`, `Call ${level}`) : same(`Oproep ${level}`, `Call ${level}`))

/** A level of a classification in words; a level without words of its own reads as it is written. */
export function levelLabels(by: Classification, level: string): LevelLabels {
  if (Object.hasOwn(known[by], level)) return known[by][level]!
  return by === 'call' ? callLabels(level) : same(level, level)
}

export const levelLabel = (by: Classification, level: string): Text => levelLabels(by, level).long
export const shortLevelLabel = (by: Classification, level: string): Text => levelLabels(by, level).short

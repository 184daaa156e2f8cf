import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readTypedTable } from '../../analysis/selfCheck/index.ts'
import type { Chart, Measure, Name, PublishedTable, TableCrossing } from '../../analysis/selfCheck/index.ts'

/**
 * The figures that the study of 2020 printed (IDEA Consult and Technopolis, January 2020: "Een onderzoek naar clusterondersteuning in
 * Vlaanderen"), each with its line in the text of the report. Lines 2898-3033 print no labels: level and order of the matrices follow
 * from the text (1289-1307), where members of independent and of larger clusters, and active members, realise more.
 */
const csv = readFileSync(join(import.meta.dirname, 'published-survey-2020.csv'), 'utf8')

const fourPoints = { lowest: 1, highest: 4 }
const overDesiredEffects = { kind: 'effectAxis', population: 'desired effects', desiredBy: 'desired' } as const

const measures: readonly Measure[] = [
  { id: 'desired', name: { nl: 'de gewenste effecten', en: 'the desired effects' }, kind: 'mean', scale: { lowest: 0, highest: 2 } },
  { id: 'realised', name: { nl: 'de realisatie', en: 'the realisation' }, scale: { lowest: 0, highest: 2 }, ...overDesiredEffects },
  { id: 'contribution', name: { nl: 'de bijdrage', en: 'the contribution' }, scale: { lowest: 0, highest: 100 }, ...overDesiredEffects },
  { id: 'strength', name: { nl: 'de samenwerkingskracht', en: 'the collaborative strength' }, kind: 'mean', scale: fourPoints },
  { id: 'benefits', name: { nl: 'de voordelen', en: 'the benefits' }, kind: 'mean', scale: fourPoints },
  { id: 'relevance', name: { nl: 'de relevantie', en: 'the relevance' }, kind: 'mean', scale: fourPoints, step: 1 },
  { id: 'competitive', name: { nl: 'de competitiviteit', en: 'the competitiveness' }, kind: 'share', scale: { lowest: 0, highest: 100 } },
  { id: 'active', kind: 'share', scale: { lowest: 0, highest: 100 } },
  { id: 'relevant', kind: 'share', scale: { lowest: 0, highest: 100 } },
]

const counted: Readonly<Record<string, Name>> = {
  invited: { nl: 'de uitgenodigden', en: 'those invited' },
  started: { nl: 'wie begon', en: 'those who started' },
  completed: { nl: 'de volledige antwoorden', en: 'the complete responses' },
  members: { nl: 'de leden', en: 'the members' },
  membersTarget: { nl: 'de leden, streefcijfer', en: 'the members, target' },
  newMembers: { nl: 'de nieuwe leden', en: 'the new members' },
  newMembersTarget: { nl: 'de nieuwe leden, streefcijfer', en: 'the new members, target' },
  collaborations: { nl: 'de samenwerkingen', en: 'the collaborations' },
  collaborationsTarget: { nl: 'de samenwerkingen, streefcijfer', en: 'the collaborations, target' },
}

const names: Record<string, Name> = {
  call: { nl: 'oproep', en: 'call' },
  size: { nl: 'grootte', en: 'size' },
  embedding: { nl: 'inbedding', en: 'embedding' },
  activity: { nl: 'activiteit', en: 'activity' },
  grant: { nl: 'subsidie', en: 'grant' },
  cluster: { nl: 'netwerk (tabel 7)', en: 'network (table 7)' },
}

const matrix = (id: string, line: number): Chart => ({
  id,
  title: id === 'matrix1' ? 'Gewenste effecten en hun realisatie' : 'Gewenste effecten en de bijdrage van het netwerk',
  name: { nl: `matrix ${id.slice(-1)}`, en: `matrix ${id.slice(-1)}` },
  subject: id,
  source: `lines ${line}-${line + 28}`,
  parts: [
    { crossing: 'call', levels: ['1', '2'] },
    { crossing: 'size', levels: ['KO', 'MGO'] },
    { crossing: 'embedding', levels: ['gevestigd', 'zelfstandig'] },
    { crossing: 'activity', levels: ['actief', 'niet-actief'] },
  ],
})

const battery = (id: string, title: string, line: number): Chart => ({
  id,
  title,
  name: { nl: `vraag ${id.slice(1)}`, en: `question ${id.slice(1)}` },
  subject: id,
  source: `line ${line}`,
  parts: [
    { crossing: 'call', levels: ['1', '2'], labels: ['Gemiddelde 1e oproep:', 'Gemiddelde 1e oproep:'] },
    { crossing: 'size', levels: ['KO', 'MGO'], labels: ['Gemiddelde  KO:', 'Gemiddelde  (M)GO:'] },
    { crossing: 'embedding', levels: ['zelfstandig', 'gevestigd'], labels: ['Gemiddelde zelfstandig:', 'Gemiddelde ingebed:'] },
    { crossing: 'activity', levels: ['niet-actief', 'actief'], labels: ['Gemiddelde niet-actief:', 'Gemiddelde actief:'] },
  ],
})

export function publishedSurvey2020(): PublishedTable {
  const read = readTypedTable(csv)
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.problems))
  return {
    measures: [...measures, ...Object.entries(counted).map(([id, name]): Measure => ({ id, name, kind: 'count' }))],
    crossings: read.table.crossings.map((crossing): TableCrossing => ({ ...crossing, name: names[crossing.id]! })),
    figures: read.table.figures,
    charts: [
      matrix('matrix1', 2898),
      matrix('matrix2', 3005),
      battery('q7', 'Vraag 7: Samenwerkingskracht binnen de cluster (collaborative strength - gedeelde visie over collectieve actie)', 3034),
      battery('q8', 'Vraag 8: Voordelen deelname aan clusterwerking', 3075),
      { id: 'q9', title: 'Vraag 9: Voordelen deelname aan clusterwerking', subject: 'q9', source: 'line 3121', parts: [] },
      { id: 'q10', title: 'Vraag 10: Toekomstige prioriteiten voor de clusterwerking', subject: 'q10', source: 'line 3128', parts: [] },
    ],
    rates: [
      { id: 'response_rate', printed: '30,8%', value: 30.8, decimals: 1, numerator: 'started', denominator: 'invited', source: 'line 441' },
      { id: 'members_rate', printed: '85%', value: 85, decimals: 0, numerator: 'members', denominator: 'members_target', source: 'line 697' },
      { id: 'new_members_rate', printed: '95%', value: 95, decimals: 0, numerator: 'new_members', denominator: 'new_members_target', source: 'line 699' },
      { id: 'collaborations_rate', printed: '72%', value: 72, decimals: 0, numerator: 'collaborations', denominator: 'collaborations_target', source: 'line 701' },
    ],
  }
}

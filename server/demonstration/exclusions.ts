import type { TargetDomain, TargetFigure } from './targets.ts'

/**
 * Printed figures that exclude one another or that are no target, with the reason; test/server/demonstrationExclusions.test.ts
 * has the arithmetic. Lines as in targets.ts.
 */
export interface Exclusion {
  readonly id: string
  readonly figure: TargetFigure
  readonly printed: readonly { readonly domain: TargetDomain; readonly value: string; readonly lines: readonly [number, number] }[]
  readonly kind: 'excludeOneAnother' | 'outsideItsGroups' | 'copiedFromAnotherCrossing'
  /** The one target of them that the synthetic wave misses; undefined where the figures are no target at all. */
  readonly missed?: TargetDomain
  readonly why: { readonly nl: string; readonly en: string }
}

export const exclusions: readonly Exclusion[] = [
  {
    id: 'competitiveByActivityAndSize',
    figure: 'competitive_within3',
    printed: [
      { domain: 'activity=1', value: '71%', lines: [1425, 1425] },
      { domain: 'activity=0', value: '31%', lines: [1425, 1425] },
      { domain: 'size=MGO', value: '72%', lines: [1427, 1427] },
      { domain: 'size=KO', value: '57%', lines: [1427, 1427] },
    ],
    kind: 'excludeOneAnother',
    missed: 'size=KO',
    why: {
      nl: 'Op 269 antwoorden geeft 71 en 31 % volgens activiteit minstens 168 bedrijven, 72 en 57 % volgens grootte hoogstens 164. De synthetische ronde houdt de eerste drie; voor KO is 60 % het dichtste dat kan.',
      en: 'Of 269 answers 71 and 31 % by activity make at least 168 companies, 72 and 57 % by size at most 164. The synthetic wave keeps the first three; for KO 60 % is as near as can be.',
    },
  },
  {
    id: 'contributionTotal',
    figure: 'contribution',
    printed: [{ domain: 'total', value: '62,6', lines: [3005, 3005] }],
    kind: 'outsideItsGroups',
    why: {
      nl: 'Het totaal ligt boven beide oproepen (60,8 en 53,0) en boven beide groottes (57,8 en 61,0). De vier uitsplitsingen hebben 58,5 tot 59,1 gemeen: wellicht een tikfout voor 58,6.',
      en: 'The total lies above both calls (60.8 and 53.0) and above both sizes (57.8 and 61.0). The four crossings have 58.5 to 59.1 in common: probably 58.6 mistyped.',
    },
  },
  {
    id: 'desiredByEmbedding',
    figure: 'desired',
    printed: [
      { domain: 'embedding=gevestigd', value: '0,66', lines: [2913, 2913] },
      { domain: 'embedding=zelfstandig', value: '0,77', lines: [2919, 2919] },
    ],
    kind: 'copiedFromAnotherCrossing',
    why: {
      nl: 'Het paar 0,66 en 0,77 van de oproepen staat er nog eens. Het vraagt minstens 173 antwoorden uit gevestigde netwerken; de samenwerkingskracht laat er hoogstens 157 toe.',
      en: 'The pair 0.66 and 0.77 of the calls once more. It needs at least 173 answers from gevestigde networks; the collaborative strength allows 157 at most.',
    },
  },
  {
    id: 'desiredByActivity',
    figure: 'desired',
    printed: [
      { domain: 'activity=1', value: '0,66', lines: [2920, 2920] },
      { domain: 'activity=0', value: '0,77', lines: [2926, 2926] },
    ],
    kind: 'copiedFromAnotherCrossing',
    why: {
      nl: 'Hetzelfde paar een derde maal. Niet-actieve leden zouden effecten sterker wensen, terwijl het totaal van de realisatie (1,19; 1,28 en 0,67) vraagt dat actieve leden minstens 1,2 maal zoveel effecten wensen.',
      en: 'The same pair a third time. Inactive members would desire effects more, whereas the total of realisation (1.19; 1.28 and 0.67) needs active members to desire at least 1.2 times as many effects.',
    },
  },
]

/**
 * What the study of the 2019 fieldwork printed, as targets of the synthetic wave. Lines are those of the text of
 * "Een onderzoek naar clusterondersteuning in Vlaanderen" (IDEA Consult and Technopolis, January 2020).
 */
export type TargetFigure =
  | 'invited' | 'started' | 'complete' | 'responseRate'
  | 'desired' | 'realised' | 'contribution'
  | 'q1_active' | 'q2_relevance' | 'q2_relevant' | 'strength_mean' | 'benefit_mean'
  | 'competitive_within3' | 'competitiveSoonAmongWithin3'

export type TargetDomain =
  | 'total' | 'call=1' | 'call=2' | 'size=KO' | 'size=MGO'
  | 'embedding=zelfstandig' | 'embedding=gevestigd' | 'activity=0' | 'activity=1'

export interface Target {
  readonly figure: TargetFigure
  readonly domain: TargetDomain
  /** As it stands in the study; in square brackets what its other figures imply where none is printed. */
  readonly printed: string
  readonly value: number
  /** Reached when from <= figure < below: everything that rounds to the printed digits, or that the words allow. */
  readonly from: number
  readonly below: number
  readonly lines: readonly [number, number]
}

const rounded = (figure: TargetFigure, digits: number, scale = 1) =>
  (domain: TargetDomain, printed: string, line: number): Target => {
    const value = Number(printed.replace(/[[\]%]/g, '').replace(',', '.'))
    const half = 0.5 / 10 ** digits
    return { figure, domain, printed, value: value / scale, from: (value - half) / scale, below: (value + half) / scale, lines: [line, line] }
  }

const count = rounded('invited', 0)
const desired = rounded('desired', 2)
const realised = rounded('realised', 2)
const contribution = rounded('contribution', 1)
const strength = rounded('strength_mean', 2)
const benefit = rounded('benefit_mean', 2)
const within3 = rounded('competitive_within3', 0, 100)

export const targets: readonly Target[] = [
  count('total', '1065', 439),
  { ...count('total', '328', 441), figure: 'started' },
  { ...count('total', '269', 443), figure: 'complete' },
  rounded('responseRate', 1, 100)('total', '30,8%', 441),
  { figure: 'q1_active', domain: 'total', printed: 'bijna 80%', value: 0.8, from: 0.78, below: 0.8, lines: [1118, 1120] },
  { figure: 'q2_relevant', domain: 'total', printed: 'bijna 80%', value: 0.8, from: 0.78, below: 0.8, lines: [1132, 1134] },
  rounded('q2_relevance', 2)('total', '3,01', 2817),

  desired('total', '0,69', 2898),
  desired('call=1', '0,66', 2899),
  desired('call=2', '0,77', 2905),
  desired('size=KO', '0,67', 2906),
  desired('size=MGO', '0,79', 2912),

  realised('total', '1,19', 2898),
  realised('call=1', '1,27', 2899),
  realised('call=2', '0,94', 2905),
  realised('size=KO', '1,18', 2906),
  realised('size=MGO', '1,25', 2912),
  realised('embedding=gevestigd', '1,05', 2913),
  realised('embedding=zelfstandig', '1,31', 2919),
  realised('activity=1', '1,28', 2920),
  realised('activity=0', '0,67', 2926),

  // The printed total, 62,6, is none: see exclusions.ts. Its four crossings have 58.5 to 59.1 in common
  { figure: 'contribution', domain: 'total', printed: '[58,5-59,1]', value: 58.6, from: 58.5, below: 59.1, lines: [3005, 3033] },
  contribution('call=1', '60,8', 3006),
  contribution('call=2', '53,0', 3012),
  contribution('size=KO', '57,8', 3013),
  contribution('size=MGO', '61,0', 3019),
  contribution('embedding=gevestigd', '55,3', 3020),
  contribution('embedding=zelfstandig', '62,8', 3026),
  contribution('activity=1', '63,7', 3027),
  contribution('activity=0', '30,6', 3033),

  strength('total', '2,82', 3060),
  strength('call=1', '2,83', 3061),
  strength('call=2', '2,79', 3061),
  strength('size=KO', '2,77', 3067),
  strength('size=MGO', '2,98', 3067),
  strength('embedding=zelfstandig', '2,84', 3068),
  strength('embedding=gevestigd', '2,79', 3068),
  strength('activity=0', '2,08', 3074),
  strength('activity=1', '3,01', 3074),

  benefit('total', '[2,89]', 3098),
  benefit('call=1', '2,92', 3098),
  benefit('call=2', '2,78', 3098),
  benefit('size=KO', '2,86', 3104),
  benefit('size=MGO', '3,00', 3104),
  benefit('embedding=zelfstandig', '2,95', 3105),
  benefit('embedding=gevestigd', '2,81', 3105),
  benefit('activity=0', '2,28', 3111),
  benefit('activity=1', '3,05', 3111),

  { figure: 'competitive_within3', domain: 'total', printed: 'meer dan 60%', value: 0.6, from: 0.605, below: 0.645, lines: [1417, 1419] },
  { figure: 'competitiveSoonAmongWithin3', domain: 'total', printed: 'een derde', value: 1 / 3, from: 1 / 3 - 0.005, below: 1 / 3 + 0.005, lines: [1419, 1421] },
  within3('activity=1', '71%', 1425),
  within3('activity=0', '31%', 1425),
  within3('size=MGO', '72%', 1427),
  within3('size=KO', '57%', 1427),
]

import type { Choice, RowVariable } from '../../questionnaire/questionnaire.ts'

const seed = (code: number, nl: string, en: string, source: string): Choice => ({ code, label: { nl, en, status: 'seed', source } })
const proposed = (code: number, nl: string, en: string, source?: string): Choice => ({
  code,
  label: source === undefined ? { nl, en, status: 'proposed' } : { nl, en, status: 'proposed', source },
})

// The labels stood in a figure; yes and no follow from the wording of the question
export const yesNo: readonly Choice[] = [proposed(1, 'ja', 'yes'), proposed(0, 'neen', 'no')]

export const relevance: readonly Choice[] = [
  seed(1, 'niet relevant', 'not relevant', '004:2793-2811'),
  seed(2, 'weinig relevant', 'of little relevance', '004:2793-2811'),
  seed(3, 'relevant', 'relevant', '004:2793-2811'),
  seed(4, 'zeer relevant', 'very relevant', '004:2793-2811'),
]

/** Taken from the text beside the axis, where it is put in the third person: "men wil het effect NIET bereiken". */
export const notDesired: Choice = seed(0, 'neen, wij willen dit effect niet bereiken', 'no, we do not want to achieve this effect', '004:2818-2839')

// Capitals of the axis text removed; "BEPERTKE" is printed for "BEPERKTE"
export const degree: readonly Choice[] = [
  seed(1, 'in beperkte mate', 'to a limited degree', '004:2832-2835'),
  seed(2, 'in sterke mate', 'to a strong degree', '004:2832-2835'),
]

// Code 2 is printed without its comma
export const realisation: readonly Choice[] = [
  seed(2, 'ja, volgens verwachting', 'yes, as expected', '004:2841-2850'),
  seed(
    1,
    'nog niet volgens verwachting, maar we verwachten wel dat de cluster ons hierbij kan helpen',
    'not yet as expected, but we do expect that the cluster can help us with this',
    '004:2841-2850',
  ),
  seed(
    0,
    'nog niet volgens verwachting, en we verwachten dat de cluster ons hierbij niet kan helpen',
    'not yet as expected, and we expect that the cluster cannot help us with this',
    '004:2841-2850',
  ),
]

// There is no middle: 50 is "kleine bijdrage"
export const contribution: readonly Choice[] = [
  seed(100, 'heel grote bijdrage', 'very large contribution', '004:2949-2958'),
  seed(75, 'grote bijdrage', 'large contribution', '004:2949-2958'),
  seed(50, 'kleine bijdrage', 'small contribution', '004:2949-2958'),
  seed(25, 'heel kleine bijdrage', 'very small contribution', '004:2949-2958'),
  seed(0, 'geen bijdrage', 'no contribution', '004:2949-2958'),
]

const agreementFrom = (source: string): readonly Choice[] => [
  seed(1, 'helemaal niet akkoord', 'strongly disagree', source),
  seed(2, 'eerder niet akkoord', 'rather disagree', source),
  seed(3, 'eerder wel akkoord', 'rather agree', source),
  seed(4, 'helemaal akkoord', 'strongly agree', source),
]
export const agreementOnStrength = agreementFrom('004:3034-3054')
export const agreementOnBenefits = agreementFrom('004:3075-3097')
/** Printed under figure 9 of the study, although no answer stands there (004:1632). */
export const neutralAgreement: NonNullable<RowVariable['middle']> = { at: 2.5, label: { nl: 'neutraal', en: 'neutral' } }

const withinThreeYears = '004:1417-1421'
export const expectation: readonly Choice[] = [
  proposed(1, 'Ja, onze onderneming is hierdoor al competitiever geworden', 'Yes, our company has already become more competitive because of it', withinThreeYears),
  proposed(2, 'Ja, op zeer korte termijn (binnen het jaar)', 'Yes, very soon (within a year)', withinThreeYears),
  proposed(3, 'Ja, binnen 1 tot 3 jaar', 'Yes, within 1 to 3 years', withinThreeYears),
  proposed(4, 'Ja, maar pas na meer dan 3 jaar', 'Yes, but only after more than 3 years', '002:1028-1029'),
  proposed(5, 'Neen', 'No', withinThreeYears),
  // Counts in the denominator of every share
  proposed(9, 'Weet ik niet', 'I don’t know'),
]

// Two answers for less and one for more, as printed: look at the distribution, not at the mean alone
export const focus: readonly Choice[] = [
  seed(1, 'helemaal niet op inzetten', 'not focus on this at all', '004:3128-3144'),
  seed(2, 'minder hierop inzetten', 'focus less on this', '004:3128-3144'),
  seed(3, 'evenveel hierop inzetten als nu', 'focus on this as much as now', '004:3128-3144'),
  seed(4, 'meer hierop inzetten', 'focus more on this', '004:3128-3144'),
]
export const asMuchAsNow: NonNullable<RowVariable['middle']> = { at: 3, label: { nl: 'evenveel als nu', en: 'as much as now' } }

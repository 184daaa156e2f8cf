import { describe, expect, test } from 'vitest'
import { leftBlank as blankInAnalysis, notAsked as notAskedInAnalysis } from '../../../analysis/responseMatrix.ts'
import { codesOf, derivedVariables, variablesOf } from '../../../analysis/variables.ts'
import { codebook, codedVersionName, describeVariable, leftBlank, notAsked, type Text } from '../../../surveys/index.ts'

const cases = [
  { version: '2020.1', statements: { strength: 5, benefit: 9, priority: 13 } },
  { version: 'coded:8/7/9', statements: { strength: 8, benefit: 7, priority: 9 } },
  { version: 'coded:1/0/12', statements: { strength: 1, benefit: 0, priority: 12 } },
]

describe.each(cases)('codebook of $version', ({ version, statements }) => {
  const { variables, questions, derived } = codebook(version)

  test('has the columns of the response matrix, in its order and with its codes', () => {
    expect(variables.map((variable) => variable.name)).toEqual(variablesOf(statements))
    for (const variable of variables) expect(variable.categories.map((category) => category.code), variable.name).toEqual(codesOf(variable.name))
  })

  test('says everything in both languages, without a place left for a name', () => {
    const texts: Text[] = [
      ...questions.flatMap(({ title, short, text }) => [title, short, text]),
      ...[...variables, ...derived].flatMap(({ labels, short, alone, scale }) => [labels, short, alone, ...(scale ? scale.ends : []), ...(scale?.middle ? [scale.middle.label] : [])]),
      ...variables.flatMap(({ categories }) => categories.map((category) => category.label)),
    ]
    expect(texts.length).toBeGreaterThan(200)
    for (const { nl, en } of texts) for (const one of [nl, en]) expect(one).toMatch(/^\S(?!.*(\{|\}| {2})).*\S$|^\S$/s)
  })

  test('names every variable once, also where no heading says its question', () => {
    expect(new Set(variables.map((variable) => variable.alone.nl)).size).toBe(variables.length)
    expect(new Set(variables.map((variable) => variable.alone.en)).size).toBe(variables.length)
  })

  test('can do without a code only where a row is not asked', () => {
    expect(variables.filter((variable) => variable.canBeNotAsked).map((variable) => variable.name.replace(/\d+$/, ''))).toEqual([...Array.from({ length: 11 }, () => 'realised_'), ...Array.from({ length: 11 }, () => 'contribution_')])
  })
})

test('the derived figures are those of the analysis', () => {
  expect(codebook('2020.1').derived.map((figure) => figure.name).toSorted()).toEqual([...derivedVariables].toSorted())
  const within = codebook('2020.1').derived.find((figure) => figure.name === 'competitive_within3')
  expect(within?.of).toEqual({ kind: 'share', variable: 'competitive', codes: [1, 2, 3] })
  const strength = codebook('2020.1').derived.find((figure) => figure.name === 'strength_mean')
  expect(strength?.scale).toMatchObject({ lowest: 1, highest: 4, middle: { at: 2.5 } })
})

test('the bytes that are no code are those of the analysis', () => {
  expect([leftBlank, notAsked]).toEqual([blankInAnalysis, notAskedInAnalysis])
})

test('one variable, in full', () => {
  expect(describeVariable(codebook('2020.1'), 'desired_7')).toEqual({
    name: 'desired_7',
    question: 'q4',
    row: 'e7',
    kind: 'ordinal',
    categories: [
      { code: 0, label: { nl: 'neen, wij willen dit effect niet bereiken', en: 'no, we do not want to achieve this effect' } },
      { code: 1, label: { nl: 'in beperkte mate', en: 'to a limited degree' } },
      { code: 2, label: { nl: 'in sterke mate', en: 'to a strong degree' } },
    ],
    scale: {
      lowest: 0,
      highest: 2,
      ends: [
        { nl: 'neen, wij willen dit effect niet bereiken', en: 'no, we do not want to achieve this effect' },
        { nl: 'in sterke mate', en: 'to a strong degree' },
      ],
    },
    labels: {
      nl: 'Betere kennisuitwisseling en -deling met andere bedrijven in het domein om gezamenlijke uitdagingen aan te gaan',
      en: 'Better knowledge exchange and sharing with other companies in the domain to tackle common challenges',
    },
    short: { nl: 'Kennisuitwisseling in domein', en: 'Knowledge exchange in domain' },
    alone: { nl: 'Gewenst: Kennisuitwisseling in domein', en: 'Desired: Knowledge exchange in domain' },
    canBeNotAsked: false,
  })
  expect(describeVariable(codebook('2020.1'), 'competitive')).toMatchObject({ kind: 'nominal', scale: null })
  expect(describeVariable(codebook('2020.1'), 'contribution_3')).toMatchObject({ kind: 'interval', scale: { lowest: 0, highest: 100 } })
  expect(() => describeVariable(codebook('2020.1'), 'desired_12')).toThrow(RangeError)
})

test('statements whose wording is not known are numbered', () => {
  expect(codedVersionName({ strength: 8, benefit: 7, priority: 9 })).toBe('coded:8/7/9')
  const coded = codebook('coded:8/7/9')
  expect(describeVariable(coded, 'strength_3').labels).toEqual({ nl: 'Stelling 3', en: 'Statement 3' })
  expect(describeVariable(coded, 'priority_9').alone).toEqual({ nl: 'Prioriteiten: Prioriteit 9', en: 'Priorities: Priority 9' })
  expect(describeVariable(coded, 'desired_1').labels).toEqual(describeVariable(codebook('2020.1'), 'desired_1').labels)
})

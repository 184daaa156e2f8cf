import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { leftBlank, variablesOf } from '../../analysis/index.ts'
import { clusters } from '../../server/demonstration/generate/register/cluster.ts'
import { membersTable, responsesTable } from '../../server/demonstration/generate/tables.ts'
import { demonstrationWave as generated } from '../../server/demonstration/generate/wave.ts'
import { answersFromCodes, checkAnswers, currentVersion } from '../../surveys/index.ts'
import { demonstrationWave, membersPath, responsesPath } from './demonstrationWave.ts'

const { file, answers } = await demonstrationWave()
const { rows } = file
const { matrix } = answers
const companies = [...Map.groupBy(rows, (row) => row.company).values()]
const share = <Item>(items: readonly Item[], wanted: (item: Item) => boolean): number => items.filter(wanted).length / items.length

test('generating the wave again gives the committed files, byte for byte', () => {
  const { members, responses } = generated()
  expect(membersTable(members)).toBe(readFileSync(membersPath, 'utf8'))
  expect(responsesTable(responses)).toBe(readFileSync(responsesPath, 'utf8'))
})

describe('the register', () => {
  test('has 1,065 memberships of the 20 networks, with their call and embedding', () => {
    expect(rows.length).toBe(1065)
    expect(new Set(rows.map((row) => row.clusterId))).toEqual(new Set(clusters.map((one) => one.id)))
    const classes = new Map(clusters.map((one) => [one.id, one]))
    for (const row of rows) expect(classes.get(row.clusterId)).toMatchObject({ call: row.call, embedding: row.embedding })
    // 14 networks of the first call, 11 inside an established organisation (lines 250 and 717-725)
    expect([clusters.length, clusters.filter((one) => one.call === '1').length, clusters.filter((one) => one.embedding === 'gevestigd').length]).toEqual([20, 14, 11])
  })

  test('networks have from 18 to 200 members', () => {
    const sizes = [...Map.groupBy(rows, (row) => row.clusterId).values()].map((members) => members.length)
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(18)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(200)
  })

  test('almost 60 % under 50 employees, 80 % under 250, and the size follows from the head count (lines 538-540)', () => {
    expect(share(rows, (row) => row.size === 'KO')).toBeGreaterThan(0.585)
    expect(share(rows, (row) => row.size === 'KO')).toBeLessThan(0.6)
    expect(share(rows, (row) => row.employees! < 250)).toBeCloseTo(0.8, 2)
    for (const row of rows) expect(row.size).toBe(row.employees! < 50 ? 'KO' : 'MGO')
  })

  test('mean age 22.5 years, a third at most 10, 19 % under 5 (lines 552-554)', () => {
    const ages = companies.map(([one]) => 2019 - one!.founded!)
    expect((ages.reduce((sum, age) => sum + age, 0) / ages.length).toFixed(1)).toBe('22.5')
    expect(share(ages, (age) => age <= 10)).toBeCloseTo(1 / 3, 2)
    expect(share(ages, (age) => age < 5)).toBeCloseTo(0.19, 2)
  })

  test('some 50 companies are in two or more networks, never twice in one, and are the same company in each (lines 581-583)', () => {
    const several = companies.filter((memberships) => memberships.length > 1)
    expect(several.length).toBe(50)
    for (const memberships of several) {
      expect(new Set(memberships.map((one) => one.clusterId)).size).toBe(memberships.length)
      const traits = ({ employees, enterpriseNumber, founded, postalCode, contact, email }: (typeof rows)[number]) => ({ employees, enterpriseNumber, founded, postalCode, contact, email })
      for (const one of memberships) expect(traits(one)).toEqual(traits(memberships[0]!))
    }
  })

  test('names nobody: numbered companies and contacts, numbers never issued, addresses in a reserved domain', () => {
    for (const { company, contact, email, enterpriseNumber, postalCode } of rows) {
      expect(company).toMatch(/^Voorbeeldbedrijf \d{4}$/)
      expect(contact).toMatch(/^Contact \d{4}$/)
      expect(email).toMatch(/^contact\d{4}@voorbeeld\.example$/)
      // The Belgian register issues from 0200.000.000 on; the last two digits are 97 less the rest modulo 97
      expect(enterpriseNumber).toMatch(/^000\d{7}$/)
      expect(97 - (Number(enterpriseNumber.slice(0, 8)) % 97)).toBe(Number(enterpriseNumber.slice(8)))
      // Flanders: 1500-3999 and 8000-9999
      expect(postalCode).toMatch(/^(1[5-9]|[2389]\d)\d\d$/)
    }
    expect(new Set(companies.map(([one]) => one!.enterpriseNumber)).size).toBe(companies.length)
  })
})

describe('who answered', () => {
  const clusterBases = clusters.map((one) => matrix.cluster.subarray(0, matrix.responses).filter((ordinal) => file.register.clusterIds[ordinal] === one.id).length)

  test('KO answers about twice as often as (M)GO', () => {
    const rate = (size: 'KO' | 'MGO') => share(rows.map((row, member) => ({ row, answered: answers.memberOfResponse.includes(member) })).filter(({ row }) => row.size === size), ({ answered }) => answered)
    expect(rate('KO') / rate('MGO')).toBeGreaterThan(1.8)
    expect(rate('KO') / rate('MGO')).toBeLessThan(2.6)
  })

  test('networks have from 4 to 40 complete responses, some too few to show', () => {
    expect(Math.min(...clusterBases)).toBe(4)
    expect(Math.max(...clusterBases)).toBeLessThanOrEqual(40)
    expect(clusterBases.filter((base) => base < 5).length).toBeGreaterThan(0)
  })
})

describe('every response fits the questionnaire', () => {
  const variables = variablesOf(matrix.statements)
  const problemsOf = (codes: Uint8Array, mode: 'partial' | 'complete') => {
    const check = checkAnswers(currentVersion, answersFromCodes(currentVersion, codes), mode)
    return check.fits ? [] : check.problems
  }

  test('the complete ones completely', () => {
    const problems = Array.from({ length: matrix.responses }, (_, response) => problemsOf(Uint8Array.from(variables, (variable) => matrix.columns[variable]![response]!), 'complete'))
    expect(problems.flat()).toEqual([])
    expect(problems.length).toBe(269)
  })

  test('the partial ones as far as they went: earlier pages answered, later ones empty', () => {
    expect(answers.partial.length).toBe(59)
    const pages = ['q1', 'q2', 'desired', 'realised', 'contribution', 'strength', 'benefit', 'competitive', 'priority']
    const lastPages = answers.partial.map(({ codes }) => {
      expect(problemsOf(codes, 'partial')).toEqual([])
      const answered = pages.map((page) => variables.some((variable, index) => variable.startsWith(page) && codes[index]! < 254))
      const blank = pages.map((page) => variables.some((variable, index) => variable.startsWith(page) && codes[index] === leftBlank))
      const last = answered.lastIndexOf(true)
      expect(blank.slice(0, last + 1)).toEqual(blank.slice(0, last + 1).map(() => false))
      return last
    })
    expect(new Set(lastPages).size).toBeGreaterThan(5)
    expect(Math.max(...lastPages)).toBeLessThan(pages.indexOf('priority'))
  })
})

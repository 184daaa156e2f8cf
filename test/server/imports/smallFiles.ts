import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { codesOf, competitiveCategories, variablesOf } from '../../../analysis/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'import-'))
let made = 0

/** Writes a file that goes after the tests of the file. */
export function fileWith(text: string, ending = 'csv'): string {
  const path = join(folder, `${++made}.${ending}`)
  writeFileSync(path, text)
  return path
}

export function removeFilesAfterwards(): void {
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
}

const header = 'member_id,cluster_id,call,embedding,employees,size,company,enterprise_number,founded,postal_code,contact,email,language,joined'

/** A member of a register, as the cells of its row. */
export const memberRow = (number: number, change: Readonly<Record<string, string>> = {}): string => {
  const cluster = ['ALPHA', 'BETA', 'GAMMA'][number % 3]!
  const cells: Record<string, string> = {
    member_id: `M${String(number).padStart(3, '0')}`,
    cluster_id: cluster,
    call: cluster === 'GAMMA' ? '2' : '1',
    embedding: cluster === 'BETA' ? 'gevestigd' : 'zelfstandig',
    employees: String(10 + number * 3),
    size: '',
    company: `Bedrijf ${number}`,
    enterprise_number: `0${String(100_000_000 + number)}`,
    founded: '1999',
    postal_code: '9000',
    contact: `Contact ${number}`,
    email: `contact${number}@voorbeeld.example`,
    language: number % 4 === 0 ? 'en' : 'nl',
    joined: '',
    ...change,
  }
  return header.split(',').map((name) => cells[name]!).join(',')
}

export const registerText = (rows: readonly string[]): string => `${header}\n${rows.join('\n')}\n`

/** Answers of the first `count` members, one of five partial, from a fixed generator; one in ten cells is empty. */
export function answersText(count: number): string {
  const variables = variablesOf({ strength: 2, benefit: 3, priority: 1 })
  let state = 7
  const below = (limit: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  const rows = Array.from({ length: count }, (_, number) => {
    const cells = new Map<string, string>()
    for (const variable of variables) {
      const codes = codesOf(variable)
      const code = codes[below(codes.length)]!
      const word = variable === 'competitive' ? competitiveCategories.find((category) => category.code === code)!.word : String(code)
      const effect = /^(?:realised|contribution)_(\d+)$/.exec(variable)?.[1]
      const isAsked = effect === undefined || cells.get(`desired_${effect}`) !== '0'
      cells.set(variable, isAsked && below(10) > 0 ? word : '')
    }
    return [`M${String(number).padStart(3, '0')}`, number % 5 === 4 ? 'partial' : 'complete', ...cells.values()].join(',')
  })
  return `member_id,status,${variables.join(',')}\n${rows.join('\n')}\n`
}

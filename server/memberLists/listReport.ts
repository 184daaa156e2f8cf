import { csvOf } from '../exports/files/csv.ts'
import { findingInWords } from './findingInWords.ts'
import { isError, type ListFinding } from './finding.ts'
import type { Language } from '../../surveys/index.ts'

const head = {
  nl: ['Regel', 'Kolom', 'Waarde', 'Ernst', 'Wat is er', 'Verwacht', 'Wat te doen'],
  en: ['Line', 'Column', 'Value', 'Severity', 'What is wrong', 'Expected', 'What to do'],
} as const
const severity = { nl: { error: 'fout', warning: 'waarschuwing' }, en: { error: 'error', warning: 'warning' } } as const

/** The report of a list as CSV, one finding a row; cells open as text in a spreadsheet. */
export function listReport(findings: readonly ListFinding[], language: Language): string {
  const rows = findings.map((finding) => {
    const { wrong, expected, advice } = findingInWords(finding, language)
    return [
      { kind: 'number' as const, value: finding.line, decimals: 0, percent: false },
      ...[finding.column, finding.value, severity[language][isError(finding) ? 'error' : 'warning'], wrong, expected, advice].map((text) => ({ kind: 'text' as const, text })),
    ]
  })
  return csvOf({ head: [...head[language]], rows }, language)
}

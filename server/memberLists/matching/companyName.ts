import { comparable } from '../columns/fields.ts'

const legalForms = new Set(['bv', 'bvba', 'ebvba', 'nv', 'vzw', 'ivzw', 'cv', 'cvba', 'cvso', 'comm', 'commv', 'commva', 'gcv', 'vof', 'maatschap', 'sa', 'sprl', 'srl', 'asbl', 'se', 'gmbh', 'ltd', 'inc', 'ag', 'eenmanszaak'])
/** b.v., N.V., c.v.b.a. */
const dottedForm = /\b(?:[a-z]\.){1,}[a-z]\.?/gi

/** A company's name without its legal form, accents, signs and spaces, so that `Maes & Zn. BVBA` and `maes en zn` are the same text. */
export function bareCompanyName(name: string): string {
  const words = comparable(name.replace(dottedForm, (form) => ` ${form.replace(/\./g, '')} `).replace(/&|\+/g, ' en '))
    .split(' ')
    .map((word) => (word === 'and' || word === 'et' ? 'en' : word))
  const kept = words.filter((word) => !legalForms.has(word) && word !== 'belgium' && word !== 'belgie')
  return (kept.length === 0 ? words : kept).join('')
}

/**
 * How much two texts are alike, 0 to 1: twice the pairs of neighbouring letters that they share over all they have
 * (Dice 1945, Ecology 26).
 */
export function likeness(a: string, b: string): number {
  if (a === b) return a === '' ? 0 : 1
  const pairs = new Map<string, number>()
  for (let at = 0; at + 1 < a.length; at++) {
    const pair = a.slice(at, at + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  let shared = 0
  for (let at = 0; at + 1 < b.length; at++) {
    const pair = b.slice(at, at + 2)
    const left = pairs.get(pair) ?? 0
    if (left > 0) {
      pairs.set(pair, left - 1)
      shared++
    }
  }
  const all = Math.max(a.length - 1, 0) + Math.max(b.length - 1, 0)
  return all === 0 ? 0 : (2 * shared) / all
}

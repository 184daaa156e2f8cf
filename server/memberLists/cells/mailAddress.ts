export type MailAddress =
  | { readonly kind: 'empty' }
  /** Lower case in its domain; several in one cell are kept in their order. */
  | { readonly kind: 'addresses'; readonly addresses: readonly string[] }
  | { readonly kind: 'invalid'; readonly part: string }

const atom = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i
const longest = 254

/** Reads the addresses of a cell: `an@firma.be`, `An Maes <an@firma.be>`, `an@firma.be; info@firma.be`, `mailto:…`. Control characters are no part of an address. */
export function readMailAddress(text: string): MailAddress {
  const cell = text.trim()
  if (cell === '' || /^(-|\/|nvt|n\.v\.t\.|geen|onbekend)$/i.test(cell)) return { kind: 'empty' }
  const addresses: string[] = []
  for (const part of cell.split(/[;,]|\s+\/\s+/).map((one) => one.trim()).filter((one) => one !== '')) {
    const bare = (/<([^<>]*)>\s*$/.exec(part)?.[1] ?? part).replace(/^mailto:/i, '').trim()
    if (bare.length > longest || !atom.test(bare)) return { kind: 'invalid', part }
    const at = bare.lastIndexOf('@')
    const address = bare.slice(0, at) + bare.slice(at).toLowerCase()
    if (!addresses.includes(address)) addresses.push(address)
  }
  return addresses.length === 0 ? { kind: 'invalid', part: cell } : { kind: 'addresses', addresses }
}

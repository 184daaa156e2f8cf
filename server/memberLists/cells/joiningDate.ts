export type ReadDate = { readonly kind: 'empty' } | { readonly kind: 'day'; readonly day: string } | { readonly kind: 'year'; readonly year: number } | { readonly kind: 'unclear' }

const longAgo = 1800

/**
 * Reads a day or a year as lists give it: `2021-03-01`, `1/3/2021` (day first, as in Belgium), `01-03-21`, `maart 2021` is unclear.
 * Whole numbers that Excel shows for days without a date format (days since 30 December 1899) are days as well.
 */
export function readDate(text: string): ReadDate {
  const cell = text.trim()
  if (cell === '') return { kind: 'empty' }
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T.*)?$/.exec(cell)
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const belgian = /^(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})$/.exec(cell)
  if (belgian) {
    const year = Number(belgian[3])
    return dayOf(belgian[3]!.length === 2 ? (year < 50 ? 2000 + year : 1900 + year) : year, Number(belgian[2]), Number(belgian[1]))
  }
  if (/^\d{4}$/.test(cell) && Number(cell) >= longAgo && Number(cell) <= 2100) return { kind: 'year', year: Number(cell) }
  if (/^\d{5}$/.test(cell)) {
    const moment = new Date(Date.UTC(1899, 11, 30 + Number(cell)))
    return dayOf(moment.getUTCFullYear(), moment.getUTCMonth() + 1, moment.getUTCDate())
  }
  return { kind: 'unclear' }
}

function dayOf(year: number, month: number, day: number): ReadDate {
  const moment = new Date(Date.UTC(year, month - 1, day))
  if (year < longAgo || year > 2100 || moment.getUTCMonth() !== month - 1 || moment.getUTCDate() !== day) return { kind: 'unclear' }
  return { kind: 'day', day: moment.toISOString().slice(0, 10) }
}

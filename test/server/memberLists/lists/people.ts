/** The same numbers for the same seed: mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** One member as its cluster would describe it, before it comes into the form of that cluster's list. */
export interface Person {
  company: string
  /** Ten digits. */
  number: string
  firstName: string
  lastName: string
  email: string
  language: 'nl' | 'en'
  employees: number
  founded: number
  street: string
  postalCode: string
  municipality: string
  /** ISO day. */
  joined: string
}

const beginnings = ['Alde', 'Bever', 'Carda', 'Dender', 'Elsen', 'Ferro', 'Grim', 'Haver', 'Iver', 'Jonk', 'Kester', 'Lommer', 'Meule', 'Noord', 'Oeve', 'Plate', 'Quin', 'Ruper', 'Scheld', 'Tolle', 'Umbra', 'Verre', 'Wester', 'Xyla', 'Yser', 'Zonne']
const middles = ['bron', 'dael', 'gaard', 'horst', 'kamp', 'laar', 'mond', 'nest', 'poort', 'rode', 'stal', 'veld', 'wiek', 'zijde']
const trades = ['Bouw', 'Composiet', 'Data', 'Energie', 'Farm', 'Foods', 'Industrie', 'Logistiek', 'Metaal', 'Optiek', 'Plastics', 'Robotica', 'Sensoren', 'Systemen', 'Techniek', 'Verf']
const forms = ['bv', 'BVBA', 'nv', 'NV', 'B.V.', 'cv', 'vzw', '']
const firstNames = ['An', 'Bart', 'Chloë', 'Dries', 'Els', 'Frederik', 'Greet', 'Hannelore', 'Ilse', 'Joris', 'Koen', 'Liesbeth', 'Maïté', 'Niels', 'Olivier', 'Petra', 'Ruben', 'Sofie', 'Tom', 'Veerle', 'Wim', 'Zoë']
const lastNames = ['Aerts', 'Baert', 'Claes', 'De Smet', 'Declercq', 'Goossens', 'Hermans', 'Jacobs', 'Lemmens', 'Maes', 'Mertens', 'Peeters', 'Stevens', 'Van Damme', 'Vandenberghe', 'Verhoeven', 'Wouters', 'Çelik']
const towns = [['9000', 'Gent'], ['2000', 'Antwerpen'], ['3500', 'Hasselt'], ['8500', 'Kortrijk'], ['3000', 'Leuven'], ['8800', 'Roeselare'], ['9100', 'Sint-Niklaas'], ['2800', 'Mechelen'], ['3600', 'Genk'], ['1800', 'Vilvoorde'], ['9300', 'Aalst'], ['2300', 'Turnhout'], ['8400', 'Oostende'], ['1000', 'Brussel'], ['3700', 'Tongeren-Borgloon'], ['9700', 'Oudenaarde'], ['8900', 'Ieper'], ['2440', 'Geel'], ['4000', 'Luik'], ['9160', 'Lokeren']] as const

/** The last two digits are 97 minus the first eight modulo 97. */
export const withCheckDigits = (first: number): string => String(first).padStart(8, '0') + String(97 - (first % 97)).padStart(2, '0')

/** Companies that are told apart by name, number and address. */
export function manyPeople(count: number): Person[] {
  const random = randomFrom(20_270_201)
  const one = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)]!
  const names = beginnings.flatMap((beginning) => middles.map((middle) => beginning + middle))
  return Array.from({ length: count }, (_, place) => {
    const name = names[(place * 97) % names.length]!
    const trade = trades[(place * 7 + Math.floor(place / names.length) * 3) % trades.length]!
    const [postalCode, municipality] = towns[(place * 13 + Math.floor(place / 20)) % towns.length]!
    const [firstName, lastName] = [one(firstNames), one(lastNames)]
    const kind = random()
    const year = 2016 + Math.floor(random() * 10)
    return {
      company: `${name} ${trade} ${one(forms)}`.trim(),
      number: withCheckDigits(4_000_000 + place * 1_237),
      firstName,
      lastName,
      email: `${firstName[0]!.toLowerCase()}.contact@${name.toLowerCase()}-${trade.toLowerCase()}${place}.example`,
      language: random() < 0.06 ? 'en' : 'nl',
      employees: kind < 0.3 ? 1 + Math.floor(random() * 9) : kind < 0.6 ? 10 + Math.floor(random() * 40) : kind < 0.82 ? 50 + Math.floor(random() * 200) : 250 + Math.floor(random() * 1_500),
      founded: 2026 - Math.floor(random() ** 2 * 80),
      street: `Industrielaan ${1 + Math.floor(random() * 200)}`,
      postalCode,
      municipality,
      joined: `${year}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`,
    }
  })
}

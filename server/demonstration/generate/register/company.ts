import type { Random } from '../random.ts'

export type SizeClass = 'KO' | 'MGO'

/** A synthetic legal entity; nothing in it belongs to a real one. */
export interface Company {
  readonly number: number
  readonly name: string
  readonly enterpriseNumber: string
  readonly employees: number
  readonly founded: number
  readonly postalCode: string
  readonly contact: string
  readonly email: string
  readonly language: 'nl' | 'en'
}

/**
 * Ten digits that pass the modulo 97 check of the Belgian register, in 0000.000.1xx - 0000.xxx.xxx.
 * Issued numbers begin at 0200, so none of these can belong to a company.
 */
export function neverIssuedEnterpriseNumber(serial: number): string {
  const body = serial % 100_000_000
  return String(body).padStart(8, '0') + String(97 - (body % 97)).padStart(2, '0')
}

/** Municipalities with their share of the registered offices: towns and the large roads, spread over Flanders. */
const postalCodes: readonly (readonly [code: string, weight: number])[] = [
  ['1500', 1], ['1600', 1], ['1700', 1], ['1730', 1], ['1800', 2], ['1831', 2], ['1930', 3],
  ['2000', 4], ['2018', 3], ['2030', 2], ['2060', 1], ['2140', 1], ['2200', 2], ['2260', 1], ['2300', 2], ['2400', 1],
  ['2440', 2], ['2500', 1], ['2550', 1], ['2600', 2], ['2610', 1], ['2800', 4], ['2850', 1], ['2870', 1], ['2900', 1],
  ['3000', 4], ['3001', 4], ['3200', 1], ['3300', 1], ['3400', 1],
  ['3500', 4], ['3560', 1], ['3580', 1], ['3600', 3], ['3700', 1], ['3800', 1], ['3900', 1], ['3920', 1], ['3960', 1],
  ['8000', 3], ['8200', 1], ['8400', 2], ['8500', 4], ['8510', 1], ['8530', 1], ['8560', 1], ['8700', 1], ['8790', 2], ['8800', 3], ['8900', 1],
  ['9000', 5], ['9031', 1], ['9052', 4], ['9100', 2], ['9120', 1], ['9140', 1], ['9200', 1], ['9300', 2], ['9400', 1],
  ['9500', 1], ['9700', 1], ['9800', 1], ['9810', 1], ['9900', 1],
]

const postalDraw: readonly string[] = postalCodes.flatMap(([code, weight]) => Array.from({ length: weight }, () => code))

/** More small numbers than large ones between the two ends, both included. */
const skewed = (random: Random, from: number, to: number): number => {
  const fraction = random.fraction()
  return from + Math.floor((to - from + 1) * fraction * fraction)
}

function employeesOf(size: SizeClass, large: boolean, random: Random): number {
  if (size === 'KO') return random.fraction() < 0.58 ? skewed(random, 1, 9) : skewed(random, 10, 49)
  if (!large) return skewed(random, 50, 249)
  return random.fraction() < 0.8 ? skewed(random, 250, 1200) : skewed(random, 1200, 5200)
}

export const company = (
  number: number,
  traits: { readonly size: SizeClass; readonly large: boolean; readonly founded: number },
  random: Random,
): Company => {
  const serial = String(number).padStart(4, '0')
  return {
    number,
    name: `Voorbeeldbedrijf ${serial}`,
    enterpriseNumber: neverIssuedEnterpriseNumber(100 + number),
    employees: employeesOf(traits.size, traits.large, random),
    founded: traits.founded,
    postalCode: postalDraw[random.integer(postalDraw.length)]!,
    contact: `Contact ${serial}`,
    email: `contact${serial}@voorbeeld.example`,
    language: random.fraction() < 0.04 ? 'en' : 'nl',
  }
}

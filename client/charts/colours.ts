/** The colours of client/ui/tokens.css that a picture needs: a picture must also stand outside the page, where no style sheet is. */
export const ink = '#17202b'
export const inkSoft = '#46535f'
export const paper = '#ffffff'
export const ground = '#f5f6f8'
export const line = '#d5dae0'
export const lineStrong = '#7b8794'
export const action = '#14508c'

export const groupColours: Readonly<Record<string, string>> = {
  collaboration: '#2f6db5',
  networking: '#9a6a0f',
  leverage: '#b8383b',
}

/** The same, as dark as small letters on the ground need. */
export const groupTextColours: Readonly<Record<string, string>> = { ...groupColours, networking: '#855b0c' }

export const fontFamily = "'Inter Variable', system-ui, sans-serif"

export interface Shade {
  readonly fill: string
  /** Colour of the figure printed on it. */
  readonly text: string
}

/** Disagree to agree: two warm, two blue, darkest at the ends; the neutral point lies between the two pale ones. */
export const agreement: readonly Shade[] = [
  { fill: '#8a4b00', text: '#ffffff' },
  { fill: '#e3bd85', text: ink },
  { fill: '#a9c8e8', text: ink },
  { fill: '#14508c', text: '#ffffff' },
]

/** A growing amount, from almost nothing to all. */
const amounts: readonly Shade[] = [
  { fill: '#e6eaee', text: ink },
  { fill: '#c3d8ee', text: ink },
  { fill: '#8db6de', text: ink },
  { fill: '#2f6db5', text: '#ffffff' },
  { fill: '#0d3a68', text: '#ffffff' },
]

/** Already, within a year, within three years, later, no, do not know. */
export const expectation: readonly Shade[] = [
  { fill: '#0d3a68', text: '#ffffff' },
  { fill: '#2f6db5', text: '#ffffff' },
  { fill: '#a9c8e8', text: ink },
  { fill: '#e3bd85', text: ink },
  { fill: '#8a4b00', text: '#ffffff' },
  { fill: '#e6eaee', text: ink },
]

export type Scale = 'agreement' | 'amount' | 'expectation'

/** As many shades as there are categories, in their order. */
export function shadesOf(scale: Scale, categories: number): readonly Shade[] {
  if (scale === 'agreement' && categories === 4) return agreement
  if (scale === 'expectation' && categories === 6) return expectation
  if (categories === 1) return [amounts[3]!]
  return Array.from({ length: categories }, (_, index) => amounts[Math.round((index / (categories - 1)) * (amounts.length - 1))]!)
}

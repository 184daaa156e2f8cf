export type Language = 'nl' | 'en'

/** Every text of the screens stands in both languages, side by side. */
export interface Text {
  readonly nl: string
  readonly en: string
}

export const isLanguage = (value: unknown): value is Language => value === 'nl' || value === 'en'

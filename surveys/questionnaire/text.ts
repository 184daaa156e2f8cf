export type Language = 'nl' | 'en'
export const languages: readonly Language[] = ['nl', 'en']

/** Every text stands in both languages, side by side. */
export interface Text {
  readonly nl: string
  readonly en: string
}

/**
 * A text of the questionnaire. The status is that of the Dutch: `seed` is printed in a source document,
 * `proposed` is not (the original stood in a picture, or was never printed). `source` is document:line-line,
 * for a proposal the passage it was drawn from.
 */
export interface Wording extends Text {
  readonly status: 'seed' | 'proposed'
  readonly source?: string
  /** How it reads where no cluster is named, if replacing the name by "the cluster" does not give a sentence. */
  readonly withoutName?: Text
}

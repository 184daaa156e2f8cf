import type { EffectLabel } from './layout.ts'

/** An effect with its whole wording, for a legend. */
export interface DescribedEffect extends EffectLabel {
  readonly text: { readonly nl: string; readonly en: string }
}

export interface DescribedGroup {
  readonly id: string
  readonly label: { readonly nl: string; readonly en: string }
}

import type { NotEstimable, Suppressed } from '../../analysis/result.ts'

/** How a chart writes: given by the screen, so that a chart knows no settings and asks no one. */
export interface Speech {
  readonly say: (text: { readonly nl: string; readonly en: string }) => string
  readonly number: (value: number, decimals?: number) => string
  readonly share: (share: number, decimals?: number) => string
  /** Why there is no figure, in words. */
  readonly why: (result: NotEstimable | Suppressed) => string
}

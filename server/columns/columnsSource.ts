import type { Store } from '../../db/store.ts'

/** Members who were invited in two waves, and the two responses of those who answered both. */
export interface Panel {
  /** Memberships that were invited in both waves. */
  readonly invitedTwice: number
  readonly pairs: readonly { readonly earlier: string; readonly later: string }[]
  /** The link of one of the waves was destroyed, so that nobody can tell who answered both. */
  readonly isUnlinked: boolean
}

/** What columns are made of. They have no way to the link between members and answers. */
export interface ColumnsSource {
  readonly reporting: Store['reporting']
  readPanel(earlierWaveId: string, laterWaveId: string): Promise<Panel>
}

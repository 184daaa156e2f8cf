import { readPanel } from '../db/crossings/readPanel.ts'
import type { Store } from '../db/store.ts'
import type { ColumnsSource } from './columns/columnsSource.ts'

/**
 * What the columns are made of: the reporting handle, and of the link between members and answers this one thing,
 * which two responses of two waves are of one member.
 */
export const linkedColumns = (store: Store): ColumnsSource => ({
  reporting: store.reporting,
  readPanel: (earlierWaveId, laterWaveId) => readPanel(store.kysely, earlierWaveId, laterWaveId),
})

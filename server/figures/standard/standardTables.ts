import { findStandardTable, keepStandardTable } from '../../../db/answers/standardTable.ts'
import { findWave, type Wave } from '../../../db/identity/waves/wave.ts'
import type { Store } from '../../../db/store.ts'
import type { Task } from '../jobs/task.ts'

/** The kept figures of one state of one wave. */
export interface TablesOfWave {
  find(name: string): Promise<unknown>
  keep(name: string, figure: unknown): Promise<void>
}

/** Figures that are computed once and served ever after, from the store. */
export interface StandardTables {
  /** Undefined while the answers of the wave may still change. */
  of(waveId: string): Promise<TablesOfWave | undefined>
}

const withoutExtras: ReadonlySet<unknown> = new Set(['published', 'stratified', 'raked'])

/** What everybody asks of every wave: the effect matrices and the crossings in the three views, reliability, representativeness. */
export function isStandard({ kind, arguments: asked }: Task): boolean {
  if (kind === 'reliability' || kind === 'representativeness') return true
  return (kind === 'effectMatrices' || kind === 'crossings') && withoutExtras.has((asked as { readonly view: unknown }).view)
}

/** Whether nobody can answer any more. */
const isFinal = ({ state }: Wave): boolean => state === 'frozen' || state === 'released' || state === 'archived'

/**
 * Kept beside the answers, for waves that are frozen. A row is served only for the answers (the hash taken when they were
 * frozen, and the mark of everything that changed them since) and the code that it was made from.
 * @param code names this version of the program
 */
export function storedTables(store: Pick<Store, 'kysely' | 'reporting'>, code: string): StandardTables {
  return {
    async of(waveId) {
      const wave = await findWave(store.reporting, waveId)
      if (wave === undefined || !isFinal(wave)) return undefined
      const from = { answers: `${wave.mark} ${wave.answersHash}`, code }
      return {
        async find(name) {
          const figure = await findStandardTable(store.reporting, waveId, name, from)
          return figure === undefined ? undefined : (JSON.parse(figure) as unknown)
        },
        keep: (name, figure) => keepStandardTable(store.kysely, waveId, name, from, JSON.stringify(figure)),
      }
    },
  }
}

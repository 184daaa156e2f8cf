import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { connect } from '../../../../db/connect.ts'
import { markWave } from '../../../../db/identity/waves/wave.ts'
import { loadWaveColumns } from '../../../../server/columns/waveColumns.ts'
import { loadDemonstration } from '../../../../server/demonstration/load.ts'
import { onThisThread, type Computation } from '../../../../server/figures/computation/computation.ts'
import { codeVersion } from '../../../../server/figures/standard/codeVersion.ts'
import { storedTables } from '../../../../server/figures/standard/standardTables.ts'
import { WaveFigures } from '../../../../server/figures/waveFigures.ts'
import { linkedColumns } from '../../../../server/linkedColumns.ts'
import type { RecordedWaveState } from '../../../../db/identity/schema.ts'
import type { Store } from '../../../../db/store.ts'

let folder: string
let store: Store
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'standard-'))
  store = await connect(`sqlite:${join(folder, 'survey.db')}`)
  await loadDemonstration(store, new Date())
})
beforeEach(async () => void (await store.kysely.deleteFrom('standard_table').execute()))
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

const record = async (state: RecordedWaveState) => await store.kysely.updateTable('wave').set({ state, answers_hash: 'hash' }).where('id', '=', '2019').execute()

/** A server that has just started, and how many figures it computed since. */
async function started(code = 'this version') {
  let computed = 0
  const counting: Computation = {
    start: (task) => {
      computed++
      return onThisThread.start(task)
    },
  }
  return { figures: new WaveFigures(await loadWaveColumns(linkedColumns(store)), counting, storedTables(store, code)), computed: () => computed }
}

const askAll = async (figures: WaveFigures) => [
  await figures.effectMatrices('2019', 'raked'),
  await figures.crossings('2019', 'size', 'stratified'),
  await figures.reliability('2019'),
  await figures.figure('2019', 'representativeness', { view: 'raked' }),
]

describe('the standard tables of a frozen wave', () => {
  test('are computed once, and served after a restart as they were', async () => {
    await record('frozen')
    const first = await started()
    const made = await askAll(first.figures)
    expect(first.computed()).toBe(4)
    const again = await started()
    expect(await askAll(again.figures)).toEqual(made)
    expect(again.computed()).toBe(0)
    await record('released')
    const released = await started()
    expect(await released.figures.reliability('2019')).toEqual(made[2])
    expect(released.computed()).toBe(0)
  })

  test('are computed again by another version of the program, and after any change of the answers', async () => {
    await record('frozen')
    await (await started()).figures.reliability('2019')
    const newer = await started('another version')
    await newer.figures.reliability('2019')
    expect(newer.computed()).toBe(1)
    await markWave(store.kysely, '2019')
    const marked = await started('another version')
    await marked.figures.reliability('2019')
    expect(marked.computed()).toBe(1)
  })

  test('are kept of no wave that may still change, and no figure beside them is kept', async () => {
    for (const state of ['open', 'closed'] as const) {
      await record(state)
      await askAll((await started()).figures)
    }
    await record('frozen')
    const { figures } = await started()
    await figures.effectMatrices('2019', 'raked:size')
    await figures.pairedEffects('2019', 'published')
    expect(await store.kysely.selectFrom('standard_table').select('name').execute()).toEqual([])
  })
})

test('the name of the version changes with every byte of what makes figures, and with nothing else', () => {
  const program = join(folder, 'program')
  const write = (file: string, text: string) => {
    mkdirSync(join(program, file, '..'), { recursive: true })
    writeFileSync(join(program, file), text)
    return codeVersion(program)
  }
  const versions = [write('analysis/tallies/tally.ts', 'one'), write('analysis/tallies/tally.ts', 'two'), write('surveys/index.ts', ''), write('server/figures/jobs/task.ts', ''), write('analysis/tallies/tally.ts', 'one')]
  expect(new Set(versions).size).toBe(5)
  expect(write('client/page.ts', 'a page')).toBe(versions[4])
  expect(codeVersion()).toBe(codeVersion())
})

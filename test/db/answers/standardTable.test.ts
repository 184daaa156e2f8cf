import { expect, test } from 'vitest'
import { findStandardTable, keepStandardTable } from '../../../db/answers/standardTable.ts'
import { onEachDatabase } from '../onEachDatabase.ts'

onEachDatabase('a standard table', ({ open }) => {
  test('is found for the answers and the code that it was made from, and for no others', async () => {
    const store = await open()
    const from = { answers: 'mark hash', code: 'one' }
    const find = (name: string, made = from) => findStandardTable(store.reporting, '2026', name, made)
    expect(await find('reliability')).toBeUndefined()
    await keepStandardTable(store.kysely, '2026', 'reliability', from, '{"alpha":0.8}')
    await keepStandardTable(store.kysely, '2025', 'reliability', from, '{"alpha":0.7}')
    expect(await find('reliability')).toBe('{"alpha":0.8}')
    expect(await find('representativeness')).toBeUndefined()
    expect(await find('reliability', { ...from, answers: 'other hash' })).toBeUndefined()
    expect(await find('reliability', { ...from, code: 'two' })).toBeUndefined()
  })

  test('takes the place of the one before it', async () => {
    const store = await open()
    const [first, second] = [{ answers: 'a', code: 'one' }, { answers: 'a', code: 'two' }]
    await keepStandardTable(store.kysely, '2026', 'reliability', first, '1')
    await keepStandardTable(store.kysely, '2026', 'reliability', second, '2')
    await keepStandardTable(store.kysely, '2026', 'reliability', second, '2')
    expect(await findStandardTable(store.reporting, '2026', 'reliability', first)).toBeUndefined()
    expect(await findStandardTable(store.reporting, '2026', 'reliability', second)).toBe('2')
    expect((await store.kysely.selectFrom('standard_table').selectAll().execute()).length).toBe(1)
  })
})

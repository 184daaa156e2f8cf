import { expect, test } from 'vitest'
import { insertAccount } from '../../db/identity/access/account.ts'
import { deleteSavedCrossing, insertSavedCrossing, listSavedCrossings, ownerOfSavedCrossing } from '../../db/identity/workbench/savedCrossing.ts'
import { onEachDatabase } from './onEachDatabase.ts'

const now = new Date('2026-11-21T10:00:00.000Z')

onEachDatabase('saved crossings', ({ open }) => {
  test('are listed by name with who saved them, until someone takes them away', async () => {
    const { kysely: db } = await open()
    await insertAccount(db, { id: 'a1', email: 'een@voorbeeld.example', name: 'Analist Een', role: 'analyst', clusterId: null })
    await insertAccount(db, { id: 'a2', email: 'twee@voorbeeld.example', name: 'Beheerder Twee', role: 'steward', clusterId: null })
    expect(await listSavedCrossings(db)).toEqual([])
    expect(await insertSavedCrossing(db, { id: 'x', name: 'Kracht per grootte', address: 'rij=strength_mean', accountId: 'a2', now })).toBe(true)
    expect(await insertSavedCrossing(db, { id: 'y', name: 'Effect 7', address: 'rij=realised_7&beeld=herwogen', accountId: 'a1', now })).toBe(true)
    expect(await listSavedCrossings(db)).toEqual([
      { id: 'y', name: 'Effect 7', address: 'rij=realised_7&beeld=herwogen', savedBy: 'Analist Een', accountId: 'a1', savedAt: now.toISOString() },
      { id: 'x', name: 'Kracht per grootte', address: 'rij=strength_mean', savedBy: 'Beheerder Twee', accountId: 'a2', savedAt: now.toISOString() },
    ])
    expect([await ownerOfSavedCrossing(db, 'y'), await ownerOfSavedCrossing(db, 'nothing')]).toEqual(['a1', undefined])
    expect(await deleteSavedCrossing(db, 'y')).toBe(true)
    expect(await deleteSavedCrossing(db, 'y')).toBe(false)
    expect((await listSavedCrossings(db)).map(({ id }) => id)).toEqual(['x'])
  })

  test('a name is there once, and what has it stays as it is', async () => {
    const { kysely: db } = await open()
    await insertAccount(db, { id: 'a1', email: 'een@voorbeeld.example', name: 'Analist Een', role: 'analyst', clusterId: null })
    expect(await insertSavedCrossing(db, { id: 'x', name: 'Effect 7', address: 'rij=realised_7', accountId: 'a1', now })).toBe(true)
    expect(await insertSavedCrossing(db, { id: 'y', name: 'Effect 7', address: 'rij=desired_7', accountId: 'a1', now })).toBe(false)
    expect((await listSavedCrossings(db)).map(({ id, address }) => [id, address])).toEqual([['x', 'rij=realised_7']])
    await expect(insertSavedCrossing(db, { id: 'z', name: 'Van niemand', address: '', accountId: 'nobody', now })).rejects.toThrow(/foreign key/i)
  })
})

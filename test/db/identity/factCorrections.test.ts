import { expect, test } from 'vitest'
import { mergeCompanies } from '../../../db/identity/register/mergeCompanies.ts'
import { decideCorrection, listCorrections, proposeCorrection, type CorrectedFacts } from '../../../db/identity/register/factCorrections.ts'
import { onEachDatabase } from '../onEachDatabase.ts'
import { during, smallProgramme } from '../programme.ts'
import type { Store } from '../../../db/store.ts'

const later = new Date(during.getTime() + 60_000)
/** What the register says of company 1. */
const known: CorrectedFacts = { employees: 6, founded: 1990, postalCode: '1000' }

onEachDatabase('corrections of facts', ({ open }) => {
  const propose = (store: Store, said: Partial<CorrectedFacts>, now = during, member = 1) =>
    store.kysely.transaction().execute((transaction) => proposeCorrection(transaction, `invitation-${member}`, { ...known, ...said }, now))
  const decide = (store: Store, accepted: boolean, at = during) => store.kysely.transaction().execute((transaction) => decideCorrection(transaction, 'company-1', at.toISOString(), accepted))
  const company = (store: Store) => store.kysely.selectFrom('company').select(['employees', 'size', 'founded', 'postal_code as postalCode', 'municipality']).where('id', '=', 'company-1').executeTakeFirstOrThrow()

  test('waits beside the register, only what differs; accepted it changes the register and nothing of the wave or the answers', async () => {
    const store = await open()
    await smallProgramme(store, 2)
    await store.kysely.updateTable('company').set({ municipality: 'Brussel' }).execute()
    const invitations = () => store.kysely.selectFrom('invitation').selectAll().orderBy('id').execute()
    const before = await invitations()
    expect(await propose(store, {})).toBeUndefined()
    expect(await listCorrections(store.kysely)).toEqual([])
    expect(await propose(store, { employees: 75, postalCode: '9000' })).toBe('company-1')
    expect(await listCorrections(store.kysely)).toEqual([{ companyId: 'company-1', company: 'Bedrijf 1', proposedAt: during.toISOString(), employees: 75, founded: null, postalCode: '9000', now: known }])
    expect(await company(store)).toEqual({ ...known, size: null, municipality: 'Brussel' })
    expect([await decide(store, true), await decide(store, true)]).toEqual([true, false])
    expect(await company(store)).toEqual({ employees: 75, size: null, founded: 1990, postalCode: '9000', municipality: null })
    expect([await listCorrections(store.kysely), await invitations(), await store.kysely.selectFrom('response').selectAll().execute()]).toEqual([[], before, []])
  })

  test('a later word takes the place of the earlier one, which can be decided no more; declined it leaves the register', async () => {
    const store = await open()
    await smallProgramme(store, 2)
    await propose(store, { founded: 1991 })
    await propose(store, { founded: 1992 }, later)
    expect(await decide(store, true)).toBe(false)
    expect(await decide(store, false, later)).toBe(true)
    expect(await company(store)).toMatchObject(known)
    await propose(store, { founded: 1993 })
    expect(await propose(store, {}, later)).toBeUndefined()
    expect(await listCorrections(store.kysely)).toEqual([])
  })

  test('goes along with a company that is merged into another, unless that has one itself', async () => {
    const store = await open()
    await smallProgramme(store, 4)
    const merge = (from: number, into: number) => store.kysely.transaction().execute((transaction) => mergeCompanies(transaction, `company-${from}`, `company-${into}`, { now: later, lastDay: '2026-01-31' }))
    await propose(store, { founded: 1991 })
    await propose(store, { founded: 1980 }, during, 2)
    await merge(1, 0)
    expect((await listCorrections(store.kysely)).map(({ companyId, founded }) => [companyId, founded])).toEqual([['company-0', 1991], ['company-2', 1980]])
    await merge(2, 0)
    expect((await listCorrections(store.kysely)).map(({ companyId, founded }) => [companyId, founded])).toEqual([['company-0', 1991]])
  })
})

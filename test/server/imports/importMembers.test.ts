import { expect, test } from 'vitest'
import { listCompanies } from '../../../db/identity/members/company.ts'
import { membersOfCluster } from '../../../db/identity/members/memberList.ts'
import { listInvitedMembers } from '../../../db/identity/waves/invitedMember.ts'
import { findWave, listWaves } from '../../../db/identity/waves/wave.ts'
import { tables } from '../../../db/backup/tables.ts'
import { readMemberRegister } from '../../../server/files/memberRegister.ts'
import { importMembers } from '../../../server/imports/importMembers.ts'
import { currentVersion } from '../../../surveys/index.ts'
import { onEachDatabase } from '../../db/onEachDatabase.ts'
import { fileWith, memberRow, registerText, removeFilesAfterwards } from './smallFiles.ts'
import type { Store } from '../../../db/store.ts'
import type { RegisterFile } from '../../../server/files/memberRegister.ts'
import type { NewWave } from '../../../server/imports/importMembers.ts'

removeFilesAfterwards()

const now = new Date('2026-05-01T10:00:00Z')
const numbers = (count: number) => Array.from({ length: count }, (_, number) => number)

async function importing(store: Store, rows: readonly string[], wave: NewWave = { id: '2026' }) {
  const path = fileWith(registerText(rows))
  const file = (await readMemberRegister(path)) as RegisterFile
  return await store.kysely.transaction().execute((transaction) => importMembers(transaction, file, wave, { path: 'register.csv', now }))
}

async function everything(store: Store) {
  const rows: Record<string, unknown[]> = {}
  for (const table of tables) rows[table] = await store.kysely.selectFrom(table).selectAll().execute()
  return rows
}

onEachDatabase('importing members', ({ open }) => {
  test('makes the wave, clusters, companies, memberships, contacts and invitations', async () => {
    const store = await open()
    const report = await importing(store, numbers(9).map((number) => memberRow(number)))
    expect(report.waveIsNew).toBe(true)
    expect(report.plan.rows).toEqual({ added: 9, changed: 0, unchanged: 0 })
    expect(await findWave(store.kysely, '2026')).toMatchObject({
      label: '2026', questionnaireVersion: currentVersion, opensAt: '2025-12-31T23:00:00.000Z', closesAt: '2026-12-31T23:00:00.000Z', synthetic: false,
    })
    expect(await store.kysely.selectFrom('cluster').selectAll().orderBy('id').execute()).toEqual([
      { id: 'ALPHA', name: 'ALPHA', abbreviation: null, call: '1', embedding: 'zelfstandig', ends_on: null },
      { id: 'BETA', name: 'BETA', abbreviation: null, call: '1', embedding: 'gevestigd', ends_on: null },
      { id: 'GAMMA', name: 'GAMMA', abbreviation: null, call: '2', embedding: 'zelfstandig', ends_on: null },
    ])
    const invited = await listInvitedMembers(store.kysely, '2026')
    expect(invited.map(({ id: _, membershipId: __, reference: ___, ...member }) => member)[4]).toEqual({
      memberId: 'M004', clusterId: 'BETA', call: '1', embedding: 'gevestigd', size: 'KO', employees: 22, tenure: null, language: 'en',
    })
    expect(invited.map((member) => member.size)).toEqual(numbers(9).map((number) => (10 + number * 3 < 50 ? 'KO' : 'MGO')))
    expect(new Set(invited.map((member) => member.reference)).size).toBe(9)
    expect(await membersOfCluster(store.kysely, '2026', 'GAMMA', '2026-02-01')).toEqual(
      [2, 5, 8].map((number) => ({ company: `Bedrijf ${number}`, contact: `Contact ${number}`, email: `contact${number}@voorbeeld.example`, status: 'invited', mail: null })),
    )
    // A link is made when it is sent
    expect(await store.kysely.selectFrom('invitation').select('id').where('token_hash', 'is not', null).execute()).toEqual([])
  })

  test('a second time changes nothing, not even the mark of the wave', async () => {
    const store = await open()
    const rows = numbers(9).map((number) => memberRow(number))
    await importing(store, rows)
    const before = await everything(store)
    const report = await importing(store, rows)
    expect(report.plan.rows).toEqual({ added: 0, changed: 0, unchanged: 9 })
    expect(await everything(store)).toEqual(before)
  })

  test('a later file adds what is new and changes who is written to', async () => {
    const store = await open()
    await importing(store, numbers(3).map((number) => memberRow(number)))
    const report = await importing(store, [memberRow(0), memberRow(1, { contact: 'Another', email: 'another@voorbeeld.example', company: '' }), memberRow(2, { company: 'Renamed' }), memberRow(3)])
    expect(report.plan.rows).toEqual({ added: 1, changed: 2, unchanged: 1 })
    expect(await membersOfCluster(store.kysely, '2026', 'BETA', '2026-02-01')).toEqual([{ company: 'Bedrijf 1', contact: 'Another', email: 'another@voorbeeld.example', status: 'invited', mail: null }])
    expect((await membersOfCluster(store.kysely, '2026', 'GAMMA', '2026-02-01')).map((member) => member.company)).toEqual(['Renamed'])
    expect(await listInvitedMembers(store.kysely, '2026')).toHaveLength(4)
  })

  test('a company in two clusters is one company with two memberships; without a number each member is its own', async () => {
    const store = await open()
    const number = '0123456789'
    await importing(store, [
      memberRow(0, { enterprise_number: number }),
      memberRow(1, { enterprise_number: number, company: 'Bedrijf 0', employees: '10' }),
      memberRow(2, { enterprise_number: '', company: '' }),
      memberRow(5, { enterprise_number: '', company: '' }),
    ])
    const companies = await listCompanies(store.kysely)
    expect(companies.map((company) => company.name).sort()).toEqual(['Bedrijf 0', 'M002', 'M005'])
    expect(await store.kysely.selectFrom('membership').select('id').execute()).toHaveLength(4)
  })

  test('of two rows that describe one company otherwise the first counts, every time', async () => {
    const store = await open()
    const number = '0123456789'
    const rows = [memberRow(0, { enterprise_number: number }), memberRow(1, { enterprise_number: number, company: 'Other name', employees: '999' })]
    expect((await importing(store, rows)).plan.otherDescriptions).toBe(1)
    const before = await everything(store)
    expect((await importing(store, rows)).plan.rows).toEqual({ added: 0, changed: 0, unchanged: 2 })
    expect(await everything(store)).toEqual(before)
    expect((await listInvitedMembers(store.kysely, '2026')).map((member) => member.employees)).toEqual([10, 999])
  })

  test('a next wave finds the companies again, and leaves the classes of the first as they were', async () => {
    const store = await open()
    await importing(store, numbers(6).map((number) => memberRow(number)))
    const report = await importing(store, numbers(6).map((number) => memberRow(number, { member_id: `N${number}`, employees: '80' })), { id: '2027', label: 'Golf 2027', synthetic: true })
    expect([report.plan.newCompanies, report.plan.newMemberships, report.plan.newContacts].map((list) => list.length)).toEqual([0, 0, 0])
    expect(report.plan.changedCompanies).toHaveLength(6)
    expect((await listWaves(store.kysely)).map(({ id, label, synthetic }) => ({ id, label, synthetic }))).toEqual([
      { id: '2027', label: 'Golf 2027', synthetic: true },
      { id: '2026', label: '2026', synthetic: false },
    ])
    expect((await listInvitedMembers(store.kysely, '2026')).map((member) => member.size)).toEqual(['KO', 'KO', 'KO', 'KO', 'KO', 'KO'])
    expect((await listInvitedMembers(store.kysely, '2027')).map((member) => member.size)).toEqual(['MGO', 'MGO', 'MGO', 'MGO', 'MGO', 'MGO'])
  })

  test('a joining date becomes a class as of the opening, frozen with the wave', async () => {
    const store = await open()
    // The wave opens on 1 January 2026 in Brussels
    const joined = ['2025-01-02', '2025-01-01', '2023-01-01', '2020', '2021-01-01', '', '2026-02-01', '2025']
    const rows = joined.map((day, number) => memberRow(number, { joined: day }))
    await importing(store, rows)
    expect((await listInvitedMembers(store.kysely, '2026')).map((member) => member.tenure)).toEqual(['under1', 'from1to3', 'from3to5', 'over5', 'over5', null, 'under1', 'under1'])
    expect((await importing(store, rows)).plan.rows).toEqual({ added: 0, changed: 0, unchanged: 8 })
    await expect(importing(store, [memberRow(0, { joined: '2019' })])).rejects.toThrow('line 2, joined: "over5", expected under1, frozen with the wave')
    await importing(store, rows, { id: '2028' })
    expect((await listInvitedMembers(store.kysely, '2028')).map((member) => member.tenure)).toEqual(['from1to3', 'from3to5', 'over5', 'over5', 'over5', null, 'from1to3', 'from1to3'])
  })

  test('registers of two waves that use the same member ids for others do not mix', async () => {
    const store = await open()
    await importing(store, [memberRow(0, { enterprise_number: '' })])
    const report = await importing(store, [memberRow(0, { enterprise_number: '', cluster_id: 'BETA', call: '9', company: 'Someone else' })], { id: '2027' })
    expect(report.plan.otherClasses).toEqual([])
    expect((await listCompanies(store.kysely)).map((company) => company.name).sort()).toEqual(['Bedrijf 0', 'Someone else'])
    const [first] = await listInvitedMembers(store.kysely, '2026')
    expect(first).toMatchObject({ clusterId: 'ALPHA', call: '1' })
  })

  test('a class that changed after the invitation refuses the whole file with line, column, value and what was expected', async () => {
    const store = await open()
    await importing(store, [memberRow(0), memberRow(1)])
    const before = await everything(store)
    await expect(importing(store, [memberRow(5), memberRow(0, { employees: '70' }), memberRow(1, { cluster_id: 'GAMMA' })])).rejects.toThrow(
      'register.csv is refused and nothing is stored, 3 problems: ' +
        'line 3, size: "MGO", expected KO, frozen with the wave; line 3, employees: "70", expected 10, frozen with the wave; ' +
        'line 4, cluster_id: "GAMMA", expected BETA, frozen with the wave',
    )
    expect(await everything(store)).toEqual(before)
  })

  test('one company twice in a cluster is refused', async () => {
    const store = await open()
    const number = '0123456789'
    await expect(importing(store, [memberRow(0, { enterprise_number: number }), memberRow(3, { enterprise_number: number })])).rejects.toThrow(
      '1 problem: line 3, enterprise_number: "0123456789", expected a company once in each cluster (also member M000)',
    )
    expect(await listWaves(store.kysely)).toEqual([])
  })

  test('an existing wave keeps its label and its dates', async () => {
    const store = await open()
    await importing(store, [memberRow(0)], { id: '2026', label: 'Golf 2026' })
    await expect(importing(store, [memberRow(0)], { id: '2026', label: 'Another' })).rejects.toThrow('wave 2026 exists with --label Golf 2026, not Another')
    await expect(importing(store, [memberRow(0)], { id: '2026', closesAt: now })).rejects.toThrow('wave 2026 exists with --closes 2026-12-31T23:00:00.000Z, not 2026-05-01T10:00:00.000Z')
    expect((await importing(store, [memberRow(0)], { id: '2026', label: 'Golf 2026' })).waveIsNew).toBe(false)
  })
})

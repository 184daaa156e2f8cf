import { expect, test } from 'vitest'
import clusters from '../../../server/demonstration/clusters.json' with { type: 'json' }
import { readEntries } from '../../../db/audit/readEntries.ts'
import { saveRegisterCluster } from '../../../db/identity/register/clusters.ts'
import { mergeCompanies } from '../../../db/identity/register/mergeCompanies.ts'
import { listTasks, requestLists, taskStateAt } from '../../../db/identity/register/tasks.ts'
import { uploadLimits } from '../../../server/files/uploads/limits.ts'
import { readCells } from '../../../server/files/uploads/readCells.ts'
import { acceptList } from '../../../server/memberLists/acceptList.ts'
import { listOfCells, type ListFile } from '../../../server/memberLists/file/readListFile.ts'
import { noChoices, previewList, type ListPreview } from '../../../server/memberLists/previewList.ts'
import { onEachDatabase } from '../../db/onEachDatabase.ts'
import { twentyLists } from './lists/twentyLists.ts'
import type { ListChoices } from '../../../server/memberLists/plan/planList.ts'
import type { Store } from '../../../db/store.ts'

const now = new Date('2027-02-10T10:00:00Z')
const actor = { kind: 'command', name: 'test' } as const
const aliases: Readonly<Record<string, readonly string[]>> = { 'digitising-manufacturing': ['Digitizing Manufacturing'] }

async function programme(store: Store): Promise<void> {
  for (const cluster of clusters) await saveRegisterCluster(store.kysely, { ...cluster, endsOn: null, aliases: aliases[cluster.id] ?? [] })
}

const csv = (...rows: readonly string[]) => Buffer.from(['Bedrijf;Ondernemingsnummer;E-mail;Contactpersoon;Aantal werknemers;Postcode;Lid sinds;Lid tot', ...rows].join('\n'))

async function fileOf(content: Buffer): Promise<ListFile> {
  const file = listOfCells(await readCells(content, content.toString('latin1', 0, 2) === 'PK' ? 'leden.xlsx' : 'leden.csv', uploadLimits))
  if (file.kind === 'refused') throw new Error(file.why)
  return file
}

async function seen(store: Store, clusterId: string, content: Buffer, choices: ListChoices = noChoices, at = now): Promise<ListPreview> {
  const preview = await previewList(store.kysely, { clusterId, file: await fileOf(content), choices }, at)
  if (preview.kind !== 'read') throw new Error(JSON.stringify(preview))
  return preview
}

async function accept(store: Store, clusterId: string, content: Buffer, digest: string, acceptWarnings = true, choices: ListChoices = noChoices, at = now) {
  const file = await fileOf(content)
  return await store.kysely.transaction().execute((transaction) => acceptList(transaction, { clusterId, file, choices }, { digest, acceptWarnings, actor, now: at }))
}

async function takeOver(store: Store, clusterId: string, content: Buffer, choices: ListChoices = noChoices, at = now) {
  return await accept(store, clusterId, content, (await seen(store, clusterId, content, choices, at)).digest, true, choices, at)
}

async function everything(store: Store): Promise<unknown[]> {
  const rows = async (table: 'company' | 'membership' | 'former_membership' | 'contact' | 'company_merge' | 'audit_entry') => (await store.kysely.selectFrom(table).selectAll().execute()).map((row) => JSON.stringify(row)).sort()
  return [await rows('company'), await rows('membership'), await rows('former_membership'), await rows('contact'), await rows('company_merge'), await rows('audit_entry')]
}

onEachDatabase('the lists of the clusters', ({ open, kind }) => {
  test('an error keeps the whole list out; put right, 1,065 members come in within five seconds, and again nothing changes', async () => {
    const store = await open()
    await programme(store)
    const before = await everything(store)
    const corrected = twentyLists({ corrected: true })
    const spoilt = twentyLists().filter((list, place) => JSON.stringify(list.findings) !== JSON.stringify(corrected[place]!.findings))
    expect(spoilt.length).toBe(16)
    // On the second database the first few will do
    for (const { clusterId, content } of spoilt.slice(0, kind === 'sqlite' ? 16 : 2)) {
      expect([clusterId, await accept(store, clusterId, content, (await seen(store, clusterId, content)).digest)]).toEqual([clusterId, { kind: 'errors', count: expect.any(Number) }])
    }
    expect(await everything(store)).toEqual(before)

    const begun = performance.now()
    for (const { clusterId, content, members } of corrected) {
      expect([clusterId, await takeOver(store, clusterId, content)]).toEqual([clusterId, { kind: 'accepted', rows: { added: members, rejoined: 0, changed: 0, unchanged: 0, left: 0 } }])
    }
    expect(performance.now() - begun).toBeLessThan(5_000)
    const inTwo = await store.kysely.selectFrom('membership').select(['company_id']).groupBy('company_id').having((eb) => eb.fn.countAll<number>(), '>', 1).execute()
    const people = new Map(corrected.flatMap((list) => list.people).map((person) => [person.number, 0]))
    expect([(await store.kysely.selectFrom('membership').select('id').execute()).length, inTwo.length > 40]).toEqual([1_065, true])
    expect((await store.kysely.selectFrom('company').select('id').execute()).length).toBe(people.size)
    const filled = await everything(store)
    for (const { clusterId, content, members } of corrected.slice(0, kind === 'sqlite' ? 20 : 4)) {
      expect([clusterId, await takeOver(store, clusterId, content, noChoices, new Date('2027-03-01T10:00:00Z'))]).toEqual([clusterId, { kind: 'accepted', rows: { added: 0, rejoined: 0, changed: 0, unchanged: members, left: 0 } }])
    }
    expect(await everything(store)).toEqual(filled)
  })

  test('only what was looked at is taken over, and warnings only when they are accepted', async () => {
    const store = await open()
    await programme(store)
    const content = csv('Maes bv;;an@maes.example;An;12;9000;;')
    const { digest, findings } = await seen(store, 'maas', content)
    expect(findings.map(({ kind }) => kind)).toEqual(['enterpriseNumberMissing'])
    expect(await accept(store, 'maas', content, digest, false)).toEqual({ kind: 'warnings', count: 1 })
    expect(await accept(store, 'maas', Buffer.concat([content, Buffer.from('\nPeeters;;p@peeters.example;;3;9000;;')]), digest)).toEqual({ kind: 'moved' })
    expect(await accept(store, 'nowhere', content, digest)).toEqual({ kind: 'unknownCluster' })
    expect((await everything(store)).slice(0, 4)).toEqual([[], [], [], []])
    expect(await accept(store, 'maas', content, digest)).toMatchObject({ kind: 'accepted', rows: { added: 1 } })
    expect(await store.kysely.selectFrom('company').select(['name', 'provisional_id', 'employees']).execute()).toEqual([{ name: 'Maes bv', provisional_id: expect.stringMatching(/^V-[2-9A-Z]{8}$/), employees: 12 }])
    // The register moved: what would be added is now unchanged
    expect(await accept(store, 'maas', content, digest)).toEqual({ kind: 'moved' })
    expect((await readEntries(store.kysely, { limit: 9 })).map(({ act, details }) => [act, details['added'], details['warnings']])).toEqual([['membersImported', 1, 1]])
  })

  test('a company is known by its number everywhere, by its name in its own cluster only, and else proposed', async () => {
    const store = await open()
    await programme(store)
    await takeOver(store, 'maas', csv('Maes & Zonen bv;;an@maes-zonen.example;An;12;9000;1/3/2020;', 'Peeters NV;0123.456.749;jo@peeters.example;Jo;80;2000;;'))
    // The number that was missing is found; the other company got a larger name, which is no other name
    const second = await seen(store, 'maas', csv('MAES EN ZONEN BVBA;0400000086;an@maes-zonen.example;An;12;9000;1/3/2020;', 'Peeters;0123456749;jo@peeters.example;Jo;80;2000;;'))
    expect(second.plan.rows.map(({ kind, changes }) => [kind, changes.map(({ fact }) => fact)])).toEqual([['changed', ['enterpriseNumber']], ['unchanged', []]])
    // In another cluster a name is not enough
    const elsewhere = csv('Maes en Zonen;;info@maes-zonen.example;;14;9000;;', 'Iets anders;0123456749;;;;;;')
    const preview = await seen(store, 'flag', elsewhere)
    expect(preview.findings.filter(({ kind }) => kind === 'perhapsSameCompany' || kind === 'otherName').map(({ kind, line, detail }) => [kind, line, detail])).toEqual([['perhapsSameCompany', 2, 'Maes & Zonen bv'], ['otherName', 3, 'Peeters NV']])
    const [proposal] = preview.plan.proposals
    expect(proposal).toMatchObject({ line: 2, name: 'Maes & Zonen bv', because: 'sameName' })
    await takeOver(store, 'flag', elsewhere, { same: new Map([[2, proposal!.companyId]]), leaving: new Set() })
    const companies = await store.kysely.selectFrom('company').select(['name', 'employees']).orderBy('name').execute()
    expect(companies).toEqual([{ name: 'Maes & Zonen bv', employees: 14 }, { name: 'Peeters NV', employees: 80 }])
    expect((await store.kysely.selectFrom('membership').select('id').execute()).length).toBe(4)
  })

  test('who is not listed leaves when somebody says so, and comes back with the earlier time kept', async () => {
    const store = await open()
    await programme(store)
    await takeOver(store, 'maas', csv('Maes;0400000086;a@maes.example;;12;9000;1/3/2020;', 'Peeters;0123456749;jo@peeters.example;;80;2000;;'))
    const shorter = csv('Peeters;0123456749;jo@peeters.example;;80;2000;;')
    const { plan } = await seen(store, 'maas', shorter)
    expect(plan.notListed.map(({ company }) => company)).toEqual(['Maes'])
    expect(await takeOver(store, 'maas', shorter, { same: new Map(), leaving: new Set([plan.notListed[0]!.membershipId]) })).toMatchObject({ rows: { unchanged: 1, left: 1 } })
    const maes = () => store.kysely.selectFrom('membership').innerJoin('company', 'company.id', 'membership.company_id').where('company.name', '=', 'Maes').select(['joined_on', 'left_on']).execute()
    expect(await maes()).toEqual([{ joined_on: '2020-03-01', left_on: '2027-02-09' }])
    const later = new Date('2028-02-10T10:00:00Z')
    await takeOver(store, 'maas', csv('Maes;0400000086;a@maes.example;;12;9000;1/1/2028;'), noChoices, later)
    expect(await maes()).toEqual([{ joined_on: '2028-01-01', left_on: null }])
    expect(await store.kysely.selectFrom('former_membership').select(['joined_on', 'left_on']).execute()).toEqual([{ joined_on: '2020-03-01', left_on: '2027-02-09' }])
  })

  test('an address that bounced is warned of, and another one is written to', async () => {
    const store = await open()
    await programme(store)
    await takeOver(store, 'maas', csv('Maes;0400000086;oud@maes.example, tweede@maes.example;An;12;9000;;'))
    await store.kysely.updateTable('contact').set({ bounced_at: '2026-05-04T08:00:00.000Z' }).where('email', '=', 'oud@maes.example').execute()
    const same = await seen(store, 'maas', csv('Maes;0400000086;OUD@maes.example;An;12;9000;;'))
    expect(same.findings.map(({ kind, detail }) => [kind, detail])).toEqual([['addressBounced', '2026-05-04']])
    await takeOver(store, 'maas', csv('Maes;0400000086;nieuw@maes.example;Jan;12;9000;;'))
    expect(await store.kysely.selectFrom('contact').select(['name', 'email', 'bounced_at']).orderBy('id').execute()).toEqual([
      { name: 'Jan', email: 'nieuw@maes.example', bounced_at: null },
      { name: null, email: 'tweede@maes.example', bounced_at: null },
    ])
  })

  test('the columns are remembered for the cluster, and a task goes from requested to accepted', async () => {
    const store = await open()
    await programme(store)
    await requestLists(store.kysely, ['maas', 'flag', 'maas'], '2027', now)
    const [flag, maas] = await listTasks(store.kysely)
    expect([flag!.clusterId, maas!.clusterId, taskStateAt(maas!, now)]).toEqual(['flag', 'maas', 'requested'])
    expect([new Date('2027-02-20T09:59:59Z'), new Date('2027-02-20T10:00:00Z')].map((at) => taskStateAt(maas!, at))).toEqual(['requested', 'overdue'])
    const odd = Buffer.from('Lidbedrijf;E-mail;Code\nMaes;a@maes.example;0400000086\nPeeters;p@peeters.example;0123456749\n')
    const file = await fileOf(odd)
    const mapping = { company: 0, email: 1, enterpriseNumber: 2 }
    const preview = await previewList(store.kysely, { clusterId: 'maas', file, mapping }, now)
    await store.kysely.transaction().execute((transaction) => acceptList(transaction, { clusterId: 'maas', file, mapping }, { digest: (preview as ListPreview).digest, acceptWarnings: true, actor, now }))
    const again = await seen(store, 'maas', odd)
    expect([again.mapping, again.how]).toEqual([mapping, { company: 'remembered', email: 'remembered', enterpriseNumber: 'remembered' }])
    expect((await listTasks(store.kysely, 'maas')).map((task) => taskStateAt(task, now))).toEqual(['accepted'])
    expect(await requestLists(store.kysely, ['maas', 'flag'], '2027', new Date('2027-02-21T10:00:00Z'))).toEqual({ asked: [], reminded: ['flag'] })
  })

  test('two companies that are one keep their memberships apart; two numbers are two companies', async () => {
    const store = await open()
    await programme(store)
    await takeOver(store, 'maas', csv('Maes;0400000086;a@maes.example;;;9000;;', 'Maes oud;;b@maes.example;;7;;;'))
    await takeOver(store, 'flag', csv('Maas en Zn;;c@zn.example;;;;;'))
    await takeOver(store, 'euka', csv('Peeters;0123456749;p@peeters.example;;;;;'))
    const companies = new Map((await store.kysely.selectFrom('company').select(['id', 'name']).execute()).map(({ id, name }) => [name, id]))
    const merge = (from: string, into: string) => store.kysely.transaction().execute((transaction) => mergeCompanies(transaction, companies.get(from)!, companies.get(into)!, { now, lastDay: '2027-02-09' }))
    expect(await merge('Peeters', 'Maes')).toBe('twoNumbers')
    expect(await merge('Maes', 'Maes')).toBe('sameCompany')
    expect([await merge('Maas en Zn', 'Maes oud'), await merge('Maes oud', 'Maes')]).toEqual(['merged', 'merged'])
    expect(await merge('Maes oud', 'Maes')).toBe('unknown')
    const memberships = await store.kysely.selectFrom('membership').innerJoin('company', 'company.id', 'company_id').select(['name', 'cluster_id', 'left_on']).orderBy('cluster_id').orderBy('name').execute()
    expect(memberships).toEqual([
      { name: 'Peeters', cluster_id: 'euka', left_on: null },
      { name: 'Maes', cluster_id: 'flag', left_on: null },
      { name: 'Maes', cluster_id: 'maas', left_on: null },
      { name: 'Maes oud', cluster_id: 'maas', left_on: '2027-02-09' },
    ])
    expect(await store.kysely.selectFrom('company').select(['enterprise_number', 'employees', 'provisional_id']).where('name', '=', 'Maes').execute()).toEqual([{ enterprise_number: '0400000086', employees: 7, provisional_id: null }])
  })
})

import type Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { brusselsDayOf } from '../../server/imports/brusselsDay.ts'
import clusters from '../../server/demonstration/clusters.json' with { type: 'json' }
import { openDatabase } from '../server/database.ts'
import { automaticReply, exchangeReport, postfixReport } from '../server/fieldwork/inbound/mailsThatComeBack.ts'
import { twentyLists, type ClusterList } from '../server/memberLists/lists/twentyLists.ts'
import { enter, visitor } from '../server/visitor.ts'
import { cellsOf, dutch } from './signedIn.ts'
import { clockOf, responsesOf } from './year/clock.ts'
import { expectClusters, expectFigures } from './year/cockpit.ts'
import { clusterNames, companyKey, expectedMails } from './year/mails/expectedMails.ts'
import { Ledger } from './year/people/ledger.ts'
import { acceptOnPage, lookAt, preview, sendOwn, takeOver } from './year/lists.ts'
import { membersOf } from './year/people/members.ts'
import { answered, gone, signInByMail, startProgramme, type Programme, type SignedIn } from './year/programme.ts'
import { phonesOf } from './year/people/phones.ts'
import { expectMails as expectedToArrive } from './year/mails/expectMails.ts'
import type { ReadMail } from './year/mails/receivedMail.ts'
import { closeWave, courseOf, historyOf, openWave, prepareCopy, reopenWave } from './year/waves.ts'
import { deal } from './year/people/whoDoesWhat.ts'
import type { MailsOverview } from '../../server/api/mails.ts'
import type { TrialLink, TrialState } from '../../server/api/preparation.ts'
import type { ReachShown, Register } from '../../server/api/register/register.ts'

const year = Number(brusselsDayOf(new Date()).slice(0, 4))
const wave = String(year)
const label = `Bevraging ${wave}`
const dayAhead = (days: number) => brusselsDayOf(new Date(Date.now() + days * 86_400_000))
const managed = { id: 'power-to-gas', name: 'Power to Gas' } as const

const { members, people, membershipsOf } = expectedMails()
const ledger = new Ledger(members, people, (id) => clusterNames.get(id)!)
const corrected = twentyLists({ corrected: true })
const listOf = (clusterId: string, among: readonly ClusterList[] = corrected) => among.find((one) => one.clusterId === clusterId)!

let programme: Programme
let database: Database.Database
let clock: ReturnType<typeof clockOf>
let steward: SignedIn
let manager: SignedIn
beforeAll(async () => {
  programme = await startProgramme()
  database = openDatabase(programme.server)
  clock = clockOf(database, wave)
  steward = await signInByMail(programme, 'databeheer@vlaio.example')
})
afterEach(() => programme.browser.settle())
afterAll(async () => {
  database.close()
  await programme.stop()
})

const act = async <Answer>(path: string, body: unknown, method: 'POST' | 'PUT' = 'POST', status = 200): Promise<Answer> => await answered<Answer>(await steward.http.sendJson(method, path, body), status)
const read = async <Answer>(path: string): Promise<Answer> => await answered<Answer>(await steward.http.get(path))
const mails = () => read<MailsOverview>(`/api/steward/waves/${wave}/mails`)
const untilSent = () => expect.poll(async () => (await mails()).counts.filter(({ state }) => state === 'queued' || state === 'sending'), { timeout: 10_000 }).toEqual([])

const expectMails = (keys: readonly string[], kind: ReadMail['kind']) => expectedToArrive({ programme, ledger, untilSent }, keys, kind)

test('steps 3 and 4: the clusters are described, lists are asked for, and a manager sends one', async () => {
  // One of them is not known under the short name that it uses itself
  for (const { id, endsOn, abbreviation, ...facts } of clusters) {
    await act(`/api/steward/register/clusters/${id}`, { ...facts, abbreviation: id === 'smart-cities-vlaanderen' ? null : abbreviation, endsOn: endsOn === null ? null : `${year + 2}-12-31` }, 'PUT')
  }
  await act('/api/steward/accounts', { email: 'manager@p2g.example', name: 'Mia Manager', role: 'manager', clusterId: managed.id })
  const page = await steward.open('/analyse/register')
  for (const name of ['The Beacon (IoT Value Chain)', 'Flanders.health']) await page.getByText(`${name}: einddatum niet bekend`).waitFor()
  await page.getByRole('button', { name: `Vraag de ontbrekende lijsten van ${year} (20)` }).click()
  await page.getByText('20 gevraagd, 0 herinnerd.').waitFor()
  const [asked] = await programme.arrived(1)
  expect(asked!.to).toEqual(['manager@p2g.example'])

  manager = await signInByMail(programme, 'manager@p2g.example')
  const own = await manager.open('/cluster?blad=leden')
  await own.getByText(`De dienst vraagt uw ledenlijst van ${year}: gevraagd.`).waitFor()
  await lookAt(own, listOf(managed.id))
  await sendOwn(own)

  await page.goto(`${programme.server.origin}/analyse/ledenlijst?cluster=${managed.id}`)
  await page.getByText('De clustermanager stuurde: p2g_members.csv').waitFor()
  await page.getByRole('button', { name: 'Kijk de lijst na' }).click()
  expect(await acceptOnPage(page)).toMatch(/^30 nieuw, [01] gewijzigd, [01] ongewijzigd, 0 uitgetreden\.$/)
  await page.goto(`${programme.server.origin}/analyse/register`)
  await page.getByRole('row', { name: /^Power to Gas / }).getByText(`${year}: overgenomen`).waitFor()
}, 60_000)

test('steps 5 and 6: twenty lists in twenty forms come in; errors keep a list out, warnings are accepted, aliases are known', async () => {
  const spoilt = twentyLists()
  const page = await steward.open(`/analyse/ledenlijst?cluster=${gone.clusterId}`)
  await lookAt(page, listOf(gone.clusterId, spoilt))
  await page.getByRole('table', { name: /^Wat er opvalt: 1 fouten, / }).waitFor()
  expect(await page.getByRole('button', { name: 'Neem de lijst over' }).count()).toBe(0)
  await lookAt(page, listOf(gone.clusterId))
  await page.getByLabel(`${gone.company} is geen lid meer`).check()
  await page.getByRole('button', { name: 'Kijk opnieuw na met deze keuzes' }).click()
  await page.getByRole('table', { name: / 1 uitgetreden$/ }).waitFor()
  expect(await acceptOnPage(page)).toMatch(/, 1 uitgetreden\.$/)

  await page.goto(`${programme.server.origin}/analyse/ledenlijst?cluster=groen-licht-vlaanderen`)
  await lookAt(page, listOf('groen-licht-vlaanderen'))
  expect(await acceptOnPage(page)).toMatch(/^35 nieuw, /)

  // The cluster writes its own name otherwise; once the register knows that, the list is its own
  expect((await preview(steward, listOf('smart-cities-vlaanderen'))).errors).toBe(59)
  await page.goto(`${programme.server.origin}/analyse/register`)
  await page.getByRole('button', { name: 'Wijzig: Smart Cities Vlaanderen (IoT for Society)' }).click()
  await page.getByRole('dialog', { name: 'Cluster wijzigen' }).getByLabel('Afkorting').fill('IoT4S')
  await page.getByRole('dialog').getByRole('button', { name: 'Bewaar' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })

  const done = new Set([managed.id, gone.clusterId, 'groen-licht-vlaanderen'])
  for (const list of corrected.filter(({ clusterId }) => !done.has(clusterId))) {
    const rows = await takeOver(steward, list)
    expect([list.clusterId, rows.added + rows.changed + rows.unchanged, rows.left]).toEqual([list.clusterId, list.members, 0])
  }
  expect(await takeOver(steward, listOf('maas'))).toEqual({ added: 0, rejoined: 0, changed: 0, unchanged: 25, left: 0 })

  const register = await read<Register>('/api/analyst/register')
  expect(Object.fromEntries(register.clusters.map((one) => [one.id, one.members]))).toEqual(Object.fromEntries(corrected.map((one) => [one.clusterId, one.members])))
  expect([register.members, register.companies]).toEqual([1_065, membershipsOf.size])
}, 60_000)

test('steps 1, 2, 7 and 8: the wave is a copy of last year’s, takes its population once, is tried out, and opens without the trial', async () => {
  const page = await steward.open('/analyse/golven')
  await prepareCopy(page, { id: wave, label, opensOn: dayAhead(0), closesOn: dayAhead(60) })
  const course = courseOf(page, label)

  const register = await steward.open('/analyse/register')
  await register.getByRole('button', { name: `Leg de populatie vast: ${label}` }).click()
  await register.getByRole('dialog', { name: 'Leg de populatie vast' }).getByRole('button', { name: 'Leg de populatie vast' }).click()
  await register.getByText(`${dutch(1_065)} leden, ${members.filter((one) => one.people.length === 0).length} zonder mailadres.`).waitFor()
  const reach = await steward.open('/analyse/bereik')
  await reach.getByRole('heading', { level: 1, name: 'Bereik' }).waitFor()
  const { memberships, byMemberships } = await read<ReachShown>('/api/analyst/register/reach')
  const all = [byMemberships.one, byMemberships.two, byMemberships.threeOrMore].map((sizes) => Object.values(sizes).reduce((sum, one) => sum + one, 0))
  expect([memberships, all]).toEqual([1_065, [1, 2, 3].map((count) => [...membershipsOf.values()].filter((one) => Math.min(3, one) === count).length)])

  const { link } = await act<TrialLink>(`/api/steward/waves/${wave}/trial`, { cluster: managed.id, language: 'nl' })
  const steering = await enter(programme.server.origin, link)
  const { reference } = (await (await steering.get('/api/respondent/questionnaire')).json()) as { reference: string }
  expect((await steering.sendJson('PUT', '/api/respondent/answers', { reference, basedOnRevision: 0, answers: { q1: 1 }, page: 'q1' })).status).toBe(200)
  expect((await read<TrialState>(`/api/steward/waves/${wave}/trial`)).links).toBe(1)

  await page.reload()
  await course.getByText(`${dutch(1_065)} uitgenodigd, 0 volledig ingevuld`).waitFor()
  await openWave(course)
  expect((await visitor(programme.server.origin).get(link)).status).toBe(404)
}, 60_000)

let invited: ReadMail[]
let parts: ReturnType<typeof deal>
const inTwo = (mail: ReadMail) => mail.questionnaires.length === 2
/** Of a company in one cluster, where nobody else is written to. */
const single = ({ company }: ReadMail) => membershipsOf.get(companyKey(company)) === 1 && !twoPersons.some((one) => companyKey(one.company) === companyKey(company))
const twoPersons = members.filter((one) => one.people.length === 2)

test('step 9: 1,065 members are invited with one mail for each person of a company, through a real mail server', async () => {
  // The mail servers of four people say at once that there is no such person; one of them has a colleague at the same member
  const unknown = [...[...people.values()].filter(({ clusterNames: of }) => of.length === 1 && of[0] === 'Space 4.0').slice(3, 6).map(({ key }) => key), twoPersons[0]!.people[1]!]
  for (const key of unknown) {
    programme.refused.add(people.get(key)!.address)
    ledger.person(key).bounced = true
  }
  const page = await steward.open(`/analyse/uitnodigingen?golf=${wave}`)
  await page.getByText(`${dutch(people.size)} personen kunnen nu een uitnodiging krijgen.`).waitFor()
  await page.getByRole('button', { name: 'Verstuur de uitnodigingen' }).click()
  await page.getByRole('button', { name: 'Ja, verstuur' }).click()
  await page.getByRole('status').filter({ hasText: `${dutch(people.size)} mails staan klaar en vertrekken.` }).waitFor()
  invited = await expectMails([...people.keys()].filter((key) => !unknown.includes(key)), 'invitation')
  expect(new Set(invited.flatMap(({ questionnaires, stopLink }) => [stopLink, ...questionnaires.map(({ link }) => link)])).size).toBe(invited.reduce((sum, { questionnaires }) => sum + questionnaires.length + 1, 0))
  for (const mail of invited) {
    const person = people.get(mail.key)!
    const names = new Intl.ListFormat(person.language, { type: 'conjunction' }).format(mail.questionnaires.map(({ clusterName }) => clusterName)).replace(/, (and) /, ' $1 ')
    expect(mail.subject).toBe(person.language === 'nl' ? `Wat levert ${names} uw onderneming op?` : `What does ${names} bring your company?`)
    if (mail.questionnaires.every(({ clusterName }) => clusterName === managed.name)) expect(mail.replyTo).toBe('manager@p2g.example')
    if (person.lastName !== null) expect(mail.text.split('\n')[0]!.toLowerCase()).toContain(person.lastName.toLowerCase())
  }
  // The page follows by itself: waiting, being sent, sent, failed, came back, called off
  await expect.poll(() => cellsOf(page, 'Hoe ver zijn de mails?', 'Uitnodiging'), { timeout: 10_000 }).toEqual(['0', '0', dutch(invited.length), '0', '4', '0'])
  // Nobody is left to invite
  expect(await page.getByRole('button', { name: 'Verstuur de uitnodigingen' }).isDisabled()).toBe(true)
  parts = deal(invited)
}, 60_000)

let late: { readonly mail: ReadMail; readonly save: (revision: number) => Promise<Response> }
let nobodyHome: ReadMail

test('steps 10 and 11: a hundred answer, some stop halfway, some want no more, mails come back; the cockpit counts it without a reload', async () => {
  const cockpit = await steward.open(`/analyse/voortgang?golf=${wave}`)
  await expectFigures(cockpit, ledger.counts())
  const does = membersOf(programme.server.origin, ledger)
  const colleagues = invited.find(({ key }) => key === twoPersons[1]!.people[0])!
  for (const { company } of twoPersons) parts.leave(company)
  for (const mail of [colleagues, ...parts.take(93, single)]) await does.finish(mail)
  for (const one of parts.take(2, inTwo)) await does.finish(one, 1)
  const both = parts.one(inTwo)
  for (const place of both.questionnaires.keys()) await does.finish(both, place)
  for (const mail of parts.take(7, single)) await does.begin(mail)
  const mail = parts.one(single)
  late = { mail, save: await does.begin(mail) }
  for (const mail of parts.take(5, single)) await does.open(mail)
  for (const mail of [...parts.take(4, single), parts.one(inTwo)]) await does.optOut(mail)
  nobodyHome = parts.one(single)

  for (const [place, { messageId, to: recipient, key }] of parts.take(10, single).entries()) {
    await programme.comesBack((place % 2 === 0 ? postfixReport : exchangeReport)({ messageId, recipient }))
    ledger.person(key).bounced = true
  }
  for (const { messageId } of parts.take(3, single)) await programme.comesBack(automaticReply(messageId))
  expect((await mails()).inbound).toEqual({ bounce: 10, automaticReply: 3, delayed: 0, unknown: 0 })

  // On a phone: one finishes, one stops halfway, one wants no reminders, and two pass it on, of whose colleagues one answers
  const isDutch = (mail: ReadMail) => single(mail) && mail.language === 'nl'
  const [whole, halfway, noMore, passes, passesToo] = parts.take(5, isDutch)
  const phones = phonesOf(programme.browser, ledger)
  await phones.finish(whole!)
  await phones.stopHalfway(halfway!)
  await phones.optOut(noMore!)
  const [toColleague] = await expectMails([await phones.passOn(passes!, 'An Peeters', 'an@collega.example')], 'delegation')
  await phones.finish(toColleague!)
  await expectMails([await phones.passOn(passesToo!, 'Bert Claes', 'bert@collega.example')], 'delegation')

  const counts = ledger.counts()
  expect(counts.complete).toBe(100)
  await expectFigures(cockpit, counts)
  await expectClusters(cockpit, ledger)
  await cockpit.getByText(/^(Hoe het eindigt, is nog niet te zeggen:|Loopt het verder zoals)/).waitFor()
  const own = await manager.open(`/cluster?golf=${wave}`)
  for (const figure of [`alle (${ledger.counts(managed.name).invited})`, `volledig ingevuld (${ledger.counts(managed.name).complete})`]) await own.getByText(figure).waitFor()
  expect((await manager.http.get(`/api/analyst/waves/${wave}/fieldwork`)).status).toBe(403)
}, 60_000)

test('steps 12 and 13: reminders go to who has not finished, by hand, from a manager and by plan, twice at most', async () => {
  const toRemind = async () => Object.fromEntries((await mails()).reminders.map(({ number, mails: count }) => [number, count]))
  clock.twoDaysPass()
  const first = ledger.toRemind(1)
  expect(await toRemind()).toEqual({ 1: first.length, 2: 0 })
  const page = await steward.open(`/analyse/uitnodigingen?golf=${wave}`)
  await page.getByRole('button', { name: /^Verstuur nu ?: Herinnering 1$/ }).click()
  await page.getByRole('button', { name: 'Ja, verstuur' }).click()
  await page.getByRole('status').filter({ hasText: `${dutch(first.length)} mails staan klaar en vertrekken.` }).waitFor()
  const reminded = await expectMails(first, 'reminder1')
  // Answers through the links of the reminder, one of them by who was halfway, and an end to reminders
  const [does, again] = [membersOf(programme.server.origin, ledger), deal(reminded)]
  const isFree = (started: boolean) => (one: ReadMail) => single(one) && one.questionnaires[0]!.started === started && one.key !== nobodyHome.key && one.key !== late.mail.key
  for (const mail of [...again.take(9, isFree(false)), again.one(isFree(true))]) await does.finish(mail)
  await does.optOut(again.one(isFree(false)))

  clock.twoDaysPass()
  const own = ledger.toRemind(2, managed.name)
  const asManager = await manager.open(`/cluster?golf=${wave}`)
  await asManager.getByRole('button', { name: 'Herinner de leden die nog niet klaar zijn' }).click()
  await asManager.getByRole('dialog').getByLabel('Een woord van u (mag leeg blijven)').fill('Tot op de netwerkdag!')
  await asManager.getByRole('dialog').getByRole('button', { name: 'Ja, verstuur' }).click()
  await asManager.getByText(`${own.length} mails staan klaar en vertrekken.`).waitFor()
  for (const mail of await expectMails(own, 'reminder2')) expect(mail.text).toMatch(/^(Een woord van|A word from) Mia Manager:\n {2}Tot op de netwerkdag!$/m)

  // The second one leaves by itself when its moment has come
  const second = ledger.toRemind(2)
  await page.reload()
  await page.getByLabel('Dag van herinnering 2').fill(dayAhead(3))
  await page.getByRole('button', { name: /^Plan ?: Herinnering 2$/ }).click()
  await page.getByText(/^Vertrekt vanzelf op /).waitFor()
  clock.reminderIsDue(2)
  await expectMails(second, 'reminder2')
  clock.twoDaysPass()
  expect([second.length > 700, await toRemind(), ledger.toRemind(3).length > 700]).toEqual([true, { 1: 0, 2: 0 }, true])
  expect(await act(`/api/steward/waves/${wave}/mails`, { kind: 'reminder' })).toMatchObject({ queued: 0 })
}, 60_000)

test('step 14: the wave closes, a late link is refused kindly, partial stays partial, and opening again needs a reason', async () => {
  const page = await steward.open(`/analyse/golven?golf=${wave}`)
  const course = courseOf(page, label)
  await closeWave(course)
  const { page: tooLate } = await programme.browser.open({ width: 375, expected: [/410/] })
  const lateLink = nobodyHome.questionnaires[0]!.link
  expect((await tooLate.goto(lateLink))!.status()).toBe(410)
  await tooLate.getByRole('heading', { level: 1, name: 'De vragenlijst is afgesloten' }).waitFor()
  await tooLate.getByText('Bij een volgende bevraging horen we graag van u.').waitFor()
  // Who had begun has a quarter of an hour; then it passes
  expect((await late.save(1)).status).toBe(200)
  clock.quarterOfAnHourPasses()
  expect((await late.save(2)).status).toBe(410)
  const { started, complete } = ledger.counts()
  expect([complete, responsesOf(database, wave)]).toEqual([110, { complete, partial: started - complete }])
  const cockpit = await steward.open(`/analyse/voortgang?golf=${wave}`)
  await expectFigures(cockpit, ledger.counts())
  await expectClusters(cockpit, ledger)
  expect(await act(`/api/steward/waves/${wave}/mails`, { kind: 'reminder' }, 'POST', 409)).toMatchObject({ code: 'mailsRefused' })

  await reopenWave(course, dayAhead(7), 'Een cluster kreeg haar herinnering te laat')
  expect((await tooLate.goto(lateLink))!.status()).toBe(200)
  await closeWave(course)
  expect((await tooLate.goto(lateLink))!.status()).toBe(410)
  const history = await historyOf(course)
  expect(history.slice(0, 3).map((text) => /Golf (gesloten|heropend)/.exec(text)?.[0])).toEqual(['Golf gesloten', 'Golf heropend', 'Golf gesloten'])
  expect(history[1]).toContain('reden: Een cluster kreeg haar herinnering te laat')
}, 60_000)

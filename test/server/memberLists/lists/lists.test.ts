import { describe, expect, test } from 'vitest'
import { suggestMapping } from '../../../../server/memberLists/columns/suggestMapping.ts'
import { uploadLimits } from '../../../../server/files/uploads/limits.ts'
import { readCells } from '../../../../server/files/uploads/readCells.ts'
import { listOfCells, readListFile } from '../../../../server/memberLists/file/readListFile.ts'
import { isError } from '../../../../server/memberLists/finding.ts'
import { readMemberList } from '../../../../server/memberLists/readMemberList.ts'
import { forms } from './forms.ts'
import { twentyLists, type ClusterList } from './twentyLists.ts'

/** The names are matched with the register elsewhere; here every cluster answers to the names that its own list uses. */
const ownName = /^(digiti[sz]ing manufacturing|offshore energy|iot4s)$/i

async function read({ content, fileName }: ClusterList) {
  // Without the thread of its own in which files of others are read: it takes longer to start than all of these to read
  const file = listOfCells(await readCells(content, fileName, uploadLimits))
  if (file.kind === 'refused') throw new Error(file.why)
  const { mapping } = suggestMapping(file.table.header, file.table.rows.map(({ cells }) => cells))
  return { file, mapping, ...readMemberList(file.table, mapping, (text) => ownName.test(text)) }
}

const counted = (findings: readonly { readonly kind: string }[]) => Object.fromEntries([...new Set(findings.map(({ kind }) => kind))].map((kind) => [kind, findings.filter((one) => one.kind === kind).length]))

describe('the lists of twenty clusters', () => {
  test('are in twenty forms, of 1,065 members', () => {
    expect(forms.length).toBe(20)
    expect(new Set(forms.map((form) => form.columns.map(([header]) => header).join('|'))).size).toBe(20)
    expect(twentyLists().reduce((sum, { members }) => sum + members, 0)).toBe(1_065)
  })

  for (const list of twentyLists()) {
    test(`${list.fileName}: every mistake is found once, and nothing else`, async () => {
      const { findings, members } = await read(list)
      expect(counted(findings)).toEqual(list.findings)
      expect(members.length).toBe(list.members + (list.findings.sameMemberTwice ?? 0))
    })
  }

  test('read in a thread apart are the same', async () => {
    const [list] = twentyLists()
    expect(await readListFile(list!.content, list!.fileName)).toEqual((await read(list!)).file)
    expect(await readListFile(Buffer.from('Bedrijf;E-mail\n'), 'leeg.csv')).toMatchObject({ kind: 'refused', why: 'noRows' })
    expect(await readListFile(Buffer.from('Dit is;geen lijst\n1;2\n'), 'brief.csv')).toMatchObject({ kind: 'refused', why: 'noHeader' })
  })

  test('put right, hold no error and every member, as the cluster knows it', async () => {
    for (const list of twentyLists({ corrected: true })) {
      const { findings, members } = await read(list)
      expect([list.fileName, counted(findings.filter(isError)), members.length]).toEqual([list.fileName, {}, list.members])
      expect(counted(findings)).toEqual(list.findings)
      const columns = forms.find((form) => form.clusterId === list.clusterId)!.columns.map(([, cell]) => cell).join(' ')
      const known = members.map((member, row) => ({ member, person: list.people[row]! })).filter(({ member }) => !findings.some(({ line }) => line === member.line))
      expect(known.length > 20 || columns.match(/dotted|plain|be|btw|spaced|dashed|nineDigits/) === null).toBe(true)
      for (const { member, person } of known) {
        expect([member.company.toLowerCase(), member.enterpriseNumber, member.addresses[0]!.toLowerCase(), member.postalCode]).toEqual([person.company.toLowerCase(), person.number, person.email, person.postalCode])
        expect(member.contact?.toLowerCase().split(' ').sort()).toEqual(`${person.firstName} ${person.lastName}`.toLowerCase().split(' ').sort())
        if (/joined(Iso|Dots|Serial)?( |$)/.test(columns)) expect(member.joined).toBe(person.joined)
        if (/employees|thousands|vte/.test(columns)) expect(member.employees).toBe(person.employees)
        else expect(member.size).toBe(person.employees < 50 ? 'KO' : 'MGO')
        if (/founded/.test(columns)) expect(member.founded).toBe(person.founded)
      }
    }
  })
})

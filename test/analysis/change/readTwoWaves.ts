import { join } from 'node:path'
import { readCodedAnswers } from '../../../server/files/codedAnswers.ts'
import { readMemberRegister } from '../../../server/files/memberRegister.ts'
import type { PanelPairs, ResponseMatrix } from '../../../analysis/index.ts'

const folder = join(import.meta.dirname, 'reference')

async function read(members: string, responses: string): Promise<{ matrix: ResponseMatrix; memberIds: string[] }> {
  const register = await readMemberRegister(members)
  if (register.kind === 'refused') throw new Error(JSON.stringify(register.problems))
  const answers = await readCodedAnswers(responses, register)
  if (answers.kind === 'refused') throw new Error(JSON.stringify(answers.problems))
  return { matrix: answers.matrix, memberIds: Array.from(answers.memberOfResponse, (member) => register.rows[member]!.memberId) }
}

/** The two waves of test/analysis/change/reference/expected.R, and who answered both. */
export async function readTwoWaves(): Promise<{ earlier: ResponseMatrix; later: ResponseMatrix; pairs: PanelPairs }> {
  const earlier = await read(join(folder, 'earlier-members.csv'), join(folder, 'earlier-responses.csv'))
  const ordinary = join(import.meta.dirname, '../reference/waves/ordinary')
  const later = await read(join(ordinary, 'members.csv'), join(ordinary, 'responses.csv'))
  const before = new Map(earlier.memberIds.map((id, ordinal) => [id, ordinal]))
  const both = later.memberIds.flatMap((id, ordinal) => (before.has(id) ? [[before.get(id)!, ordinal] as const] : []))
  return {
    earlier: earlier.matrix,
    later: later.matrix,
    pairs: { earlier: Uint32Array.from(both, ([ordinal]) => ordinal), later: Uint32Array.from(both, ([, ordinal]) => ordinal) },
  }
}

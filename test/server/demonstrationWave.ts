import { fileURLToPath } from 'node:url'
import { readCodedAnswers, type AnswersFile } from '../../server/files/codedAnswers.ts'
import { readMemberRegister, type RegisterFile } from '../../server/files/memberRegister.ts'

const path = (name: string): string => fileURLToPath(new URL(`../../server/demonstration/${name}`, import.meta.url))

export const membersPath = path('wave-2019-members.csv')
export const responsesPath = path('wave-2019-responses.csv')

/** The committed demonstration wave, as the readers of imported files see it. */
export async function demonstrationWave(): Promise<{ readonly file: RegisterFile; readonly answers: AnswersFile }> {
  const file = await readMemberRegister(membersPath)
  if (file.kind === 'refused') throw new Error(`${file.path}: ${JSON.stringify(file.problems)}`)
  const answers = await readCodedAnswers(responsesPath, file)
  if (answers.kind === 'refused') throw new Error(`${answers.path}: ${JSON.stringify(answers.problems)}`)
  return { file, answers }
}

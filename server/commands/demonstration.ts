/**
 * npm run demonstration
 * Makes the synthetic wave 2019 again, byte for byte, in server/demonstration/, and what may be released of it.
 */
import { writeFileSync } from 'node:fs'
import { makeRelease } from '../../analysis/index.ts'
import { canonicalJson } from '../../db/answers/canonicalJson.ts'
import { committedFiles } from '../demonstration/load.ts'
import { membersTable, responsesTable } from '../demonstration/generate/tables.ts'
import { demonstrationWave } from '../demonstration/generate/wave.ts'
import { readCodedAnswers } from '../files/codedAnswers.ts'
import { readMemberRegister } from '../files/memberRegister.ts'

async function main(): Promise<void> {
  const { members, responses } = demonstrationWave()
  const files = { 'wave-2019-members.csv': membersTable(members), 'wave-2019-responses.csv': responsesTable(responses) }
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(new URL(`../demonstration/${name}`, import.meta.url), text)
    process.stdout.write(`server/demonstration/${name}: ${text.split('\n').length - 2} rows\n`)
  }
  const register = await readMemberRegister(committedFiles.members)
  if (register.kind === 'refused') throw new Error('the register that was just written cannot be read')
  const answers = await readCodedAnswers(committedFiles.responses, register)
  if (answers.kind === 'refused') throw new Error('the answers that were just written cannot be read')
  const release = makeRelease(answers.matrix, undefined, { onStep: (done, all) => process.stderr.isTTY && process.stderr.write(`\rproving the release: ${done} of ${all}\x1b[K${done === all ? '\n' : ''}`) })
  writeFileSync(committedFiles.release, `${canonicalJson(release)}\n`)
  process.stdout.write(`server/demonstration/wave-2019-release.json: ${release.audit.kept} of ${release.audit.eligible} eligible figures\n`)
}

if (process.argv.length > 2) {
  process.stderr.write(`demonstration: takes no arguments, got ${process.argv.slice(2).join(' ')}\n`)
  process.exitCode = 2
} else {
  try {
    await main()
  } catch (error) {
    process.stderr.write(`demonstration: ${(error as Error).message.replace(/\s+/g, ' ')}\n`)
    process.exitCode = 1
  }
}

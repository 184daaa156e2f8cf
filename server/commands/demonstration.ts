import { writeFileSync } from 'node:fs'
import { demonstrationWave } from '../demonstration/generate/wave.ts'
import { membersTable, responsesTable } from '../demonstration/generate/tables.ts'

const { members, responses } = demonstrationWave()
for (const [name, text] of [
  ['wave-2019-members.csv', membersTable(members)],
  ['wave-2019-responses.csv', responsesTable(responses)],
] as const) {
  writeFileSync(new URL(`../demonstration/${name}`, import.meta.url), text)
  console.log(`server/demonstration/${name}: ${text.split('\n').length - 2} rows`)
}

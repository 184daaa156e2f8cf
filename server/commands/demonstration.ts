/**
 * npm run demonstration
 * Makes the synthetic wave 2019 again, byte for byte, in server/demonstration/.
 */
import { writeFileSync } from 'node:fs'
import { membersTable, responsesTable } from '../demonstration/generate/tables.ts'
import { demonstrationWave } from '../demonstration/generate/wave.ts'

function main(): void {
  const { members, responses } = demonstrationWave()
  const files = { 'wave-2019-members.csv': membersTable(members), 'wave-2019-responses.csv': responsesTable(responses) }
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(new URL(`../demonstration/${name}`, import.meta.url), text)
    process.stdout.write(`server/demonstration/${name}: ${text.split('\n').length - 2} rows\n`)
  }
}

if (process.argv.length > 2) {
  process.stderr.write(`demonstration: takes no arguments, got ${process.argv.slice(2).join(' ')}\n`)
  process.exitCode = 2
} else {
  try {
    main()
  } catch (error) {
    process.stderr.write(`demonstration: ${(error as Error).message.replace(/\s+/g, ' ')}\n`)
    process.exitCode = 1
  }
}

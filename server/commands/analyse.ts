/**
 * npm run --silent analyse -- --members FILE --responses FILE [--out FILE]
 * The statistics of one wave as one JSON document.
 */
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { resultsDocument } from '../../analysis/index.ts'
import { readCodedAnswers } from '../files/codedAnswers.ts'
import { problemInWords } from '../files/fileProblem.ts'
import { readMemberRegister } from '../files/memberRegister.ts'
import type { RefusedFile } from '../files/fileProblem.ts'

const usage = `Usage: npm run --silent analyse -- --members FILE --responses FILE [--out FILE]

Computes the statistics of one wave: response rates, every item and axis by domain, tests, proportions and medians,
unweighted, stratified by cluster and raked to cluster and size.

  --members FILE    the member register (CSV, CSV.gz or XLSX)
  --responses FILE  the coded answers (CSV or CSV.gz)
  --out FILE        where the JSON document goes; without it, to standard output
  --help            this text
`

class UsageError extends Error {}
class InputError extends Error {}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: { members: { type: 'string' }, responses: { type: 'string' }, out: { type: 'string' }, help: { type: 'boolean' } },
    })
    return values
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0])
  }
}

async function main(): Promise<void> {
  const { members, responses, out, help } = readArguments()
  if (help) {
    process.stdout.write(usage)
    return
  }
  if (!members || !responses) throw new UsageError(`--${members ? 'responses' : 'members'} FILE is missing`)
  const file = await reading(members, () => readMemberRegister(members))
  const answers = await reading(responses, () => readCodedAnswers(responses, file))
  const employees = Int32Array.from(answers.memberOfResponse, (member) => file.rows[member]!.employees ?? -1)
  const text = `${JSON.stringify(resultsDocument(answers.matrix, { employees, partial: answers.partial.length }), null, 1)}\n`
  if (out) await writeFile(out, text).catch((error: NodeJS.ErrnoException) => { throw new InputError(`${out} cannot be written: ${reasonOf(error)}`) })
  else process.stdout.write(text)
}

async function reading<Read extends { readonly kind: 'read' }>(path: string, read: () => Promise<Read | RefusedFile>): Promise<Read> {
  const result = await read().catch((error: NodeJS.ErrnoException) => { throw new InputError(`${path} cannot be read: ${reasonOf(error)}`) })
  if (result.kind === 'read') return result as Read
  const { problems, problemCount } = result as RefusedFile
  const more = problemCount > problems.length ? ` (and ${problemCount - problems.length} more)` : ''
  throw new InputError(`${path} is refused, ${problemCount} problem${problemCount === 1 ? '' : 's'}: ${problems.map(problemInWords).join('; ')}${more}`)
}

const reasonOf = (error: NodeJS.ErrnoException): string =>
  ({ ENOENT: 'there is no such file', EISDIR: 'it is a folder', EACCES: 'no permission' })[error.code ?? ''] ?? error.message.replace(/\s+/g, ' ')

// Whoever reads the document may stop early (| head)
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

try {
  await main()
} catch (error) {
  const expected = error instanceof UsageError || error instanceof InputError
  process.stderr.write(`analyse: ${(error as Error).message.replace(/\s+/g, ' ')}${error instanceof UsageError ? '; see --help' : expected ? '' : ' (this is a fault of the program)'}\n`)
  process.exitCode = error instanceof UsageError ? 2 : 1
}

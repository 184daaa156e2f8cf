import { parseArgs } from 'node:util'
import { UsageError } from '../commands/commandLine.ts'
import { wrongInCorrection } from './peopleRights.ts'
import type { Language } from '../api/language.ts'

/** What somebody at the machine wants for a person. */
export type RightsOrder =
  | { readonly what: 'find'; readonly text: string }
  | { readonly what: 'record'; readonly contact: string; readonly out: string | undefined }
  | { readonly what: 'correct'; readonly contact: string; readonly name?: string; readonly email?: string; readonly language?: Language }
  | { readonly what: 'erase'; readonly contact: string; readonly answers: string | undefined }

const options = {
  out: { type: 'string' },
  name: { type: 'string' },
  email: { type: 'string' },
  language: { type: 'string' },
  answers: { type: 'string' },
  help: { type: 'boolean' },
} as const
type Option = Exclude<keyof typeof options, 'help'>

const optionsOf: Readonly<Record<RightsOrder['what'], readonly Option[]>> = { find: [], record: ['out'], correct: ['name', 'email', 'language'], erase: ['answers'] }
const isKnown = (what: string | undefined): what is RightsOrder['what'] => what !== undefined && Object.hasOwn(optionsOf, what)

/** Undefined when only the usage was asked for. @throws UsageError */
export function readRightsOrder(words: readonly string[]): RightsOrder | undefined {
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>
  try {
    parsed = parseArgs({ args: [...words], options, allowPositionals: true })
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0])
  }
  const { help, ...given } = parsed.values
  if (help) return undefined
  const [what, subject, tooMany] = parsed.positionals
  if (!isKnown(what)) throw new UsageError(`${what === undefined ? 'nothing' : `"${what}"`} to do, expected find, record, correct or erase`)
  if (tooMany !== undefined) throw new UsageError(`"${tooMany}" is one word too many`)
  const stray = (Object.keys(given) as Option[]).find((name) => !optionsOf[what].includes(name))
  if (stray !== undefined) throw new UsageError(`--${stray} does not go with ${what}`)
  if (what === 'find') {
    if (subject === undefined || subject.trim().length < 3) throw new UsageError('TEXT is missing or shorter than 3 characters')
    return { what, text: subject }
  }
  if (subject === undefined) throw new UsageError('CONTACT is missing: the id that find prints')
  if (what === 'record') return { what, contact: subject, out: given.out }
  if (what === 'erase') return { what, contact: subject, answers: given.answers }
  return { what, contact: subject, ...correctionOf(given) }
}

function correctionOf({ name, email, language }: Partial<Record<Option, string>>): { readonly name?: string; readonly email?: string; readonly language?: Language } {
  if (name === undefined && email === undefined && language === undefined) throw new UsageError('nothing to correct, expected --name, --email or --language')
  if (language !== undefined && language !== 'nl' && language !== 'en') throw new UsageError(`--language is "${language}", expected nl or en`)
  const correction = { ...(name === undefined ? {} : { name: name.trim() }), ...(email === undefined ? {} : { email: email.trim().toLowerCase() }), ...(language === undefined ? {} : { language: language as Language }) }
  const wrong = wrongInCorrection({ name: correction.name ?? null, email: correction.email ?? null, language: 'nl' })
  if (wrong !== null) throw new UsageError(`--${wrong.field} is "${wrong.value}", expected ${wrong.expected}`)
  return correction
}

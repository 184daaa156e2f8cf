import type { Questionnaire } from '../questionnaire/questionnaire.ts'
import { questionnaire2020 } from './2020.1/questionnaire.ts'
import { codedVersion } from './codedVersion.ts'

/** Every version that was or may be fielded. Add a version beside the others, never change one in place. */
const fielded: readonly Questionnaire[] = [questionnaire2020]

/** The version of a new wave. */
export const currentVersion: string = questionnaire2020.version

const known = new Map<string, Questionnaire>(fielded.map((one) => [one.version, one]))

/**
 * The questionnaire of a version: a fielded one, or `coded:S/B/P` for an imported wave of S, B and P statements.
 * Always the same object for the same version.
 * @throws RangeError for a version that does not exist
 */
export function questionnaire(version: string): Questionnaire {
  const found = known.get(version) ?? codedVersion(version)
  if (!found) throw new RangeError(`no questionnaire has version ${JSON.stringify(version)}; known are ${fielded.map((one) => one.version).join(', ')} and coded:S/B/P`)
  known.set(version, found)
  return found
}

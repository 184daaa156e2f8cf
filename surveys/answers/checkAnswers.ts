import { questionnaire } from '../versions/versions.ts'
import { compileCheck, type AnswerCheck, type CheckDocument, type CheckMode } from './check/compileCheck.ts'

const compiled = new Map<string, CheckDocument>()

/**
 * The one rule that says whether an answer document fits its version: nothing that was not asked, no key, row or code
 * that the questionnaire does not have, and in complete mode nothing missing. What fits comes back as a clean copy:
 * keys in the order of the questionnaire, lists in the order of the document.
 * @throws RangeError for a version that does not exist; a document never makes it throw
 */
export function checkAnswers(version: string, document: unknown, mode: CheckMode): AnswerCheck {
  let check = compiled.get(version)
  if (check === undefined) {
    check = compileCheck(questionnaire(version))
    compiled.set(version, check)
  }
  return check(document, mode)
}

import type { ShownListPreview } from '../../../server/api/register/lists.ts'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { becauseWords, words } from './words.ts'

/** What the list itself does not say. */
export interface Decisions {
  /** Rows that are a company of the register. */
  readonly same: readonly { readonly line: number; readonly companyId: string }[]
  /** Members who are not on the list and left. */
  readonly leaving: readonly string[]
}

export const noDecisions: Decisions = { same: [], leaving: [] }

interface Props {
  readonly preview: ShownListPreview
  readonly decisions: Decisions
  readonly decide: (decisions: Decisions) => void
  readonly lookAgain: () => Promise<void>
}

/** Which rows are companies that are there already, and who left; the list is looked at again with that. */
export function ListDecisions({ preview, decisions, decide, lookAgain }: Props) {
  const { say, number } = useLanguage()
  const { proposals, notListed } = preview
  const { same, leaving } = decisions
  const setSame = (line: number, companyId: string | null) => decide({ leaving, same: [...same.filter((one) => one.line !== line), ...(companyId === null ? [] : [{ line, companyId }])] })
  const setLeaving = (id: string, leaves: boolean) => decide({ same, leaving: leaves ? [...leaving, id] : leaving.filter((one) => one !== id) })
  if (proposals.length === 0 && notListed.length === 0 && same.length === 0) return null
  return (
    <section className="section list-decisions">
      {proposals.length === 0 ? null : (
        <fieldset>
          <legend>{say(words.same)}</legend>
          {proposals.map(({ line, companyId, name, enterpriseNumber, because }) => (
            <label key={`${line} ${companyId}`} className="list-accept">
              <input type="checkbox" checked={same.some((one) => one.line === line && one.companyId === companyId)} onChange={(event) => setSame(line, event.target.checked ? companyId : null)} />
              <span>{`${say(words.line)} ${number(line)} ${say(words.isSame)} ${name}${enterpriseNumber === null ? '' : ` (${enterpriseNumber})`}: ${say(becauseWords[because])}`}</span>
            </label>
          ))}
        </fieldset>
      )}
      {notListed.length === 0 ? null : (
        <fieldset>
          <legend>{`${say(words.notListed)} (${number(notListed.length)})`}</legend>
          {notListed.map(({ membershipId, company }) => (
            <label key={membershipId} className="list-accept">
              <input type="checkbox" checked={leaving.includes(membershipId)} onChange={(event) => setLeaving(membershipId, event.target.checked)} />
              <span>{`${company} ${say(words.leaves)}`}</span>
            </label>
          ))}
        </fieldset>
      )}
      <button type="button" className="button" onClick={() => void lookAgain()}>{say(words.lookAgain)}</button>
    </section>
  )
}

import { useState } from 'react'
import type { MergeProposals } from '../../../server/api/register/register.ts'
import { AskDialog } from '../../ui/components/AskDialog.tsx'
import { Table } from '../../ui/components/Table.tsx'
import { Waiting } from '../../ui/components/Waiting.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { RequestProblem, requestJson } from '../../ui/request/requestJson.ts'
import { useResource } from '../../ui/request/useResource.ts'
import { becauseWords, words } from './words.ts'

type Proposal = MergeProposals['proposals'][number]

/** Companies that may be one, to be merged one by one. */
export function MergesSection({ steward, revision, changed }: { readonly steward: boolean; readonly revision: number; readonly changed: () => void }) {
  const { say, language } = useLanguage()
  const resource = useResource<MergeProposals>(`/api/analyst/register/merges?na=${revision}`)
  const [asked, setAsked] = useState<Proposal | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const merge = async ({ company, other }: Proposal) => {
    try {
      await requestJson(`/api/steward/register/merges?taal=${language}`, { method: 'POST', body: { companyId: company.id, intoId: other.id } })
      setAsked(null)
      changed()
    } catch (error) {
      setProblem(error instanceof RequestProblem && error.code === 'mergeRefused' ? error.message : say(words.failed))
    }
  }
  return (
    <section className="section">
      <h2>{say(words.merges)}</h2>
      <p className="soft">{say(words.mergesMore)}</p>
      <Waiting resource={resource} height={120}>
        {({ proposals }) => proposals.length === 0 ? <p>{say(words.noMerges)}</p> : (
          <Table caption={say(words.merges)} captionHidden className="restack">
            <thead>
              <tr>
                <th scope="col">{say(words.company)}</th>
                <th scope="col">{say(words.with)}</th>
                <th scope="col">{say(words.because)}</th>
                {steward ? <th scope="col">{say(words.acts)}</th> : null}
              </tr>
            </thead>
            <tbody>
              {proposals.map((one) => (
                <tr key={`${one.company.id} ${one.other.id}`}>
                  <th scope="row">{`${one.company.name} (${one.company.clusters.join(', ')})`}</th>
                  <td>{`${one.other.name}${one.other.enterpriseNumber === null ? '' : `, ${one.other.enterpriseNumber}`} (${one.other.clusters.join(', ')})`}</td>
                  <td>{say(becauseWords[one.because])}</td>
                  {steward ? <td><button type="button" className="button-quiet" aria-label={`${say(words.merge)}: ${one.company.name}`} onClick={() => { setProblem(null); setAsked(one) }}>{say(words.merge)}</button></td> : null}
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </Waiting>
      {asked === null ? null : <AskDialog title={say(words.askMerge)} of={`${asked.company.name} → ${asked.other.name}`} more={say(words.askMergeMore)} confirm={say(words.merge)} problem={problem} onConfirm={() => void merge(asked)} onClose={() => setAsked(null)} />}
    </section>
  )
}

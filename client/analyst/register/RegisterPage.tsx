import { useState } from 'react'
import type { Register } from '../../../server/api/register/register.ts'
import { Notice } from '../../ui/components/Notice.tsx'
import { Waiting } from '../../ui/components/Waiting.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { missingWords } from '../../ui/members/words.ts'
import { requestJson } from '../../ui/request/requestJson.ts'
import { useResource } from '../../ui/request/useResource.ts'
import { PageHead } from '../PageHead.tsx'
import { ClusterTable } from './ClusterTable.tsx'
import { CorrectionsSection } from './CorrectionsSection.tsx'
import { MergesSection } from './MergesSection.tsx'
import { MissingSection } from './MissingSection.tsx'
import { PopulationSection } from './PopulationSection.tsx'
import { gapWords, words } from './words.ts'
import '../../ui/members/members.css'
import './register.css'

/** Clusters without a list of this round, or whose list is late. */
const toAsk = ({ clusters, round }: Register) => clusters.filter(({ active, task }) => active && (task === null || task.round !== round || task.state === 'overdue')).map(({ id }) => id)

/** @param steward only the data steward changes anything */
export function RegisterPage({ steward }: { readonly steward: boolean }) {
  const { say, number } = useLanguage()
  const [revision, setRevision] = useState(0)
  const [said, setSaid] = useState('')
  const resource = useResource<Register>(`/api/analyst/register?na=${revision}`)
  const changed = (message: string) => {
    setSaid(message)
    setRevision((count) => count + 1)
  }
  const ask = async (register: Register) => {
    try {
      const { asked, reminded } = await requestJson<{ asked: number; reminded: number }>('/api/steward/register/tasks', { method: 'POST', body: { round: register.round, clusterIds: toAsk(register) } })
      changed(`${number(asked)} ${say(words.asked)}, ${number(reminded)} ${say(words.reminded)}.`)
    } catch {
      setSaid(say(words.failed))
    }
  }
  return (
    <>
      <PageHead title={say(words.title)} lead={say(words.lead)} />
      <p role="status" className="register-said">{said}</p>
      <Waiting resource={resource} height={900}>
        {(register) => {
          const gaps = register.clusters.filter((one) => one.gaps.length > 0)
          return (
            <>
              <dl className="figures">
                <div><dt>{say(words.members)}</dt><dd>{number(register.members)}</dd></div>
                <div><dt>{say(words.companies)}</dt><dd>{number(register.companies)}</dd></div>
                {(['address', 'bounced', 'size', 'enterpriseNumber'] as const).map((kind) => <div key={kind}><dt>{say(missingWords[kind]!)}</dt><dd>{number(register.missing[kind])}</dd></div>)}
              </dl>
              {gaps.length === 0 ? null : (
                <div className="section">
                  <Notice kind="warning" title={say(words.unresolved)}>
                    <p>{say(words.unresolvedMore)}</p>
                    <ul>{gaps.map((one) => <li key={one.id}>{`${one.name}: ${one.gaps.map((gap) => say(gapWords[gap])).join(', ')}`}</li>)}</ul>
                  </Notice>
                </div>
              )}
              <ClusterTable register={register} steward={steward} changed={() => changed(say(words.saved))} />
              <p className="register-acts">
                {steward && toAsk(register).length > 0 ? <button type="button" className="button" onClick={() => void ask(register)}>{`${say(words.ask)} ${register.round} (${number(toAsk(register).length)})`}</button> : null}
                <a href="/api/analyst/register/template.xlsx">{say(words.template)}</a>
              </p>
              <PopulationSection waves={register.waves} steward={steward} changed={changed} />
              <MissingSection register={register} steward={steward} revision={revision} changed={() => changed(say(words.saved))} />
              <CorrectionsSection steward={steward} revision={revision} changed={() => changed(say(words.saved))} />
              <MergesSection steward={steward} revision={revision} changed={() => changed(say(words.saved))} />
            </>
          )
        }}
      </Waiting>
    </>
  )
}

import { useId, useState } from 'react'
import type { TrialLink, TrialState } from '../../../../server/api/preparation.ts'
import type { WaveCourse } from '../../../../server/api/waveCourse.ts'
import { Notice } from '../../../ui/components/Notice.tsx'
import { Waiting } from '../../../ui/components/Waiting.tsx'
import { useLanguage } from '../../../ui/language/useLanguage.ts'
import { RequestProblem, requestJson } from '../../../ui/request/requestJson.ts'
import { useResource } from '../../../ui/request/useResource.ts'
import { words } from './words.ts'

/** Links to try the questionnaire of a draft. */
export function WaveTrial({ wave }: { readonly wave: WaveCourse }) {
  const { say, language, number } = useLanguage()
  const id = useId()
  const [revision, setRevision] = useState(0)
  const address = `/api/steward/waves/${encodeURIComponent(wave.id)}/trial`
  const resource = useResource<TrialState>(`${address}?na=${revision}`)
  const [cluster, setCluster] = useState('')
  const [made, setMade] = useState<TrialLink | undefined>(undefined)
  const [trouble, setTrouble] = useState<string | undefined>(undefined)

  async function make(first: string) {
    setMade(undefined)
    setTrouble(undefined)
    try {
      setMade(await requestJson<TrialLink>(`${address}?taal=${language}`, { method: 'POST', body: { cluster: cluster === '' ? first : cluster, language } }))
      setRevision((count) => count + 1)
    } catch (error) {
      if (!(error instanceof RequestProblem)) throw error
      setTrouble(error.message)
    }
  }

  return (
    <details className="wave-history">
      <summary>{say(words.trial)}<span className="hidden">{`: ${wave.label}`}</span></summary>
      <p>{say(words.trialMore)}</p>
      <Waiting resource={resource} height={120}>
        {({ links, complete, longestMinutes, clusters }) => (
          <>
            <p>{`${number(links)} ${say(words.tried)} ${number(complete)}.`}{longestMinutes === null ? '' : ` ${say(words.longest).replace('{n}', number(Math.ceil(longestMinutes)))}`}</p>
            <div className="control">
              <label htmlFor={id}>{say(words.cluster)}</label>
              <select id={id} value={cluster === '' ? clusters[0]?.id : cluster} onChange={(event) => setCluster(event.target.value)}>
                {clusters.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
              </select>
            </div>
            <div className="wave-buttons"><button type="button" className="button button-second" disabled={clusters.length === 0} onClick={() => void make(clusters[0]!.id)}>{say(words.makeLink)}</button></div>
          </>
        )}
      </Waiting>
      {trouble === undefined ? null : <Notice kind="error" title={say(words.failed)}><p>{trouble}</p></Notice>}
      <p role="status">{made === undefined ? null : <>{`${say(words.link)}, ${made.clusterName}: `}<a href={made.link} className="wave-trial-link">{made.link}</a></>}</p>
    </details>
  )
}

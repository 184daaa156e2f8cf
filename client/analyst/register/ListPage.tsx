import { useId, useState } from 'react'
import { Link } from 'wouter'
import type { ShownListPreview } from '../../../server/api/register/lists.ts'
import type { Register } from '../../../server/api/register/register.ts'
import { Notice } from '../../ui/components/Notice.tsx'
import { Waiting } from '../../ui/components/Waiting.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { ListUpload } from '../../ui/members/ListUpload.tsx'
import { useAddress } from '../../ui/page/useAddress.ts'
import { requestJson } from '../../ui/request/requestJson.ts'
import { useResource } from '../../ui/request/useResource.ts'
import { PageHead } from '../PageHead.tsx'
import { ListDecisions, noDecisions, type Decisions } from './ListDecisions.tsx'
import { words } from './words.ts'
import '../../ui/members/members.css'
import './register.css'

const at = '/api/steward/register/lists'

interface TakenOver {
  readonly rows: ShownListPreview['rows']
}

/** A cluster's list, in its own form, into the register. */
export function ListPage() {
  const { say, language, number } = useLanguage()
  const address = useAddress()
  const id = useId()
  const [revision, setRevision] = useState(0)
  const [done, setDone] = useState<TakenOver | null>(null)
  const [decisions, setDecisions] = useState<Decisions>(noDecisions)
  const resource = useResource<Register>(`/api/analyst/register?na=${revision}`)
  const chosen = address.read('cluster')
  const choose = (cluster: string) => {
    setDone(null)
    setDecisions(noDecisions)
    address.go({ cluster: cluster === '' ? null : cluster, bestand: null })
  }
  return (
    <>
      <PageHead title={say(words.listTitle)} lead={say(words.listLead)} />
      <p><Link href={address.with({ bestand: null }, '/register')}>{say(words.back)}</Link></p>
      <Waiting resource={resource} height={400}>
        {({ clusters }) => {
          const cluster = clusters.find((one) => one.id === chosen)
          const received = cluster?.received !== null && cluster?.received !== undefined && address.read('bestand') !== 'ander' ? cluster.received : null
          const body = () => ({ clusterId: cluster!.id, same: decisions.same, leaving: decisions.leaving })
          return (
            <>
              <div className="controls">
                <div className="control">
                  <label htmlFor={id}>{say(words.cluster)}</label>
                  <select id={id} value={cluster?.id ?? ''} onChange={(event) => choose(event.target.value)}>
                    <option value="">{say(words.chooseCluster)}</option>
                    {clusters.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
                  </select>
                </div>
              </div>
              <div role="status" className="section">
                {done === null ? null : <Notice title={say(words.takenOver)}><p>{(['added', 'changed', 'unchanged', 'left'] as const).map((kind) => `${number(kind === 'changed' ? done.rows.changed + done.rows.rejoined : done.rows[kind])} ${say(words[kind])}`).join(', ')}.</p></Notice>}
              </div>
              {cluster === undefined || done !== null ? null : (
                <ListUpload
                  key={`${cluster.id} ${received === null}`}
                  {...(received === null ? {} : { given: { label: `${say(words.received)}: ${received.fileName}`, file: null } })}
                  preview={(file, mapping) => requestJson(`${at}/preview?taal=${language}`, { method: 'POST', body: { ...body(), file, mapping } })}
                  send={async (file, mapping, { digest }) => {
                    setDone(await requestJson<TakenOver>(`${at}?taal=${language}`, { method: 'POST', body: { ...body(), file, mapping, digest, acceptWarnings: true } }))
                    setDecisions(noDecisions)
                    setRevision((count) => count + 1)
                  }}
                  sendLabel={say(words.takeOver)}
                  sendMore={say(words.takeOverMore)}
                >
                  {(preview, lookAgain) => <ListDecisions preview={preview} decisions={decisions} decide={setDecisions} lookAgain={lookAgain} />}
                </ListUpload>
              )}
              {received === null || done !== null ? null : <p className="section"><Link href={address.with({ bestand: 'ander' })}>{say(words.other)}</Link></p>}
            </>
          )
        }}
      </Waiting>
    </>
  )
}

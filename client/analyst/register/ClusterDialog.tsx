import { useId, useState } from 'react'
import type { RegisterClusterRow } from '../../../server/api/register/register.ts'
import { AskDialog } from '../../ui/components/AskDialog.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { requestJson } from '../../ui/request/requestJson.ts'
import { words } from './words.ts'

interface Props {
  readonly cluster: RegisterClusterRow
  readonly changed: () => void
  readonly close: () => void
}

/** What the register says of a cluster, corrected. */
export function ClusterDialog({ cluster, changed, close }: Props) {
  const { say } = useLanguage()
  const id = useId()
  const [facts, setFacts] = useState({ name: cluster.name, abbreviation: cluster.abbreviation ?? '', call: cluster.call, endsOn: cluster.endsOn ?? '', aliases: cluster.aliases.join('; ') })
  const [embedding, setEmbedding] = useState(cluster.embedding)
  const [problem, setProblem] = useState<string | null>(null)
  const confirm = async () => {
    const aliases = facts.aliases.split(';').map((one) => one.trim()).filter((one) => one !== '')
    try {
      await requestJson(`/api/steward/register/clusters/${encodeURIComponent(cluster.id)}`, {
        method: 'PUT',
        body: { name: facts.name, abbreviation: facts.abbreviation.trim() === '' ? null : facts.abbreviation, call: facts.call, embedding, endsOn: facts.endsOn === '' ? null : facts.endsOn, aliases },
      })
      close()
      changed()
    } catch {
      setProblem(say(words.failed))
    }
  }
  const field = (key: keyof typeof facts, type: 'text' | 'date' = 'text') => (
    <div className="control">
      <label htmlFor={`${id}${key}`}>{say(words[key])}</label>
      <input id={`${id}${key}`} type={type} autoComplete="off" value={facts[key]} onChange={(event) => setFacts({ ...facts, [key]: event.target.value })} />
    </div>
  )
  return (
    <AskDialog title={say(words.changeCluster)} of={cluster.name} more={say(words.changeClusterMore)} confirm={say(words.save)} problem={problem} onConfirm={() => void confirm()} onClose={close}>
      {field('name')}
      {field('abbreviation')}
      {field('call')}
      <div className="control">
        <label htmlFor={`${id}embedding`}>{say(words.embedding)}</label>
        <select id={`${id}embedding`} value={embedding} onChange={(event) => setEmbedding(event.target.value)}>
          <option value="zelfstandig">{say(words.zelfstandig)}</option>
          <option value="gevestigd">{say(words.gevestigd)}</option>
        </select>
      </div>
      {field('endsOn', 'date')}
      {field('aliases')}
    </AskDialog>
  )
}

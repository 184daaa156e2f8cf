import { useId } from 'react'
import type { DomainId } from '../../../analysis/figures/effectMatrix.ts'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { domainName } from '../levels.ts'
import { readDomain, writeDomain } from '../state.ts'

interface Props {
  readonly label: string
  readonly domains: readonly DomainId[]
  readonly chosen: DomainId
  readonly choose: (domain: DomainId) => void
}

export function DomainChoice({ label, domains, chosen, choose }: Props) {
  const { say } = useLanguage()
  const id = useId()
  const all = domains.includes(chosen) ? domains : [...domains, chosen]
  return (
    <div className="control domain-choice">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={writeDomain(chosen)} onChange={(event) => choose(readDomain(event.target.value) ?? 'total')}>
        {all.map((domain) => <option key={domain} value={writeDomain(domain)}>{say(domainName(domain))}</option>)}
      </select>
    </div>
  )
}

import type { DomainId } from '../../../analysis/index.ts'
import { rText } from './rText.ts'

/** Who is in a domain, as a condition of R on the rows of the data. */
export function domainCondition(domain: DomainId): string {
  if (domain === 'total') return 'rep(TRUE, nrow(d))'
  const at = domain.indexOf('=')
  const [by, level] = [domain.slice(0, at), domain.slice(at + 1)]
  // A member who left the question on participation blank is in neither group
  return by === 'activity' ? `d$q1_active %in% ${Number(level)}` : `d$${by} == ${rText(level)}`
}

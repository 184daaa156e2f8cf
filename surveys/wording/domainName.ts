import type { DomainId } from '../../analysis/figures/effectMatrix.ts'
import { levelLabel, shortLevelLabel, type Classification } from '../codebook/levels.ts'
import type { Text } from '../questionnaire/text.ts'

const allMembers: Text = { nl: 'Alle leden', en: 'All members' }

function nameWith(label: (by: Classification, level: string) => Text, domain: DomainId): Text {
  if (domain === 'total') return allMembers
  const at = domain.indexOf('=')
  const by = domain.slice(0, at)
  const level = domain.slice(at + 1)
  return by === 'cluster' ? { nl: level, en: level } : label(by as Classification, level)
}

/** A subgroup in words, as a heading has room for. */
export const domainName = (domain: DomainId): Text => nameWith(levelLabel, domain)

/** The same, as short as the head of a column needs. */
export const shortDomainName = (domain: DomainId): Text => nameWith(shortLevelLabel, domain)

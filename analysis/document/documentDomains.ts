import { domainsOf, profilesInDomain } from '../tallies/domains.ts'
import type { DomainId } from '../figures/effectMatrix.ts'
import type { Profiles } from '../tallies/profiles.ts'
import type { DocumentDomain } from './wave.ts'

/** In the document also when the register lacks the level: then with a base of 0. */
const always: readonly DomainId[] = [
  'total', 'call=1', 'call=2', 'size=KO', 'size=MGO', 'embedding=zelfstandig', 'embedding=gevestigd', 'activity=0', 'activity=1',
]

export function domainsOfDocument(profiles: Profiles): DocumentDomain[] {
  return [...new Set([...always, ...domainsOf(profiles.matrix.register)])].map((id) => {
    const inDomain = profilesInDomain(profiles, id)
    return { id, inDomain, responses: inDomain.reduce((sum, inside, profile) => sum + inside * profiles.responses[profile]!, 0) }
  })
}

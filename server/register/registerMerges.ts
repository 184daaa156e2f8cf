import { listRegisterClusters } from '../../db/identity/register/clusters.ts'
import { listRegisterCompanies, listRegisterContacts, listRegisterMemberships } from '../../db/identity/register/registerRows.ts'
import { CompanyMatcher } from '../memberLists/plan/matchCompanies.ts'
import type { Database } from '../../db/store.ts'
import type { MergeProposals } from '../api/register/register.ts'

/** Companies without a number that may be one with another: two different numbers are two companies. */
export async function proposeRegisterMerges(db: Database): Promise<MergeProposals['proposals']> {
  const companies = await listRegisterCompanies(db)
  const names = new Map((await listRegisterClusters(db)).map(({ id, name }) => [id, name]))
  const clustersOf = new Map<string, string[]>()
  for (const { companyId, clusterId } of await listRegisterMemberships(db)) clustersOf.set(companyId, [...(clustersOf.get(companyId) ?? []), names.get(clusterId) ?? clusterId])
  const addresses = new Map<string, string[]>()
  for (const { companyId, email } of await listRegisterContacts(db)) if (email !== null) addresses.set(companyId, [...(addresses.get(companyId) ?? []), email])
  const matcher = new CompanyMatcher({ companies, inCluster: new Set(), addresses })
  const seen = new Set<string>()
  const proposals: MergeProposals['proposals'] = []
  for (const { id, name, enterpriseNumber, provisionalId, postalCode } of companies) {
    if (enterpriseNumber !== null) continue
    for (const other of matcher.alike({ company: name, enterpriseNumber, postalCode, addresses: addresses.get(id) ?? [] })) {
      const pair = [id, other.companyId].sort().join(' ')
      if (other.companyId === id || seen.has(pair)) continue
      seen.add(pair)
      proposals.push({
        company: { id, name, provisionalId, clusters: clustersOf.get(id) ?? [] },
        other: { id: other.companyId, name: other.name, enterpriseNumber: other.enterpriseNumber, clusters: clustersOf.get(other.companyId) ?? [] },
        because: other.because,
      })
    }
  }
  return proposals
}

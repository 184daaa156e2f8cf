import type { ReleaseRules } from './releaseDocument.ts'

/** What is enforced. The words that members read about it are written from this object. */
export const releaseRules: ReleaseRules = {
  smallestBase: 5,
  distributionBase: 10,
  exactBase: 30,
  countsRoundedTo: 3,
  dissentersHidden: 2,
  peerClusters: 3,
  peerCompanies: 15,
  largestPeerShare: 0.5,
}

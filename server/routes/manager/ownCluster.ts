import { Problem } from '../../problem.ts'
import type { VisitContext } from '../../visit.ts'

/** The cluster always comes from the account; no address names one. */
export function ownCluster(context: VisitContext): string {
  const { clusterId } = context.get('account')
  if (clusterId === null) throw new Problem('notYourRole')
  return clusterId
}

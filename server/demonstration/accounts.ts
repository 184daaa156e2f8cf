import type { Account } from '../../db/identity/access/account.ts'
import type { ParticipationCounts } from '../../analysis/index.ts'

export const accountIds = {
  manager: 'demonstration-manager',
  smallManager: 'demonstration-manager-small',
  analyst: 'demonstration-analyst',
  steward: 'demonstration-steward',
} as const

/** One account for every role: a manager of the cluster in the middle of the row by size, one of the smallest, an analyst and a steward. */
export function demonstrationAccounts(clusters: readonly (ParticipationCounts & { readonly level: string })[]): Omit<Account, 'disabledAt'>[] {
  const bySize = [...clusters].sort((a, b) => a.complete - b.complete || a.invited - b.invited || (a.level < b.level ? -1 : 1))
  const middle = bySize[Math.floor(bySize.length / 2)]!
  return [
    { id: accountIds.manager, email: 'manager@voorbeeld.example', name: 'Clustermanager (demonstratie)', role: 'manager', clusterId: middle.level },
    { id: accountIds.smallManager, email: 'manager-klein@voorbeeld.example', name: 'Clustermanager, klein netwerk (demonstratie)', role: 'manager', clusterId: bySize[0]!.level },
    { id: accountIds.analyst, email: 'analist@voorbeeld.example', name: 'Analist (demonstratie)', role: 'analyst', clusterId: null },
    { id: accountIds.steward, email: 'steward@voorbeeld.example', name: 'Datasteward (demonstratie)', role: 'steward', clusterId: null },
  ]
}

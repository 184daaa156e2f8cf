import { releaseRules } from '../../analysis/index.ts'
import { findLatestRelease } from '../../db/answers/release.ts'
import { recordAct } from '../../db/audit/auditTrail.ts'
import { readEntries } from '../../db/audit/readEntries.ts'
import type { ReleaseRules } from '../../analysis/index.ts'
import type { Store } from '../../db/store.ts'

const before = 'Before'

/**
 * Thresholds are part of the program, so they change when another program starts on the same data: that is when it is
 * written down, once, with what they were at the last release or the last change and what they are now.
 */
export async function recordChangedThresholds(store: Store, now: Date, rules: ReleaseRules = releaseRules): Promise<void> {
  await store.kysely.transaction().execute(async (transaction) => {
    const release = await findLatestRelease(transaction)
    if (release === undefined) return
    const known: Record<string, unknown> = { ...release.document.rules }
    // Newest first: the oldest is taken over by those after it
    const since = await readEntries(transaction, { act: 'thresholdChanged', since: new Date(release.madeAt), limit: 1_000 })
    for (const { details } of since.reverse()) Object.assign(known, details)
    const changed = Object.entries(rules).filter(([name, value]) => known[name] !== value)
    if (changed.length === 0) return
    const details = Object.fromEntries(changed.flatMap(([name, value]) => [[name, value as number], [`${name}${before}`, (known[name] ?? null) as number | null]]))
    await recordAct(transaction, { at: now, actor: { kind: 'command', name: 'start' }, act: 'thresholdChanged', details })
  })
}

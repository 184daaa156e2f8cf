import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { RespondentQuestionnaire } from '../../server/api/respondent.ts'
import type { SaveQueue } from './autosave/saveQueue.ts'
import type { QueueSnapshot } from './autosave/saveState.ts'
import { browserSurroundings, openQueue } from './openQueue.ts'

/** One queue for as long as the questionnaire is open, awake when the connection or the member comes back. */
export function useQueue(opened: RespondentQuestionnaire): { queue: SaveQueue; snapshot: QueueSnapshot } {
  const [queue] = useState(() => openQueue(opened, browserSurroundings()))
  const snapshot = useSyncExternalStore(
    useCallback((changed: () => void) => queue.subscribe(changed), [queue]),
    () => queue.snapshot,
  )
  useEffect(() => {
    const wake = () => queue.wake()
    const leave = () => queue.leave()
    const seen = () => (document.visibilityState === 'visible' ? queue.wake() : queue.leave())
    addEventListener('online', wake)
    addEventListener('pageshow', wake)
    addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', seen)
    return () => {
      removeEventListener('online', wake)
      removeEventListener('pageshow', wake)
      removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [queue])
  return { queue, snapshot }
}

import type { RespondentQuestionnaire } from '../../server/api/respondent.ts'
import { readLocalCopy, removeLocalCopy } from './autosave/localCopy.ts'
import { mergeOnLoad } from './autosave/merge.ts'
import { SaveQueue, type QueueStart } from './autosave/saveQueue.ts'
import { browserPauses, type Surroundings } from './autosave/surroundings.ts'

/** The queue for what the server sent, after what this device still holds has been laid beside it. */
export function openQueue(opened: RespondentQuestionnaire, around: Surroundings): SaveQueue {
  const stored = { revision: opened.revision, answers: opened.answers, page: opened.page }
  const merge = mergeOnLoad(stored, readLocalCopy(around.store, opened.reference))
  const start: QueueStart = {
    reference: opened.reference,
    revision: opened.revision,
    status: opened.status,
    answers: opened.answers,
    page: opened.page ?? '',
  }
  if (merge.kind === 'stored') {
    // What was left here arrived after all
    removeLocalCopy(around.store, opened.reference)
    return new SaveQueue(start, around)
  }
  const { answers, page, attempts, submissionKey, basedOnRevision } = merge.copy
  return new SaveQueue(
    {
      ...start,
      revision: basedOnRevision,
      answers,
      page,
      unsent: { attempts, submissionKey },
      newest: merge.kind === 'choose' ? stored : undefined,
    },
    around,
  )
}

export const browserSurroundings = (): Surroundings => ({
  store: localStorage,
  request: (path, init) => fetch(path, init),
  makeKey: () => crypto.randomUUID(),
  pauses: browserPauses,
})

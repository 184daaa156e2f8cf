import type { AnswerDocument } from '../../../surveys/index.ts'
import { canonical } from './canonical.ts'
import { readLocalCopy, removeLocalCopy, writeLocalCopy } from './localCopy.ts'
import type { StoredAnswers } from './merge.ts'
import type { QueueSnapshot, SaveState } from './saveState.ts'
import type { Surroundings } from './surroundings.ts'
import { understand, type Understood } from './understand.ts'

export interface QueueStart {
  readonly reference: string
  readonly revision: number
  readonly status: QueueSnapshot['status']
  readonly answers: AnswerDocument
  readonly page: string
  /** The local copy that the merge let through: it is sent at once. */
  readonly unsent?: { readonly attempts: readonly string[]; readonly submissionKey?: string | undefined } | undefined
  /** The server's answers, when they changed elsewhere since `answers`: nothing is sent until the member chose. */
  readonly newest?: StoredAnswers | undefined
}

const rememberedAttempts = 8

/**
 * Keeps one document, the newest, on this device until the server has acknowledged it. At most one request is under way;
 * what fails is tried again; what the server holds is never overwritten without the member's choice.
 */
export class SaveQueue {
  readonly #reference: string
  readonly #writer: string
  readonly #around: Surroundings
  readonly #listeners = new Set<() => void>()
  #answers: AnswerDocument
  #page: string
  #revision: number
  #status: QueueSnapshot['status']
  #unsent = false
  #attempts: readonly string[] = []
  #submissionKey: string | undefined
  #acknowledgedSubmissions = 0
  #onDevice = false
  #busy = false
  #failures = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #snapshot: QueueSnapshot

  constructor(start: QueueStart, around: Surroundings) {
    this.#reference = start.reference
    this.#around = around
    this.#writer = around.makeKey()
    this.#answers = start.answers
    this.#page = start.page
    this.#revision = start.revision
    this.#status = start.status
    this.#snapshot = { save: { kind: 'stored', at: undefined }, submitting: false, status: start.status, acknowledgedSubmissions: 0 }
    if (start.unsent) {
      this.#unsent = true
      this.#attempts = start.unsent.attempts
      this.#submissionKey = start.unsent.submissionKey
      if (start.newest) this.#ask(start.newest)
      else {
        this.#keepCopy()
        this.#say({ kind: 'saving' })
        this.#plan(0)
      }
    }
  }

  get snapshot(): QueueSnapshot {
    return this.#snapshot
  }

  get answers(): AnswerDocument {
    return this.#answers
  }

  get page(): string {
    return this.#page
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The answers as they are now, and the page where the member is. */
  change(answers: AnswerDocument, page: string): void {
    const sameAnswers = canonical(answers) === canonical(this.#answers)
    // A look at a page is worth keeping only between the first answer and the last
    if (sameAnswers && (page === this.#page || this.#status !== 'partial')) {
      this.#page = page
      return
    }
    this.#answers = answers
    this.#page = page
    this.#unsent = true
    if (!sameAnswers) this.#submissionKey = undefined
    if (this.#isStopped()) {
      if (this.#snapshot.save.kind === 'stopped') this.#keepCopy()
      return
    }
    if (this.#otherTabChanged()) return
    this.#keepCopy()
    const { save } = this.#snapshot
    this.#say(save.kind === 'noConnection' || save.kind === 'serverTrouble' ? { kind: save.kind, onDevice: this.#onDevice } : { kind: 'saving' })
    if (this.#failures === 0) this.#plan(this.#around.pauses.settle)
  }

  /** Sends the answers for good. Until the server acknowledges, the same key goes with every attempt. */
  submit(): void {
    if (this.#isStopped()) return
    this.#submissionKey ??= this.#around.makeKey()
    this.#unsent = true
    this.#keepCopy()
    this.#say({ kind: 'saving' })
    this.#plan(0)
  }

  /** The connection or the member came back: no reason to wait any longer. */
  wake(): void {
    if (this.#unsent && !this.#isStopped()) this.#plan(0)
  }

  /** The page goes away: what waits is sent in a request that outlives it. */
  leave(): void {
    if (this.#unsent && !this.#isStopped() && !this.#busy) void this.#send()
  }

  /** After a choice: what is here becomes a change of the newest. */
  keepHere(): void {
    if (this.#snapshot.save.kind !== 'stale') return
    this.#revision = this.#snapshot.save.newest.revision
    this.#attempts = []
    this.#unsent = true
    this.#keepCopy()
    this.#say({ kind: 'saving' })
    this.#plan(0)
  }

  /** After a choice: what is here goes. The page asks the server again for what takes its place. */
  letGo(): void {
    this.stop()
    this.#removeCopy()
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#listeners.clear()
  }

  #isStopped(): boolean {
    return this.#snapshot.save.kind === 'stale' || this.#snapshot.save.kind === 'stopped'
  }

  /** Another tab on this device holds answers that are not on the server yet: they are not this tab's to overwrite. */
  #otherTabChanged(): boolean {
    const copy = readLocalCopy(this.#around.store, this.#reference)
    if (copy === undefined || copy.writer === this.#writer || copy.contested) return false
    this.#say({ kind: 'stale', newest: { revision: copy.basedOnRevision, answers: copy.answers, page: copy.page } })
    return true
  }

  #say(save: SaveState): void {
    this.#snapshot = {
      save,
      submitting: this.#submissionKey !== undefined,
      status: this.#status,
      acknowledgedSubmissions: this.#acknowledgedSubmissions,
    }
    for (const listener of this.#listeners) listener()
  }

  #keepCopy(contested = false): void {
    this.#onDevice = writeLocalCopy(this.#around.store, {
      reference: this.#reference,
      writer: this.#writer,
      basedOnRevision: this.#revision,
      answers: this.#answers,
      page: this.#page,
      attempts: this.#attempts,
      submissionKey: this.#submissionKey,
      contested,
    })
  }

  /** Asks the member. A reload asks again; a tab that goes on meanwhile is not held up. */
  #ask(newest: StoredAnswers): void {
    this.#say({ kind: 'stale', newest })
    this.#keepCopy(true)
  }

  #plan(pause: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#send(), pause)
  }

  async #send(): Promise<void> {
    clearTimeout(this.#timer)
    if (this.#busy || !this.#unsent || this.#isStopped() || this.#otherTabChanged()) return
    this.#busy = true
    const sent = { answers: this.#answers, page: this.#page, key: this.#submissionKey }
    const text = canonical(sent.answers)
    this.#attempts = [...this.#attempts.filter((one) => one !== text), text].slice(-rememberedAttempts)
    this.#keepCopy()
    const understood = await understand(this.#request(sent))
    this.#busy = false
    this.#take(understood, sent)
  }

  #request(sent: { answers: AnswerDocument; page: string; key: string | undefined }): Promise<Response> {
    const base = { reference: this.#reference, basedOnRevision: this.#revision, answers: sent.answers }
    const [path, method, body] =
      sent.key === undefined
        ? (['/api/respondent/answers', 'PUT', { ...base, page: sent.page }] as const)
        : (['/api/respondent/submission', 'POST', { ...base, submissionKey: sent.key }] as const)
    return this.#around.request(path, {
      method,
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify(body),
      // The request goes on when the member closes the tab right after an answer
      keepalive: true,
      signal: AbortSignal.timeout(this.#around.pauses.timeout),
    })
  }

  #take(understood: Understood, sent: { answers: AnswerDocument; page: string; key: string | undefined }): void {
    if (understood.kind !== 'noConnection' && understood.kind !== 'serverTrouble') this.#failures = 0
    const unchanged = this.#answers === sent.answers && this.#page === sent.page && this.#submissionKey === sent.key
    switch (understood.kind) {
      case 'stored': {
        this.#revision = understood.revision
        if (sent.key !== undefined) {
          this.#status = 'complete'
          this.#acknowledgedSubmissions += 1
          if (this.#submissionKey === sent.key) this.#submissionKey = undefined
        } else if (this.#status === 'notStarted') this.#status = 'partial'
        if (unchanged) this.#acknowledge(understood.at)
        else this.#again()
        return
      }
      case 'stale': {
        const { newest } = understood
        if (!this.#attempts.includes(canonical(newest.answers))) return this.#ask(newest)
        // Our own answers: stored, but the acknowledgement was lost on the way
        this.#revision = newest.revision
        if (this.#status === 'notStarted') this.#status = 'partial'
        if (unchanged && sent.key === undefined && canonical(newest.answers) === canonical(this.#answers)) this.#acknowledge(undefined)
        else this.#again()
        return
      }
      case 'noConnection':
      case 'serverTrouble': {
        this.#failures += 1
        const { firstRetry, longestRetry } = this.#around.pauses
        const wait = Math.min(longestRetry, firstRetry * 2 ** (this.#failures - 1))
        this.#say({ kind: understood.kind, onDevice: this.#onDevice })
        this.#plan(Math.max(understood.retryAfter ?? 0, wait * (0.75 + Math.random() / 2)))
        return
      }
      case 'notWhole': {
        this.#submissionKey = undefined
        if (!unchanged && this.#answers !== sent.answers) return this.#again()
        this.#keepCopy()
        return this.#say(this.#status === 'complete' ? { kind: 'held' } : { kind: 'stopped', reason: 'refused' })
      }
      case 'keyTaken': {
        this.#submissionKey = this.#around.makeKey()
        this.#again()
        return
      }
      case 'stopped':
        this.#keepCopy()
        this.#say({ kind: 'stopped', reason: understood.reason })
    }
  }

  #again(): void {
    this.#attempts = []
    this.#keepCopy()
    this.#say({ kind: 'saving' })
    this.#plan(0)
  }

  #acknowledge(at: string | undefined): void {
    this.#unsent = false
    this.#attempts = []
    this.#submissionKey = undefined
    this.#removeCopy()
    this.#say({ kind: 'stored', at })
  }

  #removeCopy(): void {
    const { store } = this.#around
    if (readLocalCopy(store, this.#reference)?.writer === this.#writer) removeLocalCopy(store, this.#reference)
  }
}

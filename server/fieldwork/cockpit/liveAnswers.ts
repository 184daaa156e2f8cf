import { createHash } from 'node:crypto'

export interface Versioned<Answer> {
  /** Other text whenever the answer is another. */
  readonly version: string
  readonly answer: Answer
}

interface Watched<Answer> {
  reading: Promise<Versioned<Answer>> | undefined
  last: Versioned<Answer> | undefined
  waiting: Set<() => void>
  timer: NodeJS.Timeout | undefined
}

/** Between two looks as long as somebody waits; longer when a look takes long. */
const pauseMs = 1000
const pauseOfLook = 10

/**
 * Answers that change by themselves. However many readers wait for one to become another, it is read once at a time, and
 * not at all when nobody waits.
 */
export class LiveAnswers<Answer> {
  readonly #read: (key: string) => Promise<Answer>
  readonly #watched = new Map<string, Watched<Answer>>()

  constructor(read: (key: string) => Promise<Answer>) {
    this.#read = read
  }

  /** The answer as it is now. Readers at the same time share one reading. */
  async now(key: string): Promise<Versioned<Answer>> {
    const watched = this.#of(key)
    watched.reading ??= this.#readOnce(key, watched)
    return await watched.reading
  }

  /** The answer as soon as its version is not this one, or as it is after `patienceMs`, or when the reader goes. */
  async after(key: string, version: string, patienceMs: number, gone: AbortSignal): Promise<Versioned<Answer>> {
    const first = await this.now(key)
    if (first.version !== version || gone.aborted) return first
    const watched = this.#of(key)
    await new Promise<void>((resolve) => {
      const stop = (): void => {
        clearTimeout(patience)
        watched.waiting.delete(look)
        gone.removeEventListener('abort', stop)
        resolve()
      }
      const look = (): void => {
        if (watched.last !== undefined && watched.last.version !== version) stop()
      }
      const patience = setTimeout(stop, patienceMs)
      patience.unref()
      gone.addEventListener('abort', stop, { once: true })
      watched.waiting.add(look)
      this.#keepLooking(key, watched, pauseMs)
    })
    if (watched.waiting.size === 0) this.#rest(key, watched)
    return watched.last ?? first
  }

  #of(key: string): Watched<Answer> {
    let watched = this.#watched.get(key)
    if (watched === undefined) this.#watched.set(key, (watched = { reading: undefined, last: undefined, waiting: new Set(), timer: undefined }))
    return watched
  }

  async #readOnce(key: string, watched: Watched<Answer>): Promise<Versioned<Answer>> {
    try {
      const answer = await this.#read(key)
      watched.last = { version: createHash('sha256').update(JSON.stringify(answer)).digest('base64url').slice(0, 16), answer }
      return watched.last
    } finally {
      watched.reading = undefined
      if (watched.waiting.size === 0) this.#rest(key, watched)
    }
  }

  #keepLooking(key: string, watched: Watched<Answer>, pause: number): void {
    if (watched.timer !== undefined) return
    watched.timer = setTimeout(() => {
      watched.timer = undefined
      const startedMs = performance.now()
      // What cannot be read now is read at the next look; who waits is told by an own request after its patience
      void this.now(key)
        .catch(() => undefined)
        .then(() => {
          for (const look of [...watched.waiting]) look()
          if (watched.waiting.size > 0) this.#keepLooking(key, watched, Math.max(pauseMs, pauseOfLook * (performance.now() - startedMs)))
        })
    }, pause)
    watched.timer.unref()
  }

  #rest(key: string, watched: Watched<Answer>): void {
    clearTimeout(watched.timer)
    watched.timer = undefined
    if (watched.reading === undefined) this.#watched.delete(key)
  }
}

const windowMs = 60_000

export interface AttemptLimit {
  /** Seconds to wait when `key` has used up its attempts of this minute, else 0. */
  secondsToWait(key: string): number
  count(key: string): void
}

/** At most `attempts` a minute for each key. Kept in memory: a restart forgives. */
export function attemptLimit(attempts: number, now: () => Date): AttemptLimit {
  let windowStart = 0
  const counts = new Map<string, number>()
  const turn = (): number => {
    const time = now().getTime()
    if (time - windowStart >= windowMs || time < windowStart) {
      windowStart = time
      counts.clear()
    }
    return time
  }
  return {
    secondsToWait(key) {
      const time = turn()
      return (counts.get(key) ?? 0) < attempts ? 0 : Math.max(1, Math.ceil((windowStart + windowMs - time) / 1000))
    },
    count(key) {
      turn()
      counts.set(key, (counts.get(key) ?? 0) + 1)
    },
  }
}

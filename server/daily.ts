const dayMs = 24 * 60 * 60 * 1000

/** Does something once a day, until the function that it returns is called; the process may end in between. */
export function daily(task: () => Promise<void>, failed: (error: unknown) => void): () => void {
  const timer = setInterval(() => void task().catch(failed), dayMs)
  timer.unref()
  return () => clearInterval(timer)
}

import { useCallback, useMemo, useSyncExternalStore } from 'react'

type Changes = Readonly<Record<string, string | null>>

export interface Address {
  readonly read: (name: string) => string | null
  readonly with: (changes: Changes) => string
  readonly go: (changes: Changes) => void
  readonly replace: (changes: Changes) => void
}

const moved = 'adresgewijzigd'

function watch(changed: () => void): () => void {
  addEventListener('popstate', changed)
  addEventListener(moved, changed)
  return () => {
    removeEventListener('popstate', changed)
    removeEventListener(moved, changed)
  }
}

/** Step and language stand in the page's address, so back, forward and reload do what a browser promises. */
export function useAddress(): Address {
  const search = useSyncExternalStore(watch, () => location.search)
  const written = useCallback(
    (changes: Changes) => {
      const parameters = new URLSearchParams(search)
      for (const [name, value] of Object.entries(changes)) {
        if (value === null) parameters.delete(name)
        else parameters.set(name, value)
      }
      const text = parameters.toString()
      return location.pathname + (text === '' ? '' : `?${text}`)
    },
    [search],
  )
  return useMemo(() => {
    const move = (method: 'pushState' | 'replaceState') => (changes: Changes) => {
      history[method](null, '', written(changes))
      dispatchEvent(new Event(moved))
    }
    return { read: (name) => new URLSearchParams(search).get(name), with: written, go: move('pushState'), replace: move('replaceState') }
  }, [search, written])
}

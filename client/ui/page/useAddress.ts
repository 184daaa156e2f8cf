import { useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'

/** `null` takes a part out of the address. */
export type AddressChanges = Readonly<Record<string, string | null>>

export interface Address {
  readonly path: string
  readonly read: (name: string) => string | null
  /** The address of this page, or of another path, with some parts changed. */
  readonly with: (changes: AddressChanges, path?: string) => string
  readonly go: (changes: AddressChanges, path?: string) => void
  /** As `go`, without a step in the browser's history. */
  readonly replace: (changes: AddressChanges, path?: string) => void
}

export function changeSearch(search: string, changes: AddressChanges): string {
  const parameters = new URLSearchParams(search)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) parameters.delete(name)
    else parameters.set(name, value)
  }
  parameters.sort()
  const written = parameters.toString()
  return written === '' ? '' : `?${written}`
}

/** The page's address is its whole state: it is read here, and a change of state is a change of address. */
export function useAddress(): Address {
  const [path, navigate] = useLocation()
  const search = useSearch()
  return useMemo(() => {
    const parameters = new URLSearchParams(search)
    // The surface's own address has no slash at its end
    const changed = (changes: AddressChanges, other = path) => `${other === '/' ? '' : other}${changeSearch(search, changes)}`
    return {
      path,
      read: (name) => parameters.get(name),
      with: changed,
      go: (changes, other) => navigate(changed(changes, other)),
      replace: (changes, other) => navigate(changed(changes, other), { replace: true }),
    }
  }, [path, search, navigate])
}

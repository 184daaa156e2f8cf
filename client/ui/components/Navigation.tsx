import { Link } from 'wouter'

export interface NavigationEntry {
  readonly address: string
  readonly label: string
  readonly current: boolean
}

/** The pages of a surface, as tabs of links. */
export function Navigation({ label, entries }: { readonly label: string; readonly entries: readonly NavigationEntry[] }) {
  return (
    <nav className="navigation" aria-label={label}>
      <ul>
        {entries.map((entry) => (
          <li key={entry.label}>
            <Link href={entry.address} aria-current={entry.current ? 'page' : undefined}>{entry.label}</Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

import { Link } from 'wouter'

export interface NavigationEntry {
  readonly address: string
  readonly label: string
  readonly current: boolean
}

interface Props {
  readonly label: string
  readonly entries: readonly NavigationEntry[]
  /** Parts of a surface stand above the pages of one part. */
  readonly kind?: 'parts' | 'pages'
}

/** The pages of a surface, or the parts that they are grouped in, as tabs of links. */
export function Navigation({ label, entries, kind = 'pages' }: Props) {
  return (
    <nav className={kind === 'parts' ? 'navigation navigation-parts' : 'navigation'} aria-label={label}>
      <ul>
        {entries.map((entry) => (
          <li key={entry.label}>
            <Link href={entry.address} aria-current={entry.current ? (kind === 'parts' ? 'true' : 'page') : undefined}>{entry.label}</Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

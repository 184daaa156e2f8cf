interface Props {
  readonly items: readonly { readonly name: string; readonly label: string }[]
  /** What its button does, before the name. */
  readonly remove: string
  /** A table without rows is no table. */
  readonly lastStays?: boolean
  readonly take: (name: string) => void
}

/** What was chosen, each with a button that takes it out again. */
export function Chosen({ items, remove, lastStays = false, take }: Props) {
  if (items.length === 0) return null
  return (
    <ul className="chosen">
      {items.map(({ name, label }) => (
        <li key={name}>
          <span>{label}</span>
          {lastStays && items.length === 1 ? null : <button type="button" onClick={() => take(name)} aria-label={`${remove}: ${label}`}>×</button>}
        </li>
      ))}
    </ul>
  )
}

import type { Shade } from '../colours.ts'

/** Which shade is which category, in the order of the bar. */
export function CategoryLegend({ categories, shades }: { readonly categories: readonly string[]; readonly shades: readonly Shade[] }) {
  return (
    <ul className="category-legend">
      {categories.map((category, index) => (
        <li key={category}>
          <svg aria-hidden width={12} height={12} viewBox="0 0 12 12"><rect width={12} height={12} rx={2} fill={shades[index]!.fill} /></svg>
          {category}
        </li>
      ))}
    </ul>
  )
}

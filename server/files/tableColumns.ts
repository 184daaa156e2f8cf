import type { ProblemList } from './fileProblem.ts'

/** Where each column stands; says what is wrong with the header. */
export function tableColumns(header: readonly string[], required: readonly string[], problems: ProblemList): Map<string, number> {
  const places = new Map<string, number>()
  header.forEach((name, place) => {
    if (name === '') problems.add(1, `column ${place + 1}`, '', 'a column name')
    else if (places.has(name)) problems.add(1, name, name, 'every column once')
    else places.set(name, place)
  })
  for (const name of required) if (!places.has(name)) problems.add(1, name, '', `a column ${name}`)
  return places
}

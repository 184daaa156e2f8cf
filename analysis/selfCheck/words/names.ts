import type { Name, PublishedTable } from '../publishedTable.ts'

/** What things are called in a sentence: as the table names them, by their id where it does not. */
export interface Names {
  measure(id: string): string
  crossing(id: string): string
  level(crossing: string, id: string): string
  chart(id: string): string
}

export function namesOf({ measures, crossings, charts = [] }: PublishedTable, language: 'nl' | 'en'): Names {
  const inLanguage = (name: Name | undefined) => (typeof name === 'object' ? name[language] : name)
  const crossingOf = (id: string) => crossings.find((one) => one.id === id)
  return {
    measure: (id) => inLanguage(measures.find((one) => one.id === id)?.name) ?? id,
    crossing: (id) => inLanguage(crossingOf(id)?.name) ?? id,
    level: (crossing, id) => inLanguage(crossingOf(crossing)?.levels.find((one) => one.id === id)?.name) ?? id,
    chart: (id) => {
      const chart = charts.find((one) => one.id === id)
      return inLanguage(chart?.name) ?? chart?.title ?? id
    },
  }
}

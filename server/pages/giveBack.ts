import { html } from 'hono/html'
import { codebook, notAsked, releasedInWords, suppressedSign, suppressedWords } from '../../surveys/index.ts'
import type { Language } from '../api/language.ts'
import type { ClusterRelease } from '../release/clusterRelease.ts'
import type { Markup } from './layout.ts'
import { day } from './moments.ts'

export interface GiveBack {
  readonly language: Language
  readonly clusterName: string
  readonly questionnaireVersion: string
  /** ISO 8601 in UTC. */
  readonly releasedAt: string
  readonly synthetic: boolean
  /** One byte a variable in codebook order; null where this member gave no complete answer, `unlinked` where nobody can tell any more. */
  readonly own: Uint8Array | null | 'unlinked'
  readonly release: ClusterRelease
}

const words = {
  nl: {
    title: 'Uw antwoorden naast die van de anderen',
    over: (cluster: string) => `Resultaten voor de leden van ${cluster}`,
    lead: (date: string) => `Bedankt om mee te doen. Dit zijn uw eigen antwoorden naast de cijfers die op ${date} zijn vrijgegeven. Alleen u ziet uw antwoorden op deze pagina.`,
    none: 'Van uw onderneming is geen volledig antwoord bewaard. U ziet wel de vrijgegeven cijfers.',
    unlinked: 'De verbinding tussen uw uitnodiging en uw antwoorden is vernietigd, zoals beloofd: niemand kan uw antwoorden nog opzoeken. U ziet wel de vrijgegeven cijfers.',
    synthetic: 'Dit is een demonstratie met verzonnen gegevens.',
    question: 'Vraag',
    you: 'U',
    cluster: 'Uw cluster',
    programme: 'Alle clusters',
    blank: 'niet ingevuld',
    notAsked: 'niet gevraagd',
    sign: `${suppressedSign} =`,
    note: 'Een gemiddelde staat tussen het laagste en het hoogste antwoord dat u kon kiezen; die staan bij de vraag. Cijfers van een cluster zijn afgerond, zodat niemand er het antwoord van één onderneming uit kan afleiden.',
    scale: (low: string, high: string) => `van ${low} tot ${high}`,
  },
  en: {
    title: 'Your answers beside those of the others',
    over: (cluster: string) => `Results for the members of ${cluster}`,
    lead: (date: string) => `Thank you for taking part. These are your own answers beside the figures that were released on ${date}. Only you see your answers on this page.`,
    none: 'No complete answer of your company is stored. You do see the released figures.',
    unlinked: 'The link between your invitation and your answers has been destroyed, as promised: nobody can find your answers any more. You do see the released figures.',
    synthetic: 'This is a demonstration with made-up data.',
    question: 'Question',
    you: 'You',
    cluster: 'Your cluster',
    programme: 'All clusters',
    blank: 'not answered',
    notAsked: 'not asked',
    sign: `${suppressedSign} =`,
    note: 'A mean lies between the lowest and the highest answer that you could choose; these stand with the question. Figures of a cluster are rounded, so that nobody can work out the answer of one company from them.',
    scale: (low: string, high: string) => `from ${low} to ${high}`,
  },
} as const

const locales = { nl: 'nl-BE', en: 'en-GB' } as const

export const giveBackTitle = (language: Language): string => words[language].title

/** After the release: the own answers beside the released figures of the own cluster and the programme. */
export function giveBack(page: GiveBack): Markup {
  const { language, release, own } = page
  const say = words[language]
  const { questions, variables } = codebook(page.questionnaireVersion)
  const write = (share: boolean) => (value: number, decimals: number) =>
    share
      ? new Intl.NumberFormat(locales[language], { style: 'percent', maximumFractionDigits: 0 }).format(value)
      : new Intl.NumberFormat(locales[language], { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value)
  const sign = html`<span role="img" aria-label="${suppressedWords[language]}">${suppressedSign}</span>`
  const released = new Map(release.figures.map((figure) => [figure.variable, figure]))
  const rowOf = (variable: (typeof variables)[number], place: number) => {
    const figure = released.get(variable.name)
    if (figure === undefined) return ''
    const labelOf = (code: number) => variable.categories.find((category) => category.code === code)?.label
    const code = own instanceof Uint8Array ? own[place]! : undefined
    const mine = code === undefined ? '' : (labelOf(code)?.[language] ?? (code === notAsked ? say.notAsked : say.blank))
    const wording = { language, decimals: variable.name.startsWith('contribution') ? 0 : 2, write: write(variable.name === 'q1_active'), labelOf }
    return html`<tr>
      <th scope="row">${variable.labels[language]}</th>
      ${own instanceof Uint8Array ? html`<td>${mine}</td>` : ''}
      <td class="number">${releasedInWords(figure.own, wording) ?? sign}</td>
      <td class="number">${releasedInWords(figure.programme, wording) ?? sign}</td>
    </tr>`
  }
  return html`
    ${page.synthetic ? html`<p class="notice">${say.synthetic}</p>` : ''}
    <p class="over">${say.over(page.clusterName)}</p>
    <h1>${say.title}</h1>
    <p class="lead">${own === 'unlinked' ? say.unlinked : own === null ? say.none : say.lead(day(language, page.releasedAt))}</p>
    <p class="soft small">${say.sign} ${suppressedWords[language]}. ${say.note}</p>
    ${questions.map((question) => {
      const rows = variables.map((variable, place) => ({ variable, place })).filter(({ variable }) => variable.question === question.id && variable.scale !== null)
      if (rows.length === 0) return ''
      const [first] = rows
      const ends = first!.variable.scale!.ends
      return html`<section class="part">
        <h2>${question.title[language]}</h2>
        <div class="table-region">
          <table>
            <caption class="table-caption">${say.scale(`${first!.variable.scale!.lowest} (${ends[0][language]})`, `${first!.variable.scale!.highest} (${ends[1][language]})`)}</caption>
            <thead><tr><th scope="col">${say.question}</th>${own instanceof Uint8Array ? html`<th scope="col">${say.you}</th>` : ''}<th scope="col" class="number">${say.cluster}</th><th scope="col" class="number">${say.programme}</th></tr></thead>
            <tbody>${rows.map(({ variable, place }) => rowOf(variable, place))}</tbody>
          </table>
        </div>
      </section>`
    })}`
}

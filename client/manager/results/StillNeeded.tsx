import type { ManagerResults } from '../../../server/api/manager.ts'
import { codebook } from '../../../surveys/index.ts'
import { Table } from '../../ui/components/Table.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'

const words = {
  title: { nl: 'Hoeveel antwoorden waren er nog nodig?', en: 'How many more answers were needed?' },
  lead: {
    nl: 'Een gemiddelde van uw cluster staat er vanaf 5 antwoorden op die vraag, de aantallen per antwoord vanaf 10. Bij een gemiddelde leest u hieronder hoeveel antwoorden er nog nodig waren voor de aantallen. Bij × zeggen we niet hoeveel leden antwoordden: dat beschermt wie het wel deed. Soms blijft een cijfer weg, ook met genoeg antwoorden, omdat het samen met andere cijfers het antwoord van één onderneming zou verraden.',
    en: 'A mean of your cluster is shown from 5 answers to that question on, the numbers by answer from 10 on. Beside a mean you read below how many more answers were needed for the numbers. Beside × we do not say how many members answered: that protects those who did. Sometimes a figure stays away even with enough answers, because together with other figures it would give away the answer of one company.',
  },
  all: { nl: 'Voor geen enkel cijfer van uw cluster waren er te weinig antwoorden.', en: 'There were enough answers for every figure of your cluster.' },
  open: { nl: 'Vraag per vraag', en: 'Question by question' },
  caption: { nl: 'Antwoorden die nog nodig waren', en: 'Answers that were still needed' },
  question: { nl: 'Vraag', en: 'Question' },
  needed: { nl: 'Nog nodig', en: 'Still needed' },
  to: { nl: 'tot', en: 'to' },
  forCounts: { nl: 'voor de aantallen', en: 'for the numbers' },
  from: { nl: '×, getoond vanaf', en: '×, shown from' },
  answers: { nl: 'antwoorden', en: 'answers' },
}

type Released = Extract<ManagerResults, { state: 'released' }>

/** What more answers would have brought, question by question; nothing beyond what the release tells. */
export function StillNeeded({ needed, version }: { readonly needed: Released['needed']; readonly version: string }) {
  const { say, number } = useLanguage()
  const { questions, variables } = codebook(version)
  const waiting = new Map(needed.flatMap((one) => (one.kind === 'none' ? [] : [[one.variable, one] as const])))
  const inWords = (one: Exclude<Released['needed'][number], { kind: 'none' }>): string => {
    if (one.kind === 'notTold') return `${say(words.from)} ${number(one.from)} ${say(words.answers)}`
    const count = one.least === one.most ? number(one.least) : `${number(one.least)} ${say(words.to)} ${number(one.most)}`
    return `${count} ${say(words.forCounts)}`
  }
  return (
    <section className="section">
      <h2>{say(words.title)}</h2>
      <p className="soft">{say(waiting.size === 0 ? words.all : words.lead)}</p>
      {waiting.size === 0 ? null : (
        <details className="still-needed">
          <summary>{say(words.open)}</summary>
          <Table caption={say(words.caption)}>
            <thead><tr><th scope="col">{say(words.question)}</th><th scope="col">{say(words.needed)}</th></tr></thead>
            {questions.map((question) => {
              const rows = variables.filter((variable) => variable.question === question.id && waiting.has(variable.name))
              return rows.length === 0 ? null : (
                <tbody key={question.id}>
                  <tr><th scope="rowgroup" colSpan={2} className="still-needed-question">{say(question.title)}</th></tr>
                  {rows.map(({ name, labels }) => <tr key={name}><th scope="row">{say(labels)}</th><td>{inWords(waiting.get(name)!)}</td></tr>)}
                </tbody>
              )
            })}
          </Table>
        </details>
      )}
    </section>
  )
}

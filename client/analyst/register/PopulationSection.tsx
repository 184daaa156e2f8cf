import { useState } from 'react'
import type { FrozenPopulation, Register } from '../../../server/api/register/register.ts'
import { AskDialog } from '../../ui/components/AskDialog.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { RequestProblem, requestJson } from '../../ui/request/requestJson.ts'

const words = {
  title: { nl: 'Populatie van een golf', en: 'Population of a wave' },
  more: { nl: 'Wie op die dag lid is, krijgt een vragenlijst. Wat daarna in het register verandert, verandert de golf niet meer.', en: 'Who is a member on that day gets a questionnaire. What changes in the register afterwards no longer changes the wave.' },
  freeze: { nl: 'Leg de populatie vast', en: 'Freeze the population' },
  frozen: { nl: 'vastgelegd op', en: 'frozen on' },
  members: { nl: 'leden', en: 'members' },
  withoutAddress: { nl: 'zonder mailadres', en: 'without a mail address' },
  failed: { nl: 'Dat is niet gelukt. Probeer het opnieuw.', en: 'That did not work. Try again.' },
}

/** Waves that are not open yet: each takes its population from the register once. */
export function PopulationSection({ waves, steward, changed }: { readonly waves: Register['waves']; readonly steward: boolean; readonly changed: (message: string) => void }) {
  const { say, number, date, language } = useLanguage()
  const [asked, setAsked] = useState<Register['waves'][number] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  if (waves.length === 0) return null
  const freeze = async (waveId: string) => {
    try {
      const { members, withoutAddress } = await requestJson<FrozenPopulation>(`/api/steward/register/population?taal=${language}`, { method: 'POST', body: { waveId } })
      setAsked(null)
      changed(`${number(members)} ${say(words.members)}, ${number(withoutAddress)} ${say(words.withoutAddress)}.`)
    } catch (error) {
      setProblem(error instanceof RequestProblem && error.code === 'populationRefused' ? error.message : say(words.failed))
    }
  }
  return (
    <section className="section">
      <h2>{say(words.title)}</h2>
      <p className="soft">{say(words.more)}</p>
      <ul className="populations">
        {waves.map((wave) => (
          <li key={wave.id}>
            {wave.population !== null ? `${wave.label}: ${say(words.frozen)} ${date(wave.population.frozenAt)}, ${number(wave.population.members)} ${say(words.members)}` : (
              <>{`${wave.label} `}{steward ? <button type="button" className="button-quiet" aria-label={`${say(words.freeze)}: ${wave.label}`} onClick={() => { setProblem(null); setAsked(wave) }}>{say(words.freeze)}</button> : null}</>
            )}
          </li>
        ))}
      </ul>
      {asked === null ? null : <AskDialog title={say(words.freeze)} of={asked.label} more={say(words.more)} confirm={say(words.freeze)} problem={problem} onConfirm={() => void freeze(asked.id)} onClose={() => setAsked(null)} />}
    </section>
  )
}

import { useState } from 'react'
import type { WaveRelease as Release } from '../../../server/api/release.ts'
import type { WaveCourse } from '../../../server/api/waveCourse.ts'
import { codebook, describeVariable, shortDomainName } from '../../../surveys/index.ts'
import type { DomainId } from '../../../analysis/figures/effectMatrix.ts'
import { Notice } from '../../ui/components/Notice.tsx'
import { Table } from '../../ui/components/Table.tsx'
import { Waiting } from '../../ui/components/Waiting.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { RequestProblem, requestJson } from '../../ui/request/requestJson.ts'
import { useResource } from '../../ui/request/useResource.ts'

const words = {
  title: { nl: 'Vrijgave', en: 'Release' },
  lead: {
    nl: 'De vaste verzameling cijfers die het agentschap verlaat. Voor elk antwoord is bewezen dat een tweede reeks antwoorden met dezelfde cijfers bestaat waarin die onderneming iets anders antwoordde, ook voor wie één ander antwoord kent.',
    en: 'The fixed set of figures that leaves the agency. For every answer it has been proven that a second set of answers with the same figures exists in which that company answered otherwise, also for who knows one other answer.',
  },
  kept: { nl: 'Getoond van de cijfers op 10 antwoorden en meer', en: 'Shown of the figures on 10 answers and more' },
  of: { nl: 'van', en: 'of' },
  proven: { nl: 'antwoorden bewezen', en: 'answers proven' },
  rounds: { nl: 'rondes van de controle', en: 'rounds of the audit' },
  hash: { nl: 'Controlesom (SHA-256)', en: 'Hash (SHA-256)' },
  released: { nl: 'Vrijgegeven op', en: 'Released on' },
  same: { nl: 'De antwoorden zijn nog precies die van het bevriezen.', en: 'The answers still are exactly those that were frozen.' },
  moved: { nl: 'De antwoorden zijn niet meer die van het bevriezen', en: 'The answers are no longer those that were frozen' },
  movedMore: { nl: 'De vrijgave zelf blijft zoals ze was. Kijk in het logboek wat er gebeurde.', en: 'The release itself stays as it was. Look in the audit trail at what happened.' },
  dropped: { nl: 'Wat niet getoond wordt, en waarom', en: 'What is not shown, and why' },
  reason: { nl: 'Reden', en: 'Reason' },
  count: { nl: 'Cijfers', en: 'Figures' },
  reasons: {
    fewAnswers: { nl: 'minder dan 5 antwoorden', en: 'fewer than 5 answers' },
    remainder: { nl: 'een rest van 1 tot 4 antwoorden zou af te trekken zijn', en: 'a remainder of 1 to 4 answers could be subtracted' },
    linear: { nl: 'een som van cijfers raakt 1 tot 4 ondernemingen', en: 'a sum of figures touches 1 to 4 companies' },
    integer: { nl: 'één antwoord zou vastliggen', en: 'one answer would be fixed' },
  },
  rounded: { nl: 'Getoond met afgeronde aantallen in plaats van het gemiddelde op twee decimalen', en: 'Shown with rounded counts instead of the mean to two decimals' },
  audited: { nl: 'Weggelaten na de controle', en: 'Left out after the audit' },
  question: { nl: 'Vraag', en: 'Question' },
  group: { nl: 'Groep', en: 'Group' },
  findings: { nl: 'De zelfcontrole vindt iets: zo gaat dit niet naar buiten', en: 'The self-check finds something: this does not leave like this' },
  ask: { nl: 'Vrijgeven', en: 'Release' },
  confirmTitle: { nl: 'Deze cijfers vrijgeven?', en: 'Release these figures?' },
  confirmMore: {
    nl: 'Clustermanagers en leden zien ze vanaf nu. Een vrijgave wordt nooit gewijzigd, en dit kan niet ongedaan gemaakt worden.',
    en: 'Cluster managers and members see them from now on. A release is never changed, and this cannot be undone.',
  },
  confirm: { nl: 'Ja, geef vrij', en: 'Yes, release' },
  cancel: { nl: 'Toch niet', en: 'Not now' },
  failed: { nl: 'Dat is niet gelukt', en: 'That did not work' },
}

const reasons = ['fewAnswers', 'remainder', 'linear', 'integer'] as const

type Look = NonNullable<Release['look']>

function Audit({ look: release, version }: { readonly look: Look; readonly version: string }) {
  const { say, number, share } = useLanguage()
  const book = codebook(version)
  const audited = release.dropped.filter(({ reason }) => reason === 'linear' || reason === 'integer')
  return (
    <>
      <p><strong>{`${say(words.kept)}: ${share(release.eligible === 0 ? 0 : release.kept / release.eligible, 1)}`}</strong>{` (${number(release.kept)} ${say(words.of)} ${number(release.eligible)}). ${number(release.proven)} ${say(words.proven)}, ${number(release.rounds)} ${say(words.rounds)}.`}</p>
      <Table caption={say(words.dropped)}>
        <thead><tr><th scope="col">{say(words.reason)}</th><th scope="col" className="number">{say(words.count)}</th></tr></thead>
        <tbody>
          {reasons.map((reason) => <tr key={reason}><th scope="row">{say(words.reasons[reason])}</th><td className="number">{number(release.dropped.filter((one) => one.reason === reason).length)}</td></tr>)}
          <tr><th scope="row">{say(words.rounded)}</th><td className="number">{number(release.rounded.length)}</td></tr>
        </tbody>
      </Table>
      {audited.length === 0 ? null : (
        <details className="wave-history">
          <summary>{`${say(words.audited)} (${number(audited.length)})`}</summary>
          <Table caption={say(words.audited)} captionHidden>
            <thead><tr><th scope="col">{say(words.question)}</th><th scope="col">{say(words.group)}</th><th scope="col">{say(words.reason)}</th></tr></thead>
            <tbody>
              {audited.map(({ variable, group, reason }) => (
                <tr key={`${variable} ${group}`}><th scope="row">{say(describeVariable(book, variable).alone)}</th><td>{say(shortDomainName(group as DomainId))}</td><td>{say(words.reasons[reason])}</td></tr>
              ))}
            </tbody>
          </Table>
        </details>
      )}
    </>
  )
}

interface Props {
  readonly wave: WaveCourse
  readonly changed: () => void
}

/** What leaves the agency of a frozen wave: looked at, and released, by the data steward. */
export function WaveRelease({ wave, changed }: Props) {
  const { say, language, moment } = useLanguage()
  const address = `/api/steward/waves/${encodeURIComponent(wave.id)}/release`
  const resource = useResource<Release>(`${address}?stand=${wave.state}`)
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | undefined>(undefined)

  async function carryOut(hash: string) {
    setBusy(true)
    setTrouble(undefined)
    try {
      await requestJson(`${address}?taal=${language}`, { method: 'POST', body: { hash } })
      setAsked(false)
      changed()
    } catch (error) {
      if (!(error instanceof RequestProblem)) throw error
      setTrouble(error.message)
    }
    setBusy(false)
  }

  return (
    <div className="wave-release">
      <h3>{say(words.title)}<span className="hidden">{`: ${wave.label}`}</span></h3>
      <p className="soft">{say(words.lead)}</p>
      <Waiting resource={resource} height={320}>
        {({ released, intact, look, wave: { state, questionnaireVersion } }) => look === null ? null : (
          <>
            <Audit look={look} version={questionnaireVersion} />
            {look.findings.length === 0 ? null : <Notice kind="error" title={say(words.findings)}>{look.findings.map((finding) => <p key={finding.nl}>{say(finding)}</p>)}</Notice>}
            <p className="soft small wave-hash">{`${say(words.hash)}: `}<code>{look.hash}</code></p>
            {released === null ? null : <p>{`${say(words.released)} ${moment(released.madeAt)}.`}</p>}
            {intact === false ? <Notice kind="error" title={say(words.moved)}><p>{say(words.movedMore)}</p></Notice> : intact === true ? <p className="soft small">{say(words.same)}</p> : null}
            {trouble === undefined ? null : <Notice kind="error" title={say(words.failed)}><p>{trouble}</p></Notice>}
            {state !== 'frozen' || look.findings.length > 0 ? null : asked ? (
              <div className="wave-confirmation" role="group" aria-labelledby={`release-ask-${wave.id}`}>
                <h4 id={`release-ask-${wave.id}`}>{say(words.confirmTitle)}</h4>
                <p>{say(words.confirmMore)}</p>
                <div className="wave-buttons">
                  <button type="button" className="button" disabled={busy} autoFocus onClick={() => void carryOut(look.hash)}>{say(words.confirm)}</button>
                  <button type="button" className="button-quiet" onClick={() => setAsked(false)}>{say(words.cancel)}</button>
                </div>
              </div>
            ) : (
              <div className="wave-buttons"><button type="button" className="button" onClick={() => setAsked(true)}>{say(words.ask)}</button></div>
            )}
          </>
        )}
      </Waiting>
    </div>
  )
}

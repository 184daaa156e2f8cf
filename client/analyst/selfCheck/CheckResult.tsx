import type { Severity } from '../../../analysis/selfCheck/finding.ts'
import type { CheckedTable, FindingInTable, PlaceInTable } from '../../../server/api/selfCheck.ts'
import { useLanguage } from '../../ui/language/useLanguage.ts'

const severityWords: Readonly<Record<Severity, { nl: string; en: string }>> = {
  impossible: { nl: 'Onmogelijk', en: 'Impossible' },
  contradicts: { nl: 'Spreekt elkaar tegen', en: 'Contradicts itself' },
  notPossibleWithBase: { nl: 'Kan niet met dit aantal', en: 'Not possible with this base' },
  copied: { nl: 'Gekopieerd', en: 'Copied' },
  typedTwice: { nl: 'Dubbel getypt', en: 'Typed twice' },
  orderChanged: { nl: 'Volgorde verandert', en: 'Order changes' },
}
const severities = Object.keys(severityWords) as Severity[]

const words = {
  none: { nl: 'Geen alarm: deze cijfers kunnen samen bestaan.', en: 'No alarm: these figures can stand together.' },
  one: { nl: 'bevinding', en: 'finding' },
  many: { nl: 'bevindingen', en: 'findings' },
  checked: { nl: 'Nagekeken:', en: 'Checked:' },
  figures: { one: { nl: 'cijfer', en: 'figure' }, many: { nl: 'cijfers', en: 'figures' } },
  measures: { one: { nl: 'maat', en: 'measure' }, many: { nl: 'maten', en: 'measures' } },
  crossings: { one: { nl: 'uitsplitsing', en: 'crossing' }, many: { nl: 'uitsplitsingen', en: 'crossings' } },
  about: { nl: 'Gaat over', en: 'About' },
  arithmetic: { nl: 'Geen enkele reeks antwoorden geeft deze cijfers.', en: 'No set of answers gives these figures.' },
  inPractice: { nl: 'Alleen antwoorden die niemand geeft, zouden deze cijfers geven.', en: 'Only answers that nobody gives would give these figures.' },
  total: { nl: 'totaal', en: 'total' },
  remarks: { nl: 'Opmerkingen: het bekijken waard, maar misschien juist', en: 'Remarks: worth a look, but maybe right' },
  missing: { nl: 'Totalen die niet gedrukt zijn en die de groepen wel geven', en: 'Totals that are not printed and that the groups do give' },
}

const shownFigures = 8

const capitalised = (sentence: string): string => sentence.slice(0, 1).toUpperCase() + sentence.slice(1)

function Place({ place }: { readonly place: PlaceInTable }) {
  const { say } = useLanguage()
  const name = [place.measure ? say(place.measure) : place.id, place.measure && place.printed !== null ? (place.group ? say(place.group) : say(words.total)) : null].filter(Boolean).join(', ')
  return <li>{place.printed === null ? null : <b>{place.printed}</b>}{` ${name}`}{place.source ? <span className="soft">{` (${say(place.source)})`}</span> : null}</li>
}

function OneFinding({ finding, remark }: { readonly finding: FindingInTable; readonly remark: boolean }) {
  const { say } = useLanguage()
  return (
    <li className={remark ? 'finding finding-remark' : `finding finding-${finding.severity}`}>
      {remark ? null : <p className="finding-severity">{say(severityWords[finding.severity])}</p>}
      <p className="finding-words">{capitalised(say(finding.words))}</p>
      {remark || !['impossible', 'contradicts'].includes(finding.severity) ? null : <p className="soft small">{say(words[finding.certainty])}</p>}
      <div className="finding-places">
        <span className="soft">{say(words.about)}</span>
        <ul>
          {finding.figures.slice(0, shownFigures).map((place) => <Place key={place.id} place={place} />)}
          {finding.figures.length > shownFigures ? <li className="soft">{`+ ${finding.figures.length - shownFigures}`}</li> : null}
        </ul>
      </div>
    </li>
  )
}

/** What was found, the gravest first, and what is only worth a look. */
export function CheckResult({ check }: { readonly check: CheckedTable }) {
  const { say, number, language } = useLanguage()
  const { findings, remarks, missingTotals } = check
  const sorted = [...findings].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
  const counts = severities.map((severity) => ({ severity, count: findings.filter((one) => one.severity === severity).length })).filter(({ count }) => count > 0)
  return (
    <div className="check-result">
      <p className={findings.length === 0 ? 'check-verdict check-fine' : 'check-verdict'} role="status">
        {findings.length === 0 ? say(words.none) : `${number(findings.length)} ${say(findings.length === 1 ? words.one : words.many)}: ${counts.map(({ severity, count }) => `${count}\u00a0×\u00a0${say(severityWords[severity]).toLowerCase()}`).join(', ')}.`}
      </p>
      <p className="soft small">{`${say(words.checked)} ${(['figures', 'measures', 'crossings'] as const).map((one) => `${number(check[one])} ${say(words[one][check[one] === 1 ? 'one' : 'many'])}`).join(', ')}.`}</p>
      {sorted.length === 0 ? null : <ol className="findings">{sorted.map((finding, place) => <OneFinding key={place} finding={finding} remark={false} />)}</ol>}
      {missingTotals.length === 0 ? null : (
        <section className="missing-totals">
          <h3>{say(words.missing)}</h3>
          <ul>{missingTotals.map(({ measure, from, to }) => <li key={say(measure)}>{`${say(measure)}: ${number(from, 2)}${to - from < 0.005 ? '' : ` ${language === 'nl' ? 'tot' : 'to'} ${number(to, 2)}`}`}</li>)}</ul>
        </section>
      )}
      {remarks.length === 0 ? null : (
        <details className="remarks">
          <summary>{`${say(words.remarks)} (${number(remarks.length)})`}</summary>
          <ol className="findings">{remarks.map((finding, place) => <OneFinding key={place} finding={finding} remark />)}</ol>
        </details>
      )}
    </div>
  )
}

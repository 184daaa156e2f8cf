import { shadesOf } from '../../charts/colours.ts'
import { CategoryLegend } from '../../charts/rows/CategoryLegend.tsx'
import { DistributionRows } from '../../charts/rows/DistributionRows.tsx'
import { MeanRows } from '../../charts/rows/MeanRows.tsx'
import { textWidth } from '../../charts/textWidth.ts'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useElementWidth } from '../../ui/page/useElementWidth.ts'
import { domainName, shortDomainName } from '../levels.ts'
import { columnsOf } from './banner.ts'
import type { Banner } from './banner.ts'
import type { CatalogueEntry } from './catalogue.ts'

const words = {
  mean: { nl: 'Gemiddelde met 95 %-interval', en: 'Mean with 95% interval' },
  share: { nl: 'Aandeel met 95 %-interval', en: 'Share with 95% interval' },
  distribution: { nl: 'Verdeling van de antwoorden', en: 'Distribution of the answers' },
  noAnswers: { nl: 'geen antwoorden', en: 'no answers' },
}

export function CrossingPictures({ entry, banner }: { readonly entry: CatalogueEntry; readonly banner: Banner }) {
  const speech = useLanguage()
  const { say, number, share, why } = speech
  const [place, width] = useElementWidth(560)
  const columns = columnsOf(banner)
  const base = (count: number | null) => (count === null ? '' : `n = ${number(count)}`)
  const write = (value: number) => (entry.mean === 'share' ? share(value, 1) : number(value, entry.range[1] > 10 ? 1 : 2))
  const shades = shadesOf(entry.shades, Math.max(1, entry.categories.length))
  const categories = entry.categories.map((category) => say(category.label))
  const meanName = entry.meanLabel ? `${say(entry.meanLabel)} (${say(words.share).toLowerCase()})` : say(entry.mean === 'share' ? words.share : words.mean)
  const nameOf = width < 480 ? shortDomainName : domainName
  const ends: readonly [string, string] = [say(entry.ends[0]), say(entry.ends[1])]
  const endsFit = ends.every((end) => textWidth(end, 12) < width / 2 - 12)
  return (
    <div className="pictures" ref={place}>
      {entry.categories.length < 2 ? null : (
        <figure>
          <figcaption>{say(words.distribution)}</figcaption>
          <CategoryLegend categories={categories} shades={shades} />
          <DistributionRows
            title={`${say(entry.label)}. ${say(words.distribution)}`}
            width={width}
            speech={speech}
            categories={categories}
            shades={shades}
            rows={columns.map((column) => {
              const shares = entry.categories.map((category) => column.distribution.find((one) => one.code === category.code)?.share)
              const known = shares.map((one) => (one?.kind === 'estimated' ? one.value : null))
              const gap = shares.filter((one) => one !== undefined).find((one) => one.kind !== 'estimated')
              return {
                label: say(nameOf(column.domain)),
                base: base(column.figure.base),
                shares: known.every((one) => one !== null) ? known : null,
                instead: gap ? why(gap) : say(words.noAnswers),
                strong: column.domain === 'total',
              }
            })}
          />
        </figure>
      )}
      {entry.mean === 'none' ? null : (
        <figure>
          <figcaption>{meanName}</figcaption>
          <MeanRows
            title={`${say(entry.label)}. ${meanName}`}
            width={width}
            speech={entry.mean === 'share' ? { ...speech, number: (value) => share(value) } : speech}
            scale={entry.range}
            ends={entry.mean === 'share' || !endsFit ? null : ends}
            {...(entry.neutral ? { neutral: { at: entry.neutral.at, label: `${say(entry.neutral.label)} ${number(entry.neutral.at, Number.isInteger(entry.neutral.at) ? 0 : 1)}` } } : {})}
            write={write}
            rows={columns.map((column) => {
              const { mean, interval } = column.figure
              return {
                label: say(nameOf(column.domain)),
                base: base(column.figure.base),
                mean: mean.kind === 'estimated' ? mean.value : null,
                interval: interval.kind === 'estimated' ? interval : null,
                ...(mean.kind === 'estimated' ? {} : { instead: why(mean) }),
                strong: column.domain === 'total',
              }
            })}
          />
          {endsFit || entry.mean === 'share' ? null : <p className="small soft">{`${number(entry.range[0])} = ${ends[0]}; ${number(entry.range[1])} = ${ends[1]}`}</p>}
        </figure>
      )}
    </div>
  )
}

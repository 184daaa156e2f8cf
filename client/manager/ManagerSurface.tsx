import { useCallback, useEffect, useState } from 'react'
import type { ManagerOverview } from '../../server/api/manager.ts'
import { Header } from '../ui/components/Header.tsx'
import { Mishap } from '../ui/components/Mishap.tsx'
import { Navigation } from '../ui/components/Navigation.tsx'
import { Notice } from '../ui/components/Notice.tsx'
import { Waiting } from '../ui/components/Waiting.tsx'
import { WaveChooser } from '../ui/components/WaveChooser.tsx'
import { isLanguage } from '../ui/language/text.ts'
import { LanguageContext, speakerOf } from '../ui/language/useLanguage.ts'
import { useAddress } from '../ui/page/useAddress.ts'
import { productName } from '../ui/productName.ts'
import { useResource } from '../ui/request/useResource.ts'
import { MembersPage } from './members/MembersPage.tsx'
import { ParticipationPage } from './participation/ParticipationPage.tsx'
import { ResultsPage } from './results/ResultsPage.tsx'

const words = {
  manager: { nl: 'clustermanager', en: 'cluster manager' },
  pages: { nl: 'Pagina’s', en: 'Pages' },
  participation: { nl: 'Deelname', en: 'Participation' },
  results: { nl: 'Resultaten', en: 'Results' },
  members: { nl: 'Leden', en: 'Members' },
  noWaves: { nl: 'Nog geen bevraging', en: 'No survey wave yet' },
  noWavesMore: { nl: 'Zodra uw cluster in een bevraging zit, ziet u hier wie deelneemt.', en: 'As soon as your cluster is in a survey wave, you see here who takes part.' },
  mishap: { nl: 'Er ging iets mis op deze pagina', en: 'Something went wrong on this page' },
  reload: { nl: 'Laad de pagina opnieuw', en: 'Reload the page' },
  privacy: { nl: 'Privacy', en: 'Privacy' },
  accessibility: { nl: 'Toegankelijkheid', en: 'Accessibility' },
  about: { nl: 'Over deze site', en: 'About this site' },
}

export function ManagerSurface() {
  const address = useAddress()
  const written = address.read('taal')
  const language = isLanguage(written) ? written : 'nl'
  const { say } = speakerOf(language)
  const wave = address.read('golf')
  const sheet = address.read('blad')
  const resultsShown = sheet === 'resultaten'
  const membersShown = sheet === 'leden'
  const [news, setNews] = useState(0)
  const changed = useCallback(() => setNews((count) => count + 1), [])
  const asked = new URLSearchParams({ ...(wave === null ? {} : { wave }), ...(news === 0 ? {} : { na: String(news) }) }).toString()
  const overview = useResource<ManagerOverview>(`/api/manager/overview${asked === '' ? '' : `?${asked}`}`)
  const answer = overview.state === 'ready' ? overview.answer : overview.state === 'loading' ? overview.former : undefined
  const shown = answer?.wave ?? undefined
  const pageName = say(membersShown ? words.members : resultsShown ? words.results : words.participation)
  const clusterName = answer?.cluster.name

  useEffect(() => {
    document.documentElement.lang = language
    document.title = [pageName, clusterName, say(productName)].filter((part) => part !== undefined).join(' – ')
  }, [language, pageName, clusterName, say])

  // A copied address must show the same wave next year
  useEffect(() => {
    if (wave === null && shown) address.replace({ golf: shown.id })
  }, [wave, shown, address])

  return (
    <LanguageContext value={language}>
      <Header role={words.manager} account={clusterName} addressIn={(one) => `/cluster${address.with({ taal: one })}`}>
        <WaveChooser waves={(answer?.waves ?? []).map((one) => ({ id: one.id, label: one.label, synthetic: one.synthetic, open: one.state === 'open' }))} chosen={wave ?? shown?.id} choose={(golf) => address.go({ golf })} />
      </Header>
      <Navigation
        label={say(words.pages)}
        entries={[
          { address: address.with({ blad: null }), label: say(words.participation), current: !resultsShown && !membersShown },
          { address: address.with({ blad: 'resultaten' }), label: say(words.results), current: resultsShown },
          { address: address.with({ blad: 'leden' }), label: say(words.members), current: membersShown },
        ]}
      />
      <main id="content" tabIndex={-1}>
        {membersShown || (shown && overview.state !== 'failed') ? null : <h1 className="hidden">{pageName}</h1>}
        <Mishap key={`${address.path} ${sheet}`} title={say(words.mishap)} reload={say(words.reload)}>
        {membersShown ? <MembersPage /> : <Waiting resource={overview} height={900}>
          {(known) => known.wave === null ? <Notice title={say(words.noWaves)}><p>{say(words.noWavesMore)}</p></Notice>
            : resultsShown ? <ResultsPage overview={known} wave={known.wave} />
            : <ParticipationPage overview={known} wave={known.wave} changed={changed} />}
        </Waiting>}
        </Mishap>
      </main>
      <footer className="footer">
        <nav aria-label={say(words.about)}>
          {(['privacy', 'accessibility'] as const).map((one) => (
            <a key={one} href={`/${one === 'privacy' ? 'privacy' : 'toegankelijkheid'}${language === 'en' ? '?taal=en' : ''}`}>{say(words[one])}</a>
          ))}
        </nav>
      </footer>
    </LanguageContext>
  )
}

import { useEffect, useState } from 'react'
import { Redirect, Route, Switch } from 'wouter'
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
import type { AnalystWaves } from '../../server/api/analyst.ts'
import type { Session } from '../../server/api/session.ts'
import { AccountsPage } from './accounts/AccountsPage.tsx'
import { AuditPage } from './audit/AuditPage.tsx'
import { ComparisonPage } from './comparison/ComparisonPage.tsx'
import { FieldworkPage } from './fieldwork/FieldworkPage.tsx'
import { InvitationsPage } from './invitations/InvitationsPage.tsx'
import { MatricesPage } from './matrices/MatricesPage.tsx'
import { QuestionsPage } from './questions/QuestionsPage.tsx'
import { pageGroups, pagesWithoutWave } from './pages.ts'
import { ReachPage } from './reach/ReachPage.tsx'
import { ListPage } from './register/ListPage.tsx'
import { RegisterPage } from './register/RegisterPage.tsx'
import { RepresentativenessPage } from './representativeness/RepresentativenessPage.tsx'
import { ResponsesPage } from './responses/ResponsesPage.tsx'
import { SelfCheckPage } from './selfCheck/SelfCheckPage.tsx'
import { RightsPage } from './rights/RightsPage.tsx'
import { readState, viewInAddress } from './state.ts'
import { TablesPage } from './tables/TablesPage.tsx'
import { ViewSwitch } from './ViewSwitch.tsx'
import { kindOfView, rakingInAddress, readRaking } from './weighting/choice.ts'
import { RakingFields } from './weighting/RakingFields.tsx'
import { WavesPage } from './waves/WavesPage.tsx'

const words = {
  analyst: { nl: 'analist', en: 'analyst' },
  steward: { nl: 'databeheerder', en: 'data steward' },
  parts: { nl: 'Onderdelen', en: 'Parts' },
  pages: { nl: 'Pagina’s', en: 'Pages' },
  noWaves: { nl: 'Nog geen bevraging', en: 'No survey wave yet' },
  noWavesMore: { nl: 'Zodra er een bevraging is, staan de cijfers hier.', en: 'As soon as there is a survey wave, its figures appear here.' },
  unknownWave: { nl: 'Deze bevraging bestaat niet', en: 'This survey wave does not exist' },
  unknownWaveMore: { nl: 'Kies een bevraging bovenaan.', en: 'Choose a survey wave at the top.' },
  mishap: { nl: 'Er ging iets mis op deze pagina', en: 'Something went wrong on this page' },
  reload: { nl: 'Laad de pagina opnieuw', en: 'Reload the page' },
  privacy: { nl: 'Privacy', en: 'Privacy' },
  accessibility: { nl: 'Toegankelijkheid', en: 'Accessibility' },
  about: { nl: 'Over deze site', en: 'About this site' },
}

export function AnalystSurface() {
  const address = useAddress()
  const written = address.read('taal')
  const language = isLanguage(written) ? written : 'nl'
  const speaker = speakerOf(language)
  const { say } = speaker
  const state = readState(address.read)
  const session = useResource<Session>('/api/session')
  const [wavesChanged, setWavesChanged] = useState(0)
  const waves = useResource<AnalystWaves>(`/api/analyst/waves${wavesChanged === 0 ? '' : `?na=${wavesChanged}`}`)
  const list = (waves.state === 'ready' ? waves.answer : waves.state === 'loading' ? waves.former : undefined)?.waves ?? []
  const current = list.find((wave) => wave.id === state.wave)

  const account = session.state === 'ready' ? session.answer.account : undefined

  const groups = pageGroups(account?.role === 'steward')
  const group = groups.find(({ pages }) => pages.some(({ path }) => path === address.path)) ?? groups[0]!
  const page = group.pages.find(({ path }) => path === address.path)
  const title = page && say(page.label)

  useEffect(() => {
    document.documentElement.lang = language
    document.title = [title, say(productName)].filter((part) => part !== undefined).join(' – ')
  }, [language, title, say])

  // A copied address must lead a colleague to the same wave
  const first = list.find((wave) => wave.state !== 'draft' && wave.state !== 'planned' && wave.state !== 'open') ?? list[0]
  useEffect(() => {
    if (state.wave === null && first) address.replace({ golf: first.id })
  }, [state.wave, first, address])

  return (
    <LanguageContext value={language}>
      <Header role={account?.role === 'steward' ? words.steward : words.analyst} account={account?.name} addressIn={(one) => `/analyse${address.with({ taal: one })}`}>
        <WaveChooser waves={list.map((wave) => ({ id: wave.id, label: wave.label, synthetic: wave.synthetic, open: wave.state === 'open' }))} chosen={state.wave ?? undefined} choose={(golf) => address.go({ golf })} />
      </Header>
      <Navigation kind="parts" label={say(words.parts)} entries={groups.map((one) => ({ address: address.with({}, one.pages[0]!.path), label: say(one.label), current: one === group }))} />
      <Navigation label={say(words.pages)} entries={group.pages.map((one) => ({ address: address.with({}, one.path), label: say(one.label), current: one === page }))} />
      <main id="content" tabIndex={-1}>
        {current || pagesWithoutWave.has(address.path) ? null : <h1 className="hidden">{title ?? say(productName)}</h1>}
        <Mishap key={address.path} title={say(words.mishap)} reload={say(words.reload)}>
        {pagesWithoutWave.has(address.path) ? (
          <Switch>
            <Route path="/register"><RegisterPage steward={account?.role === 'steward'} /></Route>
            <Route path="/ledenlijst">{account !== undefined && account.role !== 'steward' ? <Redirect to={address.with({}, '/register')} replace /> : <ListPage />}</Route>
            <Route path="/bereik"><ReachPage /></Route>
            <Route><AccountsPage /></Route>
          </Switch>
        ) : <Waiting resource={waves} height={640}>
          {({ waves: known }) => {
            if (known.length === 0) return <Notice title={say(words.noWaves)}><p>{say(words.noWavesMore)}</p></Notice>
            if (state.wave !== null && !current) return <Notice kind="warning" title={say(words.unknownWave)}><p>{say(words.unknownWaveMore)}</p></Notice>
            if (!current) return null
            const kind = kindOfView(state.view)
            const view = (
              <ViewSwitch chosen={kind} choose={(chosen) => address.replace({ beeld: viewInAddress[chosen] })}>
                {kind === 'raked' ? <RakingFields chosen={readRaking(address.read)} choose={(choice) => address.replace(rakingInAddress(choice))} /> : null}
              </ViewSwitch>
            )
            return (
              <Switch>
                <Route path="/"><ResponsesPage wave={current} viewSwitch={view} /></Route>
                <Route path="/effecten"><MatricesPage wave={current} state={state} viewSwitch={view} /></Route>
                <Route path="/vragen"><QuestionsPage wave={current} state={state} viewSwitch={view} /></Route>
                <Route path="/kruistabel"><TablesPage wave={current} state={state} viewSwitch={view} /></Route>
                <Route path="/vergelijken"><ComparisonPage wave={current} waves={known} state={state} viewSwitch={view} /></Route>
                <Route path="/representativiteit"><RepresentativenessPage wave={current} /></Route>
                <Route path="/zelfcontrole"><SelfCheckPage wave={current} view={state.view} viewSwitch={view} /></Route>
                <Route path="/golven"><WavesPage steward={account?.role === 'steward'} changed={() => setWavesChanged((count) => count + 1)} /></Route>
                <Route path="/voortgang"><FieldworkPage wave={current} isSteward={account?.role === 'steward'} /></Route>
                <Route path="/uitnodigingen">{account !== undefined && account.role !== 'steward' ? <Redirect to={address.with({}, '/')} replace /> : <InvitationsPage key={current.id} wave={current} />}</Route>
                <Route path="/logboek"><AuditPage /></Route>
                <Route path="/rechten">{account !== undefined && account.role !== 'steward' ? <Redirect to={address.with({}, '/')} replace /> : <RightsPage />}</Route>
                <Route><Redirect to={address.with({}, '/')} replace /></Route>
              </Switch>
            )
          }}
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

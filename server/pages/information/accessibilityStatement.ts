import { html } from 'hono/html'
import type { Language } from '../../api/language.ts'
import type { PlainPage } from '../signIn.ts'

type Contact = { readonly email: string; readonly isPlaceholder: boolean }

const complaints = 'https://www.vlaamseombudsdienst.be'

const dutch = ({ email, isPlaceholder }: Contact): PlainPage => ({
  title: 'Toegankelijkheid',
  content: html`
    <h1>Toegankelijkheid</h1>
    <p class="lead">Iedereen moet de vragenlijst kunnen invullen en de cijfers kunnen lezen: met een muis, een toetsenbord, een telefoon of een schermlezer.</p>
    ${isPlaceholder ? html`<p class="part notice">Deze installatie is een demonstratie. Het contactadres hieronder is een voorbeeld en bestaat niet.</p>` : ''}
    <section class="part text">
      <h2>Waar we staan</h2>
      <p>We bouwen volgens de Europese norm EN 301 549 en de richtlijnen WCAG 2.2, niveau AA. Elke versie wordt automatisch nagekeken op elke pagina: contrast, namen van velden, volgorde van koppen, grootte van knoppen, en bediening met het toetsenbord.</p>
      <p>Een automatische controle vindt niet alles. Een toets door mensen met een schermlezer en door een onafhankelijke partij is nog niet gebeurd. Daarom noemen we deze site <strong>gedeeltelijk conform</strong>.</p>
    </section>
    <section class="part text">
      <h2>Wat u moet weten</h2>
      <ul>
        <li>De vragenlijst zelf heeft JavaScript nodig. De uitleg vooraf, het aanmelden en deze pagina hebben dat niet nodig.</li>
        <li>Bij elke grafiek staat een tabel met dezelfde cijfers.</li>
        <li>Waar een cijfer niet getoond wordt, staat in woorden waarom.</li>
      </ul>
    </section>
    <section class="part text">
      <h2>Lukt iets niet?</h2>
      <p>Laat het ons weten op <a href="mailto:${email}">${email}</a>. Zeg op welke pagina het was en wat u wilde doen. U kunt de vragenlijst ook op een andere manier invullen; we zoeken samen hoe.</p>
      <p>Bent u niet tevreden met ons antwoord? Dan kunt u een klacht indienen bij de <a href="${complaints}" rel="noreferrer">Vlaamse Ombudsdienst</a>.</p>
      <p class="soft">Deze verklaring werd opgesteld op 21 november 2026, na een eigen controle.</p>
    </section>`,
})

const english = ({ email, isPlaceholder }: Contact): PlainPage => ({
  title: 'Accessibility',
  content: html`
    <h1>Accessibility</h1>
    <p class="lead">Everybody should be able to fill in the questionnaire and read the figures: with a mouse, a keyboard, a phone or a screen reader.</p>
    ${isPlaceholder ? html`<p class="part notice">This installation is a demonstration. The contact address below is an example and does not exist.</p>` : ''}
    <section class="part text">
      <h2>Where we stand</h2>
      <p>We build to the European standard EN 301 549 and the guidelines WCAG 2.2, level AA. Every version is checked automatically on every page: contrast, names of fields, order of headings, size of buttons, and use by keyboard.</p>
      <p>An automatic check does not find everything. A test by people with a screen reader and by an independent party has not been done yet. That is why we call this site <strong>partially conformant</strong>.</p>
    </section>
    <section class="part text">
      <h2>What you should know</h2>
      <ul>
        <li>The questionnaire itself needs JavaScript. The explanation before it, signing in and this page do not.</li>
        <li>With every chart there is a table with the same figures.</li>
        <li>Where a figure is not shown, words say why.</li>
      </ul>
    </section>
    <section class="part text">
      <h2>Something does not work?</h2>
      <p>Tell us at <a href="mailto:${email}">${email}</a>. Say on which page it was and what you wanted to do. You can also fill in the questionnaire in another way; we will find out how together.</p>
      <p>If you are not satisfied with our answer, you can complain to the <a href="${complaints}" rel="noreferrer">Flemish Ombuds Service</a>.</p>
      <p class="soft">This statement was drawn up on 21 November 2026, after a check of our own.</p>
    </section>`,
})

export const accessibilityStatement = (language: Language, contact: Contact): PlainPage => (language === 'nl' ? dutch(contact) : english(contact))

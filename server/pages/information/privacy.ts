import { html } from 'hono/html'
import { releaseRules, smallestBase } from '../../../analysis/index.ts'
import { retentionPeriods } from '../../retention/periods.ts'
import type { Language } from '../../api/language.ts'
import type { Markup } from '../layout.ts'
import type { PlainPage } from '../signIn.ts'

type Contact = { readonly email: string; readonly isPlaceholder: boolean }

const { distributionBase, countsRoundedTo } = releaseRules

/** Written from what is enforced: a rule that changes changes the promise. */
const ruleWords = {
  nl: `Een cijfer over minder dan ${releaseRules.smallestBase} antwoorden tonen we niet. Van ${releaseRules.smallestBase} tot ${distributionBase - 1} antwoorden tonen we alleen een gemiddelde. Vanaf ${distributionBase} ronden we aantallen af op een veelvoud van ${countsRoundedTo}. Vóór de vrijgave bewijst een controle dat uit alle cijfers samen niemand kan afleiden wat één onderneming antwoordde.`,
  en: `A figure about fewer than ${releaseRules.smallestBase} answers is not shown. From ${releaseRules.smallestBase} to ${distributionBase - 1} answers we show a mean only. From ${distributionBase} on we round counts to a multiple of ${countsRoundedTo}. Before the release a check proves that nobody can work out from all figures together what one company answered.`,
}

/** How long what is kept, from the numbers by which it is removed. */
const keptWords = {
  nl: (keyDays: number) => [
    `Wat uw antwoorden met u verbindt, wordt vanzelf vernietigd ${keyDays} dagen nadat de bevraging bevroren is. Vanaf dan werkt uw link niet meer en kan niemand uw antwoorden nog opzoeken, ook wij niet.`,
    `Wordt een bevraging niet bevroren, dan vervalt uw link ${retentionPeriods.linkDays} dagen na de sluiting.`,
    `Uw naam en adres worden gewist ${retentionPeriods.contactMonths} maanden na de laatste bevraging waarvoor uw onderneming gevraagd werd.`,
    `Wie wat deed (zonder namen of antwoorden) staat ${retentionPeriods.auditYears} jaar in een logboek. Technische logbestanden blijven hoogstens ${retentionPeriods.logMonths} maanden, reservekopieën hoogstens ${retentionPeriods.backupDays} dagen.`,
    'De antwoorden zelf, zonder die verbinding, blijven om jaren te kunnen vergelijken.',
  ],
  en: (keyDays: number) => [
    `What connects your answers with you is destroyed by itself ${keyDays} days after the survey wave is frozen. From then on your link no longer works and nobody can look up your answers, we included.`,
    `If a wave is not frozen, your link ends ${retentionPeriods.linkDays} days after it closed.`,
    `Your name and address are erased ${retentionPeriods.contactMonths} months after the last wave for which your company was asked.`,
    `Who did what (without names or answers) stands in an audit trail for ${retentionPeriods.auditYears} years. Technical logs stay ${retentionPeriods.logMonths} months at most, backups ${retentionPeriods.backupDays} days at most.`,
    'The answers themselves, without that connection, stay so that years can be compared.',
  ],
}

const keptList = (language: Language, keyDays: number): Markup => html`<ul>${keptWords[language](keyDays).map((text) => html`<li>${text}</li>`)}</ul>`

const mailTo = ({ email }: Contact): Markup => html`<a href="mailto:${email}">${email}</a>`

const dutch = (contact: Contact, keyDays: number): PlainPage => ({
  title: 'Privacy',
  content: html`
    <h1>Zo gaan we om met uw gegevens</h1>
    <p class="lead">U vult in wat uw onderneming van haar cluster vindt. Dat kan alleen eerlijk als u weet wie wat te zien krijgt.</p>
    ${contact.isPlaceholder ? html`<p class="part notice">Deze installatie is een demonstratie. Het contactadres hieronder is een voorbeeld en bestaat niet.</p>` : ''}
    <section class="part">
      <h2>Wie ziet wat?</h2>
      <p class="promise">Uw clustermanager ziet dát u antwoordt, nooit wát u antwoordt.</p>
      <dl class="rows">
        <div><dt>U zelf</dt><dd>ziet en wijzigt uw eigen antwoorden, met uw persoonlijke link, tot de bevraging sluit. Na de vrijgave ziet u ze naast de cijfers van uw cluster en van alle clusters. Geef die link niet door aan wie uw antwoorden niet mag zien.</dd></div>
        <div><dt>Uw clustermanager</dt><dd>ziet van de eigen leden wie uitgenodigd is, begonnen is, alles invulde of niet wil meedoen. Pas nadat de gegevensbeheerder de resultaten vrijgaf, ziet de manager cijfers van de eigen cluster naast die van alle clusters. ${ruleWords.nl}</dd></div>
        <div><dt>De analisten van het agentschap</dt><dd>zien wie meedeed per groep en berekenen cijfers over alle antwoorden. Zij hebben zwijgplicht. Een cijfer over minder dan ${smallestBase} antwoorden zien ook zij niet, en geen formulier van één onderneming.</dd></div>
        <div><dt>De gegevensbeheerder van het agentschap</dt><dd>ziet hetzelfde als een analist, en zorgt voor het register van leden, en voor inzage, verbetering en het wissen van gegevens.</dd></div>
        <div><dt>Het publiek</dt><dd>ziet niets, tenzij het agentschap later cijfers over groepen bekendmaakt.</dd></div>
      </dl>
    </section>
    <section class="part text">
      <h2>Wat we bewaren</h2>
      <ul>
        <li>Van uw onderneming: naam, ondernemingsnummer, oprichtingsjaar, postcode, aantal werknemers, en van welke clusters ze lid is.</li>
        <li>Van u als contactpersoon: naam, e-mailadres, taal, en wanneer u uw link opende, begon en alles verzond.</li>
        <li>Uw antwoorden. Bij de antwoorden staan alleen de cluster, de grootteklasse, de oproep en de soort cluster; geen naam, geen adres en geen tijdstip.</li>
      </ul>
      <p>Wie u bent en wat u antwoordt, staan in aparte delen van de databank. Wat die twee verbindt, staat op een derde plaats. We gebruiken het alleen om u uw eigen antwoorden opnieuw te tonen.</p>
      <p>Van uw persoonlijke link bewaren we een vingerafdruk, niet de link zelf.</p>
    </section>
    <section class="part text">
      <h2>Hoe lang</h2>
      ${keptList('nl', keyDays)}
    </section>
    <section class="part text">
      <h2>Cookies</h2>
      <p>Wij plaatsen één cookie, pas nadat u op de knop drukt. Die is nodig om u te herkennen zolang u invult of aangemeld bent. Om uw mail te beveiligen komt er bij het vragen van een link om aan te melden even een tweede bij. Uw toestel bewaart antwoorden die nog niet verzonden zijn, en wist die zodra ze bij ons staan. Er is geen reclame, geen meting van bezoekers, en er komt niets van andere sites.</p>
    </section>
    <section class="part text">
      <h2>Uw rechten</h2>
      <p>U mag vragen welke gegevens we van u hebben, ze laten verbeteren of laten wissen, en bezwaar maken. Meedoen is vrij. Wilt u geen herinneringen meer? Onderaan elke mail staat een link daarvoor.</p>
      <p>Mail ons op ${mailTo(contact)}. Vraagt u ons uw antwoorden te wissen nadat cijfers vrijgegeven zijn, dan verdwijnen uw antwoorden en blijven de cijfers: daaruit is niemand te herkennen. Bent u niet tevreden met ons antwoord, dan kunt u terecht bij de <a href="https://www.vlaanderen.be/vlaamse-toezichtcommissie" rel="noreferrer">Vlaamse Toezichtcommissie voor de verwerking van persoonsgegevens</a>.</p>
    </section>`,
})

const english = (contact: Contact, keyDays: number): PlainPage => ({
  title: 'Privacy',
  content: html`
    <h1>How we handle your data</h1>
    <p class="lead">You tell us what your company thinks of its cluster. That only works when you know who gets to see what.</p>
    ${contact.isPlaceholder ? html`<p class="part notice">This installation is a demonstration. The contact address below is an example and does not exist.</p>` : ''}
    <section class="part">
      <h2>Who sees what?</h2>
      <p class="promise">Your cluster manager sees that you answered, never what you answered.</p>
      <dl class="rows">
        <div><dt>You</dt><dd>see and change your own answers with your personal link, until the survey closes. After the release you see them beside the figures of your cluster and of all clusters. Do not pass on that link to anyone who may not see your answers.</dd></div>
        <div><dt>Your cluster manager</dt><dd>sees which of the own members were invited, started, completed the questionnaire or opted out. Only after the data steward has released the results does the manager see figures of the own cluster beside those of all clusters. ${ruleWords.en}</dd></div>
        <div><dt>The analysts of the agency</dt><dd>see participation by group and compute figures about all answers. They are bound to secrecy. A figure about fewer than ${smallestBase} answers is withheld from them too, and so is the form of any one company.</dd></div>
        <div><dt>The data steward of the agency</dt><dd>sees what an analyst sees, keeps the register of members, and gives access to data, corrects and erases them.</dd></div>
        <div><dt>The public</dt><dd>sees nothing, unless the agency publishes figures about groups later.</dd></div>
      </dl>
    </section>
    <section class="part text">
      <h2>What we keep</h2>
      <ul>
        <li>About your company: name, enterprise number, founding year, postal code, number of employees, and the clusters it is a member of.</li>
        <li>About you as a contact: name, e-mail address, language, and when you opened your link, started and sent everything.</li>
        <li>Your answers. With them stand only the cluster, the size class, the call and the kind of cluster; no name, no address and no time.</li>
      </ul>
      <p>Who you are and what you answer stand in separate parts of the database. What connects the two stands in a third place. We use it only to show you your own answers again.</p>
      <p>Of your personal link we keep a fingerprint, not the link itself.</p>
    </section>
    <section class="part text">
      <h2>How long</h2>
      ${keptList('en', keyDays)}
    </section>
    <section class="part text">
      <h2>Cookies</h2>
      <p>We place one cookie, only after you press the button. It is needed to recognise you while you fill in the questionnaire or are signed in. To protect your mail, asking for a sign-in link adds a second one for a short while. Your device keeps answers that have not been sent yet, and removes them once we have them. There is no advertising, no visitor measurement, and nothing comes from other sites.</p>
    </section>
    <section class="part text">
      <h2>Your rights</h2>
      <p>You may ask which data we hold about you, have them corrected or erased, and object. Taking part is free. No more reminders? A link for that stands at the foot of every mail.</p>
      <p>Mail us at ${mailTo(contact)}. If you ask us to erase your answers after figures were released, your answers go and the figures stay: nobody can be recognised in them. If you are not satisfied with our answer, you can turn to the <a href="https://www.vlaanderen.be/vlaamse-toezichtcommissie" rel="noreferrer">Flemish Supervisory Commission for the processing of personal data</a> (VTC).</p>
    </section>`,
})

/** @param keyDays after the freezing of a wave during which the link between members and answers is kept */
export const privacy = (language: Language, contact: Contact, keyDays: number): PlainPage => (language === 'nl' ? dutch : english)(contact, keyDays)

import type { QuestionnaireChanges } from '../../../../server/api/preparation.ts'
import type { Text } from '../../../ui/language/text.ts'

export const kindWords: Readonly<Record<QuestionnaireChanges['questions'][number]['kind'], Text>> = {
  same: { nl: 'Gelijk', en: 'The same' },
  reworded: { nl: 'Anders verwoord; de lijn over de jaren gaat verder', en: 'Other words; the line over the years goes on' },
  rescaled: { nl: 'Andere antwoorden; de lijn gaat verder in de nieuwe klassen', en: 'Other answers; the line goes on in the new classes' },
  partly: { nl: 'Deels nieuw; een deel van de lijnen breekt', en: 'Partly new; some lines break' },
  broken: { nl: 'De lijn over de jaren breekt', en: 'The line over the years breaks' },
  new: { nl: 'Nieuw', en: 'New' },
  gone: { nl: 'Niet meer gevraagd', en: 'No longer asked' },
}

export const words = {
  prepare: { nl: 'Nieuwe golf voorbereiden', en: 'Prepare a new wave' },
  prepareMore: { nl: 'De nieuwe golf begint als kopie: dezelfde vragen, nog zonder leden en antwoorden. Ze blijft in voorbereiding tot u ze opent.', en: 'The new wave begins as a copy: the same questions, without members and answers yet. It stays in preparation until you open it.' },
  copyOf: { nl: 'Kopie van', en: 'Copy of' },
  id: { nl: 'Korte naam', en: 'Short name' },
  idHint: { nl: 'Letters, cijfers, punt of streepje, bijvoorbeeld 2027. Verandert later niet meer.', en: 'Letters, digits, dot or dash, such as 2027. Does not change later.' },
  label: { nl: 'Naam', en: 'Name' },
  opensOn: { nl: 'Open vanaf', en: 'Open from' },
  closesOn: { nl: 'Open tot en met', en: 'Open until' },
  make: { nl: 'Maak de golf', en: 'Make the wave' },
  made: { nl: 'De golf staat klaar als ontwerp.', en: 'The wave is ready as a draft.' },
  incomplete: { nl: 'Vul alle velden in.', en: 'Fill in every field.' },
  changes: { nl: 'Wat verandert er in de vragenlijst?', en: 'What changes in the questionnaire?' },
  since: { nl: 'Tegenover', en: 'Compared with' },
  allSame: { nl: 'Alle vragen zijn gelijk, woord voor woord.', en: 'All questions are the same, word for word.' },
  question: { nl: 'Vraag', en: 'Question' },
  change: { nl: 'Verandering', en: 'Change' },
  before: { nl: 'Toen', en: 'Then' },
  now: { nl: 'Nu', en: 'Now' },
  trial: { nl: 'De vragenlijst proberen', en: 'Try the questionnaire' },
  trialMore: { nl: 'Een proeflink opent de vragenlijst zoals een lid ze ziet. Proefantwoorden tellen nergens mee en worden gewist zodra de golf opent.', en: 'A trial link opens the questionnaire as a member sees it. Trial answers count nowhere and are wiped when the wave opens.' },
  tried: { nl: 'proeflinks, waarvan ingevuld:', en: 'trial links, of which completed:' },
  longest: { nl: 'De traagste had er {n} minuten voor nodig.', en: 'The slowest needed {n} minutes.' },
  cluster: { nl: 'Als lid van', en: 'As a member of' },
  makeLink: { nl: 'Maak een proeflink', en: 'Make a trial link' },
  link: { nl: 'Proeflink (u ziet hem één keer)', en: 'Trial link (shown once)' },
  failed: { nl: 'Dat is niet gelukt', en: 'That did not work' },
  daysLeft: { nl: 'Nog {n} dagen tot', en: '{n} days left until' },
  opening: { nl: 'de opening', en: 'the opening' },
  closing: { nl: 'de sluiting', en: 'the closing' },
}

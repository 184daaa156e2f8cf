import { z } from '@hono/zod-openapi'

interface ProblemKind {
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503
  readonly title: { readonly nl: string; readonly en: string }
}

/** Every error that the server can answer with: stable code → status → words. */
export const problems = {
  malformedRequest: { status: 400, title: { nl: 'Het verzoek is niet leesbaar', en: 'The request cannot be read' } },
  notSignedIn: { status: 401, title: { nl: 'U bent niet (meer) aangemeld', en: 'You are not signed in, or no longer' } },
  linkNotOpened: { status: 401, title: { nl: 'Open eerst uw persoonlijke link', en: 'Open your personal link first' } },
  otherOrigin: { status: 403, title: { nl: 'Dit verzoek komt niet van onze pagina’s', en: 'This request does not come from our pages' } },
  notYourRole: { status: 403, title: { nl: 'Uw account heeft geen toegang tot deze gegevens', en: 'Your account has no access to these data' } },
  waveNotOpen: { status: 403, title: { nl: 'De bevraging is nog niet open', en: 'The survey is not open yet' } },
  crossingOfAnother: { status: 403, title: { nl: 'Alleen wie deze kruistabel bewaarde of de databeheerder kan ze verwijderen', en: 'Only who saved this crosstab or the data steward can delete it' } },
  notFound: { status: 404, title: { nl: 'Niet gevonden', en: 'Not found' } },
  staleRevision: { status: 409, title: { nl: 'Er zijn intussen nieuwere antwoorden bewaard', en: 'Newer answers have been stored in the meantime' } },
  otherInvitation: { status: 409, title: { nl: 'Er is intussen een andere link geopend in deze browser', en: 'Another link has been opened in this browser in the meantime' } },
  nameTaken: { status: 409, title: { nl: 'Deze naam is al gebruikt', en: 'This name is already in use' } },
  waveActRefused: { status: 409, title: { nl: 'Dit kan nu niet met deze golf', en: 'This cannot be done with this wave now' } },
  waveNotMade: { status: 409, title: { nl: 'Deze golf kan zo niet gemaakt worden', en: 'This wave cannot be made like this' } },
  trialRefused: { status: 409, title: { nl: 'Een proeflink kan hier niet', en: 'A trial link is not possible here' } },
  mailsRefused: { status: 409, title: { nl: 'Er kunnen nu geen mails uitgaan', en: 'No mails can go out now' } },
  releaseMoved: { status: 409, title: { nl: 'De vrijgave is niet meer die welke u bekeek. Laad de pagina opnieuw', en: 'The release is no longer the one you looked at. Load the page again' } },
  releaseContradictsItself: { status: 409, title: { nl: 'De zelfcontrole vindt iets in deze vrijgave', en: 'The self-check finds something in this release' } },
  figureContradictsItself: { status: 409, title: { nl: 'De zelfcontrole vindt een tegenspraak in dit cijfer', en: 'The self-check finds a contradiction in this figure' } },
  addressTaken: { status: 409, title: { nl: 'Er is al een account met dit adres', en: 'There is already an account with this address' } },
  lastSteward: { status: 409, title: { nl: 'Er moet een databeheerder overblijven', en: 'One data steward has to be left' } },
  alreadyLinked: { status: 409, title: { nl: 'Dit account of deze code is al gekoppeld', en: 'This account or this code is linked already' } },
  listHasErrors: { status: 409, title: { nl: 'In deze lijst staan nog fouten: verbeter ze en laad de lijst opnieuw', en: 'There are still errors in this list: put them right and upload it again' } },
  listHasWarnings: { status: 409, title: { nl: 'In deze lijst staan waarschuwingen: aanvaard ze, of verbeter de lijst', en: 'There are warnings in this list: accept them, or correct the list' } },
  listMoved: { status: 409, title: { nl: 'Het register of de lijst is niet meer wat u bekeek. Kijk opnieuw na wat verandert', en: 'The register or the list is no longer what you looked at. Look again at what changes' } },
  populationRefused: { status: 409, title: { nl: 'De populatie van deze golf kan niet meer vastgelegd worden', en: 'The population of this wave can no longer be frozen' } },
  mergeRefused: { status: 409, title: { nl: 'Deze twee bedrijven kunnen niet samengevoegd worden', en: 'These two companies cannot be merged' } },
  waveClosed: { status: 410, title: { nl: 'De bevraging is afgesloten', en: 'The survey is closed' } },
  answersUnlinked: {
    status: 410,
    title: {
      nl: 'De verbinding tussen uw uitnodiging en uw antwoorden bestaat niet meer: uw antwoorden zijn niet meer op te zoeken of te verbeteren',
      en: 'The link between your invitation and your answers no longer exists: your answers can no longer be found or corrected',
    },
  },
  tooLarge: { status: 413, title: { nl: 'Het verzoek is te groot', en: 'The request is too large' } },
  notJson: { status: 415, title: { nl: 'De inhoud moet application/json zijn', en: 'The content must be application/json' } },
  listRefused: { status: 422, title: { nl: 'Dit bestand is geen ledenlijst die we kunnen lezen', en: 'This file is no list of members that we can read' } },
  answersDoNotFit: { status: 422, title: { nl: 'Sommige antwoorden passen niet bij de vragenlijst', en: 'Some answers do not fit the questionnaire' } },
  submissionKeyReused: { status: 422, title: { nl: 'Deze inzendsleutel hoorde bij andere antwoorden', en: 'This submission key belonged to other answers' } },
  tooManyRequests: { status: 429, title: { nl: 'Te veel pogingen, probeer het straks opnieuw', en: 'Too many attempts, try again later' } },
  unexpected: { status: 500, title: { nl: 'Er ging iets mis bij ons', en: 'Something went wrong on our side' } },
  computationFailed: { status: 503, title: { nl: 'De berekening is afgebroken, probeer het opnieuw', en: 'The computation broke off, try again' } },
  storeUnavailable: { status: 503, title: { nl: 'De antwoorden kunnen nu niet bewaard worden', en: 'The answers cannot be stored right now' } },
} as const satisfies Record<string, ProblemKind>

export type ProblemCode = keyof typeof problems

/** Problem details of RFC 9457; `code` is stable, the words follow Accept-Language. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
    detail: z.string().optional(),
    /** Names this one occurrence in the log of the server. */
    instance: z.string().optional(),
  })
  .openapi('Problem')

export type ProblemDocument = z.infer<typeof problemSchema>

/** What a cluster's list can tell about a member. */
export const listFields = ['company', 'enterpriseNumber', 'contact', 'firstName', 'lastName', 'email', 'language', 'employees', 'founded', 'street', 'postalCode', 'municipality', 'joined', 'left', 'cluster'] as const
export type ListField = (typeof listFields)[number]

/** Which column of a list holds which field; by the place of the column, the first being 0. */
export type ColumnMapping = Partial<Record<ListField, number>>

/** A header in the form in which names are compared: lower case, without accents, signs and doubled spaces. */
export const comparable = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** Names under which lists hold a field, comparable. */
export const headersOf: Readonly<Record<ListField, readonly string[]>> = {
  company: ['bedrijf', 'bedrijfsnaam', 'naam bedrijf', 'onderneming', 'ondernemingsnaam', 'organisatie', 'organisatienaam', 'firma', 'firmanaam', 'lid', 'ledennaam', 'lidbedrijf', 'naam lid', 'naam onderneming', 'naam organisatie', 'klant', 'company', 'company name', 'member', 'organisation', 'organization', 'account name', 'naam', 'societe', 'nom de la societe', 'raison sociale', 'nom de l entreprise'],
  enterpriseNumber: ['ondernemingsnummer', 'ond nr', 'ondernemingsnr', 'kbo', 'kbo nr', 'kbo nummer', 'btw', 'btw nr', 'btw nummer', 'btwnummer', 'vat', 'vat number', 'vat nr', 'enterprise number', 'company number', 'nummer onderneming', 'numero d entreprise', 'n d entreprise', 'tva', 'numero de tva', 'n tva'],
  contact: ['contact', 'contactpersoon', 'contact persoon', 'naam contactpersoon', 'naam contact', 'contact name', 'contact person', 'verantwoordelijke', 'aanspreekpunt', 'vertegenwoordiger', 'personne de contact'],
  firstName: ['voornaam', 'voornaam contact', 'voornaam contactpersoon', 'first name', 'firstname', 'given name', 'prenom'],
  lastName: ['achternaam', 'familienaam', 'naam contactpersoon achternaam', 'last name', 'lastname', 'surname', 'family name', 'nom de famille'],
  email: ['e mail', 'email', 'mail', 'e mailadres', 'emailadres', 'mailadres', 'e mail adres', 'e mail contactpersoon', 'email contact', 'email address', 'e mail address', 'mail contact', 'courriel', 'adresse e mail', 'adresse courriel'],
  language: ['taal', 'taalcode', 'voorkeurstaal', 'language', 'lang', 'nl en', 'langue'],
  employees: ['werknemers', 'aantal werknemers', 'medewerkers', 'aantal medewerkers', 'personeel', 'aantal personeelsleden', 'vte', 'aantal vte', 'fte', 'employees', 'number of employees', 'headcount', 'head count', 'grootte', 'ko go', 'ko mgo', 'bedrijfsgrootte', 'size', 'effectif', 'nombre d employes', 'nombre de travailleurs', 'personnel'],
  founded: ['oprichting', 'oprichtingsjaar', 'oprichtingsdatum', 'opgericht', 'jaar van oprichting', 'startjaar', 'founded', 'founding year', 'year founded', 'annee de creation', 'annee de fondation'],
  street: ['straat', 'adres', 'straat en nummer', 'street', 'address', 'rue'],
  postalCode: ['postcode', 'post code', 'postnummer', 'pc', 'zip', 'zip code', 'zipcode', 'postal code', 'postcode zetel', 'code postal'],
  municipality: ['gemeente', 'plaats', 'stad', 'woonplaats', 'maatschappelijke zetel', 'zetel', 'city', 'town', 'municipality', 'locatie', 'ville', 'commune', 'localite'],
  joined: ['lid sinds', 'lid vanaf', 'sinds', 'toetreding', 'toetredingsdatum', 'datum toetreding', 'startdatum', 'aansluitdatum', 'aansluiting', 'datum lidmaatschap', 'joined', 'join date', 'member since', 'since', 'start date', 'membre depuis', 'date d adhesion'],
  left: ['lid tot', 'uittreding', 'datum uittreding', 'einddatum', 'gestopt', 'opgezegd', 'left', 'end date', 'member until'],
  cluster: ['cluster', 'netwerk', 'ibn', 'clusternaam', 'clusterorganisatie', 'network'],
}

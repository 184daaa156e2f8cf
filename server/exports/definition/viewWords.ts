import { kindOfView, rakingChoiceOf } from '../../../analysis/index.ts'
import type { RakingReport, View, ViewKind } from '../../../analysis/index.ts'
import { marginLevelName, marginName, whyNoFigure, type Language, type Text } from '../../../surveys/index.ts'

export const viewNames: Readonly<Record<ViewKind, Text>> = {
  published: { nl: 'zoals gepubliceerd', en: 'as published' },
  stratified: { nl: 'gestratificeerd', en: 'stratified' },
  raked: { nl: 'herwogen', en: 'raked' },
}

const weighting: Readonly<Record<ViewKind, Text>> = {
  published: {
    nl: 'Het gewone gemiddelde: elk volledig antwoord telt even zwaar. Zo drukte de studie van 2020 haar cijfers.',
    en: 'The plain mean: every complete response counts the same, as in the figures that the 2020 study printed.',
  },
  stratified: {
    nl: 'Elke cluster is een stratum en telt naar zijn aantal leden: het gewicht van een antwoord is het aantal leden gedeeld door het aantal volledige antwoorden van die cluster. Aanname: wie binnen een cluster niet antwoordde, lijkt op wie wel antwoordde. Clusters zonder volledig antwoord zijn niet vertegenwoordigd.',
    en: 'Every cluster is a stratum and counts by its number of members: the weight of a response is the number of members divided by the number of complete responses of that cluster. Assumption: within a cluster, those who did not answer are like those who did. Clusters without a complete response are not represented.',
  },
  raked: {
    nl: 'De gestratificeerde gewichten zijn beurtelings aangepast tot ze kloppen met het ledenregister, naar cluster en naar grootte (raking). Aanname: wie niet antwoordde, lijkt op wie wel antwoordde in dezelfde cluster en van dezelfde grootte, en wat de grootte doet met de respons is in elke cluster hetzelfde. Clusters zonder volledig antwoord zijn niet vertegenwoordigd.',
    en: 'The stratified weights were adjusted in turns until they match the member register, by cluster and by size (raking). Assumption: those who did not answer are like those who did in the same cluster and of the same size, and what size does to response is the same in every cluster. Clusters without a complete response are not represented.',
  },
}

/** The same of margins that somebody chose. */
function rakedOn(view: View, language: Language): string {
  const { margins, capped } = rakingChoiceOf(view)
  const names = new Intl.ListFormat(language, { type: 'conjunction' }).format(margins.map((margin) => marginName(margin)[language]))
  const cap = {
    nl: ' Gewichten boven vijf keer de mediaan zijn daartoe teruggebracht, de rest is gelijk over de andere antwoorden verdeeld, en daarna is nog één keer herwogen.',
    en: ' Weights above five times the median were brought down to it, the rest was shared equally by the other responses, and raking was done once more.',
  }
  const on = {
    nl: `De gestratificeerde gewichten zijn beurtelings aangepast tot ze kloppen met het ledenregister, naar ${names} (raking). Aanname: wie niet antwoordde, lijkt op wie wel antwoordde en op deze kenmerken gelijk is. Clusters zonder volledig antwoord zijn niet vertegenwoordigd.`,
    en: `The stratified weights were adjusted in turns until they match the member register, by ${names} (raking). Assumption: those who did not answer are like those who did and are the same on these variables. Clusters without a complete response are not represented.`,
  }
  return `${on[language]}${capped ? cap[language] : ''}`
}

const intervals: Readonly<Record<ViewKind, Text>> = {
  published: {
    nl: '95 %-interval als bij een gewone steekproef, zonder correctie voor het aantal leden: gemiddelde ± t(n − 1) × standaardfout. De studie van 2020 drukte geen intervallen.',
    en: '95% interval as for a simple random sample, without correction for the number of members: mean ± t(n − 1) × standard error. The 2020 study printed no intervals.',
  },
  stratified: {
    nl: '95 %-interval uit linearisatie (Taylor) op het hele ontwerp, met correctie voor het deel van de leden dat antwoordde; t met als vrijheidsgraden het aantal antwoorden min het aantal clusters. Het dekt het toeval, niet de vertekening door wie niet antwoordde.',
    en: '95% interval by (Taylor) linearisation on the whole design, corrected for the part of the members that answered; t with the number of responses minus the number of clusters as degrees of freedom. It covers chance, not the bias from those who did not answer.',
  },
  raked: {
    nl: '95 %-interval uit linearisatie (Taylor) op het hele ontwerp, na herweging (svyrecvar in het R-pakket survey), met correctie voor het deel van de leden dat antwoordde; t met als vrijheidsgraden het aantal antwoorden min het aantal clusters. Het dekt het toeval, niet de vertekening door wie niet antwoordde.',
    en: '95% interval by (Taylor) linearisation on the whole design, after raking (svyrecvar of the R package survey), corrected for the part of the members that answered; t with the number of responses minus the number of clusters as degrees of freedom. It covers chance, not the bias from those who did not answer.',
  },
}

export const shareIntervals: Text = {
  nl: 'Voor het aandeel van een antwoord staat het t-interval op de logitschaal; bij 0 % of 100 % het exacte binomiale interval (Clopper-Pearson).',
  en: 'For the share of an answer it is the t interval on the logit scale; at 0% or 100% the exact binomial interval (Clopper-Pearson).',
}

export const tests: Readonly<Record<ViewKind, Text>> = {
  published: { nl: 'Verschil tussen twee groepen: Welch; bij vier punten ook een rangtoets (Lumley en Scott). Verdeling: Rao-Scott, tweede orde, als bij een gewone steekproef. Niet gecorrigeerd voor het aantal toetsen.', en: 'Difference between two groups: Welch; on four points also a rank test (Lumley and Scott). Distribution: Rao-Scott, second order, as for a simple random sample. Not corrected for the number of tests.' },
  stratified: { nl: 'Verschil tussen twee groepen: t-toets op het ontwerp (svyttest in R); bij vier punten ook een rangtoets (Lumley en Scott). Verdeling: Rao-Scott, tweede orde (svychisq). Niet gecorrigeerd voor het aantal toetsen.', en: 'Difference between two groups: design-based t test (svyttest in R); on four points also a rank test (Lumley and Scott). Distribution: Rao-Scott, second order (svychisq). Not corrected for the number of tests.' },
  raked: { nl: 'Verschil tussen twee groepen: t-toets op het herwogen ontwerp (svyttest in R); bij vier punten ook een rangtoets (Lumley en Scott). Verdeling: Rao-Scott, tweede orde (svychisq). Niet gecorrigeerd voor het aantal toetsen.', en: 'Difference between two groups: t test on the raked design (svyttest in R); on four points also a rank test (Lumley and Scott). Distribution: Rao-Scott, second order (svychisq). Not corrected for the number of tests.' },
}

export const countsInWords: Text = {
  nl: 'Tellingen van het register en van de antwoorden: ze zijn dezelfde in elke weging.',
  en: 'Counts of the register and of the responses: they are the same however the responses are weighted.',
}

/** A number in running text. */
export const written = (value: number, language: Language, decimals = 0): string =>
  value.toLocaleString(language === 'nl' ? 'nl-BE' : 'en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).replace('-', '\u2212')

/** How the answers count in this view, with what raking did. */
export function viewInWords(view: View, raking: RakingReport | undefined, language: Language): string {
  const first = `${capital(viewNames[kindOfView(view)][language])}. ${view === kindOfView(view) ? weighting[kindOfView(view)][language] : rakedOn(view, language)}`
  if (kindOfView(view) !== 'raked' || raking === undefined) return first
  if (raking.kind !== 'estimated') return `${first} ${language === 'nl' ? 'Herwegen lukte niet' : 'Raking was not possible'}: ${whyNoFigure(raking)[language]}${refusedInWords(raking, language)}.`
  const number = (value: number, decimals = 0) => written(value, language, decimals)
  const { sweeps, smallestWeight, largestWeight, kishDesignEffect, cap } = raking
  const trimmed = cap === null ? '' : language === 'nl'
    ? ` Boven de grens van ${number(cap.limit, 2)}: ${number(cap.trimmed)} antwoorden.`
    : ` Above the cap of ${number(cap.limit, 2)}: ${number(cap.trimmed)} responses.`
  return language === 'nl'
    ? `${first} Stabiel na ${number(sweeps)} rondes; gewichten van ${number(smallestWeight, 2)} tot ${number(largestWeight, 2)}; ontwerpeffect (Kish) ${number(kishDesignEffect, 3)}.${trimmed}`
    : `${first} Settled after ${number(sweeps)} rounds; weights from ${number(smallestWeight, 2)} to ${number(largestWeight, 2)}; design effect (Kish) ${number(kishDesignEffect, 3)}.${trimmed}`
}

/** The first of the levels that nobody answered in. */
function refusedInWords({ margins, refused }: Extract<RakingReport, { kind: 'notEstimable' }>, language: Language): string {
  if (refused.length === 0) return ''
  const named = refused.slice(0, 3).map(({ margin, level }) => marginLevelName(margins.find((one) => one.join('-') === margin)!, level)[language])
  return ` (${named.join('; ')}${refused.length > 3 ? ' …' : ''})`
}

export const intervalInWords = (view: View, withShares: boolean, language: Language): string => [intervals[kindOfView(view)][language], ...(withShares ? [shareIntervals[language]] : [])].join(' ')

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

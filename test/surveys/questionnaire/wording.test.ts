import { describe, expect, test } from 'vitest'
import { currentVersion, effectGroups, effects, fillClusterName, questionnaire, questionsOf, type Text, type Wording } from '../../../surveys/index.ts'

const version = questionnaire(currentVersion)
const questions = questionsOf(version)

const isText = (value: object): value is Text => 'nl' in value && 'en' in value

/** Every text anywhere in the data. */
function textsIn(value: unknown): Text[] {
  if (typeof value !== 'object' || value === null) return []
  return [...(isText(value) ? [value] : []), ...Object.values(value).flatMap(textsIn)]
}
const texts = textsIn(version)
const wordings = texts.filter((text): text is Wording => 'status' in text)

describe('every text', () => {
  test('stands in both languages', () => {
    expect(texts.length).toBeGreaterThan(150)
    for (const { nl, en } of [...texts, ...textsIn(effectGroups)]) {
      for (const one of [nl, en]) expect(one).toMatch(/^\S(.*\S)?$/)
      expect(nl).not.toMatch(/ {2}/)
      expect(en).not.toMatch(/ {2}/)
    }
  })

  test('has the same place for the name in both', () => {
    for (const { nl, en } of texts) expect(nl.includes('{ibn}'), nl).toBe(en.includes('{ibn}'))
    expect(texts.filter((text) => text.nl.includes('{ibn}')).length).toBeGreaterThan(8)
  })

  test('reads as a sentence with a name, and without one', () => {
    for (const text of wordings) {
      for (const name of ['B-Hive', undefined]) {
        const { nl, en } = fillClusterName(text, name)
        expect(nl + en).not.toMatch(/[{}]|undefined/)
      }
    }
    expect(fillClusterName(questions[1]!.text).nl).toBe('Hoe relevant zijn de in het kader van het Innovatief Bedrijfsnetwerk aangeboden activiteiten/diensten voor uw onderneming?')
    expect(fillClusterName({ nl: '{ibn} en {ibn}', en: '{ibn}' })).toEqual({ nl: 'De cluster en de cluster', en: 'The cluster' })
  })

  test('says where it comes from: printed in a source, or a proposal', () => {
    for (const wording of wordings) {
      if (wording.status === 'seed') expect(wording.source, wording.nl).toMatch(/^00\d:\d+(-\d+)?$/)
      if (wording.source !== undefined) expect(Object.keys(version.sources)).toContain(wording.source.slice(0, 3))
    }
    expect(wordings.filter((wording) => wording.status === 'seed').length).toBeGreaterThan(80)
    expect(wordings.filter((wording) => wording.status === 'proposed').length).toBeGreaterThan(40)
  })
})

describe('as printed in the study of 2020', () => {
  const asked = Object.fromEntries(questions.map((question) => [question.id, question]))

  test.each([
    ['q1', 'Heeft u zelf of heeft een collega binnen uw onderneming het voorbije jaar deelgenomen aan minstens 2 activiteiten van het Innovatief Bedrijfsnetwerk?'],
    ['q2', 'Hoe relevant zijn de in het kader van het Innovatief Bedrijfsnetwerk X aangeboden activiteiten/diensten voor uw onderneming?'],
    ['q7', 'In welke mate gaat u -als vertegenwoordiger van uw onderneming- akkoord met volgende stellingen?'],
    [
      'q8',
      'In welke mate gaat u -als vertegenwoordiger van uw onderneming- akkoord met volgende stellingen? Wij zijn ervan overtuigd dat deelname aan deze cluster leidt tot voordelen voor ons bedrijf op het vlak van ...',
    ],
    ['q9', 'Verwachten jullie dat jullie onderneming onder impuls van IBN X competitiever zal worden?'],
    ['q10', 'Waarop moet IBN X meer of minder inzetten naar de toekomst toe?'],
  ])('%s', (id, printed) => {
    const { text } = asked[id]!
    expect(text.status).toBe('seed')
    expect(fillClusterName(text, id === 'q2' ? 'X' : 'IBN X').nl).toBe(printed)
  })

  test.each([
    ['q2', ['1 niet relevant', '2 weinig relevant', '3 relevant', '4 zeer relevant']],
    ['q4', ['1 in beperkte mate', '2 in sterke mate']],
    [
      'q5',
      [
        '2 ja, volgens verwachting',
        '1 nog niet volgens verwachting, maar we verwachten wel dat de cluster ons hierbij kan helpen',
        '0 nog niet volgens verwachting, en we verwachten dat de cluster ons hierbij niet kan helpen',
      ],
    ],
    ['q6', ['100 heel grote bijdrage', '75 grote bijdrage', '50 kleine bijdrage', '25 heel kleine bijdrage', '0 geen bijdrage']],
    ['q7', ['1 helemaal niet akkoord', '2 eerder niet akkoord', '3 eerder wel akkoord', '4 helemaal akkoord']],
    ['q8', ['1 helemaal niet akkoord', '2 eerder niet akkoord', '3 eerder wel akkoord', '4 helemaal akkoord']],
    ['q10', ['1 helemaal niet op inzetten', '2 minder hierop inzetten', '3 evenveel hierop inzetten als nu', '4 meer hierop inzetten']],
  ])('the answers to %s', (id, printed) => {
    const question = asked[id]!
    const choices = 'choices' in question ? question.choices : []
    expect(choices.map(({ code, label }) => `${code} ${label.nl}`)).toEqual(printed)
    expect(choices.every(({ label }) => label.status === 'seed')).toBe(true)
  })

  test('the effects', () => {
    expect(effects.map((effect) => effect.text.nl)).toEqual([
      'Meer projectmatige samenwerking met bedrijven (klanten en leveranciers) binnen mijn vertrouwde productieketen/waardeketen',
      'Meer operationele samenwerking met bedrijven (klanten en leveranciers) binnen mijn vertrouwde productieketen/waardeketen (m.a.w. samen business doen)',
      'Meer projectmatige samenwerking met bedrijven buiten mijn vertrouwde productieketen/waardeketen',
      'Meer operationele samenwerking met bedrijven buiten mijn vertrouwde productieketen/waardeketen (m.a.w. samen business doen)',
      'Meer samenwerking met (Vlaamse) kennisinstellingen en onderzoekscentra (vb. universiteiten, hogescholen, collectieve centra, SOC’s, ...)',
      'Betere toegang tot een netwerk van adviseurs en dienstenleveranciers',
      'Betere kennisuitwisseling en -deling met andere bedrijven in het domein om gezamenlijke uitdagingen aan te gaan',
      'Betere kennis van fundamenteel of toepassingsgericht onderzoek dat aan onderzoeksinstellingen wordt uitgevoerd (vb. universiteiten, hogescholen, collectieve centra, SOC’s, ...)',
      'Meer mogelijkheden om bepaalde producten, technologieën of processen te testen en te valideren richting marktadaptatie (via piloot of demo infrastructuur, living labs, …)',
      'Beter aantrekken van publieke financiering (nationaal, internationaal)',
      'Betere kennis over en toegang tot nieuwe markten',
    ])
    expect(effects.map((effect) => effect.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    const ofGroup = (id: string): number[] => effects.filter((effect) => effect.group === id).map((effect) => effect.number)
    expect(effectGroups.map((group) => [group.id, ofGroup(group.id)])).toEqual([
      ['collaboration', [1, 2, 3, 4, 5, 9]],
      ['networking', [6, 7, 8]],
      ['leverage', [10, 11]],
    ])
  })
})

import { questionsOf, type ManyChoicesQuestion, type MatrixQuestion, type OneChoiceQuestion, type Questionnaire, type TextQuestion } from '../../surveys/questionnaire/questionnaire.ts'
import type { LooseDocument } from './generatedAnswers.ts'
import type { Seeded } from './seeded.ts'

export interface Mutation {
  readonly kind: string
  /** never fits · misses something, so that it may still be partial · still fits */
  readonly outcome: 'wrong' | 'incomplete' | 'fits'
  /** validate() of SurveyJS 3.0.0 lets some of these through. */
  readonly lenient?: true
  /** Gives the mutated document, or undefined where this document offers no place for it. The document may be changed. */
  readonly apply: (document: LooseDocument, seeded: Seeded) => unknown
}

type Rows = Record<string, unknown>

class Wrong extends Object {
  readonly q1 = 1
}

/** Every way in which a document can be spoilt, made from the questionnaire. */
export function mutationsOf(questionnaire: Questionnaire): readonly Mutation[] {
  const questions = questionsOf(questionnaire)
  const singles = questions.filter((question): question is OneChoiceQuestion => question.kind === 'oneChoice')
  const matrices = questions.filter((question): question is MatrixQuestion => question.kind === 'matrix')
  const followers = matrices.filter((question) => question.rowsChosenIn !== undefined)
  const chooser = questions.find((question): question is ManyChoicesQuestion => question.kind === 'manyChoices')!
  const texts = questions.filter((question): question is TextQuestion => question.kind === 'text')

  const chosenIn = (document: LooseDocument): readonly string[] => ((document[chooser.id] ?? []) as readonly string[]).filter((id) => id !== chooser.none.id)
  const answeredMatrices = (document: LooseDocument): readonly MatrixQuestion[] => matrices.filter((question) => document[question.id] !== undefined)

  /** Puts another value in the place of one code (`lenient` says where SurveyJS lets it through), or of a whole answer. */
  const instead = (kind: string, value: unknown, lenient: 'row' | 'both' | 'never' = 'never'): Mutation[] => [
    { kind: `${kind} for a choice`, outcome: 'wrong', ...(lenient === 'both' && { lenient: true }), apply: (document, seeded) => ({ ...document, [seeded.pick(singles).id]: value }) },
    {
      kind: `${kind} for a row`,
      outcome: 'wrong',
      ...(lenient !== 'never' && { lenient: true }),
      apply: (document, seeded) => {
        const question = seeded.pick(matrices)
        const rows = document[question.id] as Rows | undefined
        if (rows === undefined) return undefined
        rows[seeded.pick(Object.keys(rows))] = value
        return document
      },
    },
    {
      kind: `${kind} for a question`,
      outcome: 'wrong',
      apply: (document, seeded) => {
        const question = seeded.pick(questions)
        return question.kind === 'text' && typeof value === 'string' ? undefined : { ...document, [question.id]: value }
      },
    },
  ]

  /** Changes one object of the document in place: the document itself, or the rows of a matrix. */
  const onObject = (kind: string, spoil: (object: LooseDocument, seeded: Seeded) => unknown, lenient?: true): Mutation[] => [
    { kind: `${kind} on the document`, outcome: 'wrong', ...(lenient && { lenient }), apply: (document, seeded) => spoil(document, seeded) },
    {
      kind: `${kind} on a matrix`,
      outcome: 'wrong',
      ...(lenient && { lenient }),
      apply: (document, seeded) => {
        const answered = answeredMatrices(document)
        if (answered.length === 0) return undefined
        const { id } = seeded.pick(answered)
        document[id] = spoil(document[id] as LooseDocument, seeded)
        return document
      },
    },
  ]

  const onList = (kind: string, spoil: (list: unknown[], seeded: Seeded) => unknown, lenient?: true): Mutation => ({
    kind,
    outcome: 'wrong',
    ...(lenient && { lenient }),
    apply: (document, seeded) => {
      const list = document[chooser.id] as unknown[] | undefined
      if (list === undefined) return undefined
      const spoilt = spoil(list, seeded)
      return spoilt === undefined ? undefined : { ...document, [chooser.id]: spoilt }
    },
  })

  const strayKeys = ['x', 'Q1', 'q1 ', '', '0', 'q99', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'length', 'e1', 'toJSON', '\u0000', 'q1.q2']
  const firstKey = (object: LooseDocument): string => Object.keys(object)[0] ?? 'x'

  return [
    {
      kind: 'keys in another order',
      outcome: 'fits',
      apply: (document, seeded) => Object.fromEntries(seeded.shuffle(Object.entries(document))),
    },
    {
      kind: 'choices in another order',
      outcome: 'fits',
      apply: (document, seeded) => (document[chooser.id] ? { ...document, [chooser.id]: seeded.shuffle(document[chooser.id] as unknown[]) } : undefined),
    },
    { kind: 'another code of the same choice', outcome: 'fits', apply: (document, seeded) => {
      const question = seeded.pick(singles)
      return { ...document, [question.id]: seeded.pick(question.choices).code }
    } },
    {
      kind: 'another code of the same row',
      outcome: 'fits',
      apply: (document, seeded) => {
        const question = seeded.pick(matrices)
        const rows = document[question.id] as Rows | undefined
        if (rows === undefined) return undefined
        rows[seeded.pick(Object.keys(rows))] = seeded.pick(question.choices).code
        return document
      },
    },
    {
      kind: 'required question left out',
      outcome: 'incomplete',
      apply: (document, seeded) => {
        const { id } = seeded.pick(questions.filter((question) => question.required && question.id !== chooser.id))
        if (!(id in document)) return undefined
        delete document[id]
        return document
      },
    },
    {
      kind: 'required row left out',
      outcome: 'incomplete',
      apply: (document, seeded) => {
        const rows = document[seeded.pick(matrices).id] as Rows | undefined
        if (rows === undefined || Object.keys(rows).length < 2) return undefined
        delete rows[seeded.pick(Object.keys(rows))]
        return document
      },
    },
    {
      kind: 'row chosen without an answer',
      outcome: 'incomplete',
      apply: (document, seeded) => {
        const chosen = chosenIn(document)
        const left = chooser.rows.filter((row) => !chosen.includes(row.id))
        return left.length > 0 && chosen.length > 0 ? { ...document, [chooser.id]: [...chosen, seeded.pick(left).id] } : undefined
      },
    },
    { kind: 'unknown question', outcome: 'wrong', lenient: true, apply: (document, seeded) => ({ ...document, [seeded.pick(strayKeys)]: seeded.pick([1, 'x', true, [], {}]) }) },
    {
      kind: 'unknown row',
      outcome: 'wrong',
      lenient: true,
      apply: (document, seeded) => {
        const rows = document[seeded.pick(matrices).id] as Rows | undefined
        if (rows === undefined) return undefined
        rows[seeded.pick(strayKeys.filter((key) => key !== 'e1'))] = seeded.pick([0, 1, 2])
        return document
      },
    },
    {
      kind: 'row of another question',
      outcome: 'wrong',
      lenient: true,
      apply: (document, seeded) => {
        const [one, other] = seeded.shuffle(matrices)
        const rows = document[one!.id] as Rows | undefined
        const foreign = other!.rows.filter((row) => !one!.rows.some((own) => own.id === row.id))
        if (rows === undefined || foreign.length === 0) return undefined
        rows[seeded.pick(foreign).id] = seeded.pick(one!.choices).code
        return document
      },
    },
    {
      kind: 'unknown column',
      outcome: 'wrong',
      lenient: true,
      apply: (document, seeded) => {
        const question = seeded.pick(matrices)
        const rows = document[question.id] as Rows | undefined
        if (rows === undefined) return undefined
        const codes = question.choices.map((choice) => choice.code)
        rows[seeded.pick(Object.keys(rows))] = seeded.pick([-1, 0, 3, 5, 7, 99, 101, 254, 255, 256, 2 ** 32, 2 ** 53].filter((code) => !codes.includes(code)))
        return document
      },
    },
    {
      kind: 'unknown code of a choice',
      outcome: 'wrong',
      apply: (document, seeded) => {
        const question = seeded.pick(singles)
        const codes = question.choices.map((choice) => choice.code)
        return { ...document, [question.id]: seeded.pick([-1, 0, 6, 7, 8, 11, 254, 255, 256, 1e9].filter((code) => !codes.includes(code))) }
      },
    },
    onList('unknown box', (list, seeded) => [...list, seeded.pick(['e0', 'e12', 'E1', 'e1 ', 'other', '__proto__', 'constructor', ''])], true),
    onList('only an unknown box', (_, seeded) => [seeded.pick(['e0', 'e12', 'q1', 'nothing'])]),
    onList('a box twice', (list, seeded) => [...list, seeded.pick(list)], true),
    onList('too many boxes', (list) => Array.from({ length: chooser.rows.length + 1 + list.length }, (_, index) => list[index % list.length]), true),
    onList('none together with others', (list, seeded) => (list.includes(chooser.none.id) ? [...list, seeded.pick(chooser.rows).id] : [...list, chooser.none.id]), true),
    onList('a number for a box', (list, seeded) => [...list.slice(1), seeded.pick([1, 0, Number.NaN])]),
    onList('null in a list', (list) => [...list.slice(1), null]),
    onList('a list in a list', (list) => [[...list]], true),
    onList('text for a list', (list) => list.join(',')),
    onList('one box without its list', (list) => list[0], true),
    onList('an object for a list', (list) => ({ ...list })),
    onList('an empty list', () => []),
    onList('a list with a gap', (list) => {
      const gap = [...list]
      gap.length += 1
      return gap
    }),
    onList('a list with another property', (list) => Object.assign([...list], { x: 1 }), true),
    onList('a list of another class', (list) => Object.setPrototypeOf([...list], Object.create(Array.prototype) as object), true),
    onList('a getter in a list', (list) => Object.defineProperty([...list], 0, { get: () => list[0], enumerable: true }), true),
    {
      kind: 'answer to a row that was not chosen',
      outcome: 'wrong',
      lenient: true,
      apply: (document, seeded) => {
        const question = seeded.pick(followers)
        const rows = document[question.id] as Rows | undefined
        const left = question.rows.filter((row) => !chosenIn(document).includes(row.id))
        if (rows === undefined || left.length === 0) return undefined
        rows[seeded.pick(left).id] = seeded.pick(question.choices).code
        return document
      },
    },
    {
      kind: 'a row no longer chosen',
      outcome: 'wrong',
      lenient: true,
      apply: (document, seeded) => {
        const chosen = chosenIn(document)
        const answered = chosen.filter((row) => followers.some((question) => Object.hasOwn((document[question.id] ?? {}) as object, row)))
        if (chosen.length < 2 || answered.length === 0) return undefined
        const gone = seeded.pick(answered)
        return { ...document, [chooser.id]: chosen.filter((row) => row !== gone) }
      },
    },
    {
      kind: 'answer to a hidden question',
      outcome: 'wrong',
      lenient: true,
      apply: (document, seeded) => {
        if (chosenIn(document).length > 0) return followers.some((question) => document[question.id] !== undefined) ? { ...document, [chooser.id]: [chooser.none.id] } : undefined
        const question = seeded.pick(followers)
        return { ...document, [question.id]: { [seeded.pick(question.rows).id]: seeded.pick(question.choices).code } }
      },
    },
    {
      kind: 'the choice itself left out, its rows kept',
      outcome: 'wrong',
      apply: (document) => {
        if (!followers.some((question) => document[question.id] !== undefined)) return undefined
        delete document[chooser.id]
        return document
      },
    },
    ...instead('a digit as text', '1', 'both'),
    ...instead('free text', 'heel belangrijk', 'row'),
    ...instead('a fraction', 1.5, 'row'),
    ...instead('a negative number', -1, 'row'),
    ...instead('true', true, 'both'),
    ...instead('false', false, 'both'),
    ...instead('null', null),
    ...instead('NaN', Number.NaN),
    ...instead('infinity', Number.POSITIVE_INFINITY),
    ...instead('minus zero', -0, 'both'),
    ...instead('a big integer', 1n),
    ...instead('undefined', undefined),
    ...instead('a list around the code', [1], 'both'),
    ...instead('an empty list around nothing', []),
    ...instead('an object', { value: 1 }, 'both'),
    ...instead('an empty object', {}),
    ...instead('a boxed number', Object(1), 'both'),
    ...instead('a date', new Date(0), 'row'),
    ...instead('a symbol', Symbol('1')),
    ...instead('a function', () => 1),
    ...onObject('a key __proto__', (object) => Object.defineProperty(object, '__proto__', { value: { q1: 1 }, enumerable: true, configurable: true, writable: true }), true),
    ...onObject('a key constructor', (object) => ({ ...object, constructor: 1 }), true),
    ...onObject('a foreign prototype', (object) => Object.setPrototypeOf(object, { s1: 1, q1: 1 }), true),
    ...onObject('a key moved to the prototype', (object) => {
      const key = firstKey(object)
      const { [key]: moved, ...rest } = object
      return Object.setPrototypeOf(rest, { [key]: moved })
    }),
    ...onObject('a class', (object) => Object.assign(new Wrong(), object), true),
    ...onObject('a symbol key', (object) => ({ ...object, [Symbol('x')]: 1 }), true),
    ...onObject('a getter', (object) => {
      const key = firstKey(object)
      const value = object[key]
      return Object.defineProperty(object, key, { get: () => value, enumerable: true, configurable: true })
    }, true),
    ...onObject('a hidden property', (object) => Object.defineProperty(object, firstKey(object), { enumerable: false, value: object[firstKey(object)], configurable: true, writable: true })),
    ...onObject('a map', (object) => new Map(Object.entries(object))),
    ...onObject('a list instead of the object', (object) => Object.values(object)),
    ...onObject('JSON text instead of the object', (object) => JSON.stringify(object)),
    ...onObject('null instead of the object', () => null),
    ...texts.flatMap((question): Mutation[] => [
      { kind: 'text over its length', outcome: 'wrong', lenient: true, apply: (document, seeded) => ({ ...document, [question.id]: 'x'.repeat(question.maximumLength + 1 + seeded.below(5000)) }) },
      { kind: 'text of exactly its length', outcome: 'fits', apply: (document) => ({ ...document, [question.id]: 'é'.repeat(question.maximumLength) }) },
      { kind: 'a number for text', outcome: 'wrong', lenient: true, apply: (document) => ({ ...document, [question.id]: 12 }) },
      { kind: 'half a character in text', outcome: 'wrong', lenient: true, apply: (document) => ({ ...document, [question.id]: 'a\ud83d' }) },
      { kind: 'a null character in text', outcome: 'wrong', lenient: true, apply: (document) => ({ ...document, [question.id]: 'a\u0000b' }) },
      { kind: 'empty text', outcome: 'wrong', apply: (document) => ({ ...document, [question.id]: '' }) },
    ]),
  ]
}

import { describe, expect, test } from 'vitest'
import { canonical } from '../../../client/respondent/autosave/canonical.ts'
import { readLocalCopy, writeLocalCopy, type LocalCopy } from '../../../client/respondent/autosave/localCopy.ts'
import { mergeOnLoad } from '../../../client/respondent/autosave/merge.ts'
import type { AnswerDocument } from '../../../surveys/index.ts'
import { DeviceMemory } from './answerServer.ts'

const answers = (document: Record<string, unknown>) => document as AnswerDocument
const stored = { revision: 5, answers: answers({ q1: 1, q2: 3 }), page: 'relevance' }
const copy = (overrides: Partial<LocalCopy>): LocalCopy => ({
  reference: 'ref',
  writer: 'tab',
  basedOnRevision: 5,
  answers: answers({ q1: 1, q2: 4 }),
  page: 'relevance',
  attempts: [],
  ...overrides,
})

describe('which answers count when the page opens', () => {
  test('nothing on this device: those of the server', () => {
    expect(mergeOnLoad(stored, undefined)).toEqual({ kind: 'stored' })
  })

  test('a change of what the server holds: those of this device', () => {
    expect(mergeOnLoad(stored, copy({}))).toEqual({ kind: 'local', copy: copy({}) })
  })

  test('a change of an older revision: the member chooses', () => {
    expect(mergeOnLoad(stored, copy({ basedOnRevision: 4 }))).toEqual({ kind: 'choose', copy: copy({ basedOnRevision: 4 }) })
  })

  test('a revision that the server does not know any more: the member chooses', () => {
    expect(mergeOnLoad(stored, copy({ basedOnRevision: 9 })).kind).toBe('choose')
  })

  test('the server holds an attempt of this device: the change goes on from there', () => {
    const attempted = copy({ basedOnRevision: 4, attempts: [canonical({ q2: 3, q1: 1 })] })
    expect(mergeOnLoad(stored, attempted)).toEqual({ kind: 'local', copy: { ...attempted, basedOnRevision: 5 } })
  })

  test('the server holds just these answers: nothing to send', () => {
    expect(mergeOnLoad(stored, copy({ basedOnRevision: 4, answers: answers({ q2: 3, q1: 1 }) }))).toEqual({ kind: 'stored' })
  })

  test('a submission on its way goes on, also when its answers were stored already', () => {
    const sending = copy({ answers: answers({ q1: 1, q2: 3 }), basedOnRevision: 4, submissionKey: 'key-0000000000000001' })
    expect(mergeOnLoad(stored, sending)).toEqual({ kind: 'local', copy: { ...sending, basedOnRevision: 5 } })
  })
})

describe('what this device holds', () => {
  test('comes back as it was written, for its own invitation only', () => {
    const device = new DeviceMemory()
    expect(writeLocalCopy(device, copy({}))).toBe(true)
    expect(readLocalCopy(device, 'ref')).toEqual(copy({}))
    expect(readLocalCopy(device, 'other')).toBeUndefined()
  })

  test.each(['', '{', 'null', '[]', '{"reference":"ref"}', '{"reference":"ref","writer":"t","basedOnRevision":"5","answers":{},"page":"","attempts":[]}'])(
    'what is not a copy is no copy: %j',
    (text) => {
      const device = new DeviceMemory()
      device.setItem('antwoorden:ref', text)
      expect(readLocalCopy(device, 'ref')).toBeUndefined()
    },
  )
})

describe('two documents say the same', () => {
  test('whatever the order of keys and of chosen effects, and with questions whose rows all went', () => {
    expect(canonical({ q1: 1, q3: ['e2', 'e1'], q4: { e1: 1, e2: 2 }, q5: {} })).toBe(canonical({ q4: { e2: 2, e1: 1 }, q3: ['e1', 'e2'], q1: 1 }))
  })

  test('but not when one answer differs', () => {
    expect(canonical({ q4: { e1: 1 } })).not.toBe(canonical({ q4: { e1: 2 } }))
    expect(canonical({ q1: 1 })).not.toBe(canonical({ q1: '1' }))
    expect(canonical({ q3: ['e1'] })).not.toBe(canonical({ q3: ['e1', 'e2'] }))
  })
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readLocalCopy } from '../../../client/respondent/autosave/localCopy.ts'
import { SaveQueue, type QueueStart } from '../../../client/respondent/autosave/saveQueue.ts'
import { openQueue } from '../../../client/respondent/openQueue.ts'
import type { RespondentQuestionnaire } from '../../../server/api/respondent.ts'
import type { AnswerDocument } from '../../../surveys/index.ts'
import { around, DeviceMemory, startAnswerServer, stored, until, type AnswerServer } from './answerServer.ts'

let server: AnswerServer
let device: DeviceMemory
const open: SaveQueue[] = []

beforeEach(async () => {
  server = await startAnswerServer()
  device = new DeviceMemory()
})
afterEach(async () => {
  for (const queue of open.splice(0)) queue.stop()
  await server.stop()
})

const answers = (document: Record<string, unknown>) => document as AnswerDocument
const fresh: QueueStart = { reference: 'ref', revision: 0, status: 'notStarted', answers: {} as AnswerDocument, page: 'participation' }

function start(overrides: Partial<QueueStart> = {}): SaveQueue {
  const queue = new SaveQueue({ ...fresh, ...overrides }, around(server, device))
  open.push(queue)
  return queue
}

/** The page opens anew on this device, with what the server holds now. */
function reopen(memory = device): SaveQueue {
  const { revision, page, status } = server.held
  const opened = { reference: 'ref', revision, answers: server.held.answers, page, status } as unknown as RespondentQuestionnaire
  const queue = openQueue(opened, around(server, memory))
  open.push(queue)
  return queue
}

describe('saving', () => {
  test('an answer reaches the server, and then the device holds nothing any more', async () => {
    const queue = start()
    queue.change(answers({ q1: 1 }), 'participation')
    expect(readLocalCopy(device, 'ref')?.answers).toEqual({ q1: 1 })
    const snapshot = await until(queue, stored)
    expect(snapshot.save).toEqual({ kind: 'stored', at: '2026-11-21T13:32:00Z' })
    expect(snapshot.status).toBe('partial')
    expect(server.held).toMatchObject({ revision: 1, answers: { q1: 1 }, page: 'participation' })
    expect(device.size).toBe(0)
  })

  test('a burst of answers is never two requests at a time, and ends with the newest', async () => {
    const queue = start()
    const states: string[] = []
    queue.subscribe(() => states.push(queue.snapshot.save.kind))
    for (let strength = 1; strength <= 40; strength += 1) {
      queue.change(answers({ q1: 1, q7: { s1: (strength % 4) + 1 } }), `page-${strength}`)
      queue.wake()
      await new Promise((resolve) => setImmediate(resolve))
    }
    await until(queue, stored)
    expect(server.held.answers).toEqual({ q1: 1, q7: { s1: 1 } })
    expect(server.held.page).toBe('page-40')
    expect(server.mostUnderWay).toBe(1)
    expect(states).not.toContain('stale')
  })

  test('moving to another page is stored too, but the same page and answers are not sent again', async () => {
    const queue = start()
    queue.change(answers({ q1: 1 }), 'participation')
    await until(queue, stored)
    queue.change(answers({ q1: 1 }), 'relevance')
    await until(queue, stored)
    expect(server.held).toMatchObject({ revision: 2, page: 'relevance' })
    queue.change(answers({ q1: 1 }), 'relevance')
    queue.wake()
    expect(queue.snapshot.save.kind).toBe('stored')
    expect(server.seen).toHaveLength(2)
  })

  test('what fails is tried again until it is stored, and the member is told meanwhile', async () => {
    server.next('unreachable', { status: 503, body: { code: 'storeUnavailable' } }, { status: 429, body: { code: 'tooManyRequests' } })
    const queue = start()
    const told: string[] = []
    queue.subscribe(() => told.push(queue.snapshot.save.kind))
    queue.change(answers({ q1: 0 }), 'participation')
    await until(queue, stored)
    expect(told.filter((kind, index) => kind !== told[index - 1])).toEqual(['saving', 'noConnection', 'serverTrouble', 'stored'])
    expect(server.held.answers).toEqual({ q1: 0 })
  })

  test('a device that cannot keep a copy says so', async () => {
    device.full = true
    server.next('unreachable')
    const queue = start()
    queue.change(answers({ q1: 0 }), 'participation')
    const snapshot = await until(queue, (one) => one.save.kind === 'noConnection')
    expect(snapshot.save).toEqual({ kind: 'noConnection', onDevice: false })
    await until(queue, stored)
    expect(server.held.answers).toEqual({ q1: 0 })
  })

  test.each([
    [401, 'linkNotOpened', 'signedOut'],
    [410, 'waveClosed', 'waveClosed'],
    [409, 'otherInvitation', 'otherInvitation'],
    [403, 'otherOrigin', 'refused'],
    [422, 'answersDoNotFit', 'refused'],
  ] as const)('%i %s stops the saving and leaves the answers on the device', async (status, code, reason) => {
    server.next({ status, body: { code, status } })
    const queue = start()
    queue.change(answers({ q1: 1 }), 'participation')
    const snapshot = await until(queue, (one) => one.save.kind === 'stopped')
    expect(snapshot.save).toEqual({ kind: 'stopped', reason })
    queue.change(answers({ q1: 0 }), 'participation')
    queue.wake()
    expect(readLocalCopy(device, 'ref')?.answers).toEqual({ q1: 0 })
    expect(server.seen).toHaveLength(1)
  })
})

describe('a lost acknowledgement', () => {
  test('is recognised as our own, not as another device', async () => {
    server.next('losesAnswer')
    const queue = start()
    queue.change(answers({ q1: 1 }), 'participation')
    await until(queue, stored)
    expect(server.held).toMatchObject({ revision: 1, answers: { q1: 1 } })
    expect(device.size).toBe(0)
  })

  test('does not stop the next answer', async () => {
    server.next('losesAnswer', 'unreachable')
    const queue = start()
    queue.change(answers({ q1: 1 }), 'participation')
    await until(queue, (one) => one.save.kind === 'noConnection')
    queue.change(answers({ q1: 1, q2: 3 }), 'participation')
    await until(queue, stored)
    expect(server.held.answers).toEqual({ q1: 1, q2: 3 })
  })

  test('is recognised after a reload as well', async () => {
    server.next('losesAnswer', 'unreachable', 'unreachable', 'unreachable', 'unreachable', 'unreachable', 'unreachable')
    const queue = start()
    queue.change(answers({ q1: 1 }), 'participation')
    await until(queue, (one) => one.save.kind === 'noConnection')
    queue.change(answers({ q1: 1, q2: 3 }), 'participation')
    queue.stop()
    const again = reopen()
    expect(again.answers).toEqual({ q1: 1, q2: 3 })
    await until(again, stored)
    expect(server.held.answers).toEqual({ q1: 1, q2: 3 })
  })
})

test('an answer that arrived while the page was left is no reason for a choice', async () => {
  server.next('losesAnswer')
  const queue = start()
  queue.change(answers({ q1: 1 }), 'participation')
  queue.leave()
  await until(queue, (one) => one.save.kind === 'noConnection')
  queue.stop()
  const again = reopen()
  expect(device.size).toBe(0)
  again.change(answers({ q1: 1, q2: 3 }), 'participation')
  await until(again, stored)
  expect(server.held.answers).toEqual({ q1: 1, q2: 3 })
})

describe('the same questionnaire elsewhere', () => {
  test('the stale tab is told, sends nothing, and overwrites nothing', async () => {
    server.changeElsewhere({ q1: 0, q2: 4 })
    const queue = start()
    queue.change(answers({ q1: 1 }), 'participation')
    const snapshot = await until(queue, (one) => one.save.kind === 'stale')
    expect(snapshot.save).toMatchObject({ newest: { revision: 1, answers: { q1: 0, q2: 4 } } })
    queue.wake()
    queue.change(answers({ q1: 1, q2: 1 }), 'relevance')
    expect(server.held.answers).toEqual({ q1: 0, q2: 4 })
    expect(server.seen).toHaveLength(1)
  })

  test('keeping what is here makes it a new revision of the newest', async () => {
    server.changeElsewhere({ q1: 0, q2: 4 })
    const queue = start()
    queue.change(answers({ q1: 1 }), 'participation')
    await until(queue, (one) => one.save.kind === 'stale')
    queue.keepHere()
    await until(queue, stored)
    expect(server.held).toMatchObject({ revision: 2, answers: { q1: 1 } })
    expect(server.seen.at(-1)?.body['basedOnRevision']).toBe(1)
  })

  test('taking the newest lets go of what is here', async () => {
    server.changeElsewhere({ q1: 0, q2: 4 })
    const queue = start()
    queue.change(answers({ q1: 1 }), 'participation')
    await until(queue, (one) => one.save.kind === 'stale')
    queue.letGo()
    const again = reopen()
    expect(again.answers).toEqual({ q1: 0, q2: 4 })
    expect(again.snapshot.save.kind).toBe('stored')
    expect(device.size).toBe(0)
  })

  test('a second tab on the same device does not overwrite what the first has not sent yet', async () => {
    server.next('unreachable', 'unreachable', 'unreachable', 'unreachable', 'unreachable', 'unreachable', 'unreachable', 'unreachable')
    const first = start()
    first.change(answers({ q1: 1 }), 'participation')
    const second = start()
    second.change(answers({ q1: 0 }), 'participation')
    expect(second.snapshot.save).toMatchObject({ kind: 'stale', newest: { revision: 0, answers: { q1: 1 } } })
    expect(readLocalCopy(device, 'ref')?.answers).toEqual({ q1: 1 })
    await until(first, stored)
    expect(server.held.answers).toEqual({ q1: 1 })
  })

  test('a tab that waits for a choice does not hold up the one that goes on, and asks again after a reload', async () => {
    const first = start()
    const second = start()
    first.change(answers({ q1: 1 }), 'participation')
    await until(first, stored)
    second.change(answers({ q1: 0 }), 'participation')
    await until(second, (one) => one.save.kind === 'stale')
    const reloaded = reopen()
    expect(reloaded.snapshot.save).toMatchObject({ kind: 'stale', newest: { revision: 1, answers: { q1: 1 } } })
    expect(reloaded.answers).toEqual({ q1: 0 })
    first.change(answers({ q1: 1, q2: 4 }), 'participation')
    await until(first, stored)
    expect(server.held).toMatchObject({ revision: 2, answers: { q1: 1, q2: 4 } })
    // The choice of the waiting tab is about what it was shown: newer answers make it ask once more
    second.keepHere()
    const { save } = await until(second, (one) => one.save.kind === 'stale')
    expect(save).toMatchObject({ newest: { revision: 2, answers: { q1: 1, q2: 4 } } })
  })

  test('1,000 seeded interleavings of two devices lose nothing without a choice', async () => {
    const seed = 20261121
    let state = seed
    const random = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state / 2 ** 32
    }
    const devices = [new DeviceMemory(), new DeviceMemory()]
    let queues = devices.map((memory) => reopen(memory))
    let choices = 0
    for (let round = 1; round <= 1_000; round += 1) {
      const who = random() < 0.5 ? 0 : 1
      const queue = queues[who]!
      const before = { ...server.held }
      const mark = { q1: 1, q7: { s1: round } }
      if (random() < 0.15) server.next(random() < 0.5 ? 'losesAnswer' : 'unreachable')
      queue.change(answers(mark), 'strength')
      queue.wake()
      const { save } = await until(queue, (one) => one.save.kind === 'stored' || one.save.kind === 'stale')
      if (save.kind === 'stored') {
        // Only the one who knew the newest revision may replace it
        expect(server.held.answers).toEqual(mark)
        continue
      }
      choices += 1
      const newest = save.kind === 'stale' ? save.newest : undefined
      expect(server.held.answers).toEqual(before.answers)
      expect(newest?.answers).toEqual(before.answers)
      if (random() < 0.5) {
        queue.keepHere()
        await until(queue, stored)
        expect(server.held.answers).toEqual(mark)
      } else {
        queue.letGo()
        queues = queues.map((one, index) => (index === who ? reopen(devices[who]) : one))
        expect(queues[who]!.answers).toEqual(before.answers)
      }
    }
    expect(choices).toBeGreaterThan(200)
    expect(server.mostUnderWay).toBe(1)
  })
})

describe('sending for good', () => {
  test('is called sent only after the acknowledgement, and wipes the device', async () => {
    const queue = start({ answers: answers({ q1: 1 }), revision: 0 })
    queue.submit()
    expect(queue.snapshot).toMatchObject({ submitting: true, status: 'notStarted', acknowledgedSubmissions: 0 })
    await until(queue, (one) => one.acknowledgedSubmissions === 1)
    expect(queue.snapshot).toMatchObject({ submitting: false, status: 'complete' })
    expect(server.held.status).toBe('complete')
    expect(device.size).toBe(0)
  })

  test('keeps one key through failures, so that it is one submission', async () => {
    server.next('unreachable', { status: 503, body: {} }, 'losesAnswer')
    const queue = start({ answers: answers({ q1: 1 }) })
    queue.submit()
    await until(queue, (one) => one.acknowledgedSubmissions === 1)
    expect(new Set(server.seen.map((one) => one.body['submissionKey'])).size).toBe(1)
    expect(server.seen).toHaveLength(4)
    expect(server.held.revision).toBe(1)
  })

  test('goes on after a reload with the same key', async () => {
    server.next('losesAnswer', 'unreachable')
    const queue = start({ answers: answers({ q1: 1 }) })
    queue.submit()
    await until(queue, (one) => one.save.kind === 'noConnection')
    queue.stop()
    const again = reopen()
    expect(again.snapshot.submitting).toBe(true)
    await until(again, (one) => one.acknowledgedSubmissions === 1)
    expect(new Set(server.seen.map((one) => one.body['submissionKey'])).size).toBe(1)
    expect(server.held.revision).toBe(1)
  })

  test('another answer given meanwhile is not sent under the key of the former', async () => {
    server.next('unreachable')
    const queue = start({ answers: answers({ q1: 1 }) })
    queue.submit()
    await until(queue, (one) => one.save.kind === 'noConnection')
    queue.change(answers({ q1: 0 }), 'participation')
    expect(queue.snapshot.submitting).toBe(false)
    await until(queue, stored)
    expect(server.held).toMatchObject({ status: 'partial', answers: { q1: 0 } })
  })

  test('a key that belonged to other answers is replaced', async () => {
    server.next({ status: 422, body: { code: 'submissionKeyReused' } })
    const queue = start({ answers: answers({ q1: 1 }) })
    queue.submit()
    await until(queue, (one) => one.acknowledgedSubmissions === 1)
    expect(new Set(server.seen.map((one) => one.body['submissionKey'])).size).toBe(2)
  })

  test('a correction that is not whole yet is held on the device until it is', async () => {
    server.next({ status: 422, body: { code: 'answersDoNotFit' } })
    const queue = start({ status: 'complete', answers: answers({ q1: 1, q3: ['none'] }) })
    queue.change(answers({ q1: 1, q3: ['e1'] }), 'effects')
    await until(queue, (one) => one.save.kind === 'held')
    expect(queue.snapshot.status).toBe('complete')
    expect(readLocalCopy(device, 'ref')?.answers).toEqual({ q1: 1, q3: ['e1'] })
    queue.change(answers({ q1: 1, q3: ['e1'], q4: { e1: 2 } }), 'effects')
    await until(queue, stored)
    expect(server.held.answers).toEqual({ q1: 1, q3: ['e1'], q4: { e1: 2 } })
    expect(device.size).toBe(0)
  })
})

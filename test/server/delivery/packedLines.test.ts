import { createGunzip, constants } from 'node:zlib'
import { expect, test } from 'vitest'
import { linesBody } from '../../../server/delivery/packedLines.ts'

/** Lines that come when they are let through; `ended` says whether somebody ended them. */
function lines(texts: readonly string[]) {
  let ended = false
  let letThrough: () => void = () => undefined
  async function* give(): AsyncGenerator<Buffer> {
    try {
      for (const text of texts) {
        await new Promise<void>((resolve) => (letThrough = resolve))
        yield Buffer.from(text)
      }
    } finally {
      ended = true
    }
  }
  return { give, next: () => letThrough(), isEnded: () => ended }
}

test.each([false, true])('each line can be read before the next is there (packed: %s)', async (packed) => {
  const { give, next } = lines(['{"progress":0.1}\n', '{"progress":0.6}\n', '{"status":200}\n'])
  const reader = linesBody(give(), packed).getReader()
  const gunzip = createGunzip({ flush: constants.Z_SYNC_FLUSH })
  let text = ''
  gunzip.on('data', (part: Buffer) => (text += part.toString()))
  for (const expected of ['{"progress":0.1}\n', '{"progress":0.6}\n', '{"status":200}\n']) {
    const reading = reader.read()
    await Promise.resolve()
    next()
    const { value } = await reading
    if (!packed) text += Buffer.from(value!).toString()
    else await new Promise<void>((written) => gunzip.write(value, () => setImmediate(written)))
    expect(text.endsWith(expected)).toBe(true)
  }
  for (let last = await reader.read(); !last.done; last = await reader.read()) if (packed) gunzip.end(last.value)
  if (packed) await new Promise((ended) => gunzip.once('end', ended))
  expect(text).toBe('{"progress":0.1}\n{"progress":0.6}\n{"status":200}\n')
})

test.each([false, true])('a reader who goes ends the lines, also in the middle of one (packed: %s)', async (packed) => {
  const { give, next, isEnded } = lines(['{"progress":0.1}\n', '{"progress":0.6}\n'])
  const reader = linesBody(give(), packed).getReader()
  const first = reader.read()
  await Promise.resolve()
  next()
  await first
  const second = reader.read()
  const leaving = reader.cancel(new DOMException('This operation was aborted', 'AbortError'))
  next()
  await Promise.all([second, leaving])
  expect(isEnded()).toBe(true)
})

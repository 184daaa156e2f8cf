import type { OpenAPIHono } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { setTimeout as passed } from 'node:timers/promises'
import { currentReader, readingFor, shareDone, type Reader } from '../figures/computation/reader.ts'
import type { Visit } from '../visit.ts'
import { linesBody } from './packedLines.ts'

export const linesType = 'application/x-ndjson'

/** An answer within this time needs no progress. */
const quickMs = 700
const betweenLinesMs = 250

/** Makes the client of a request the reader of every figure that its route asks for: when it goes, the computation may stop. */
export const figureReader: MiddlewareHandler<Visit> = async (context, next) => {
  if (currentReader()) return await next()
  await readingFor({ signal: context.req.raw.signal, waitsFor: new Set() }, next)
}

/**
 * For who asks with `Accept: application/x-ndjson`: an answer that takes its time comes as lines of JSON, first how far the
 * computation is, `{"progress":0.25}`, and last what the plain request answers, `{"status":200,"answer":{…}}`. A quick answer is
 * the plain one.
 * @param app answers the plain request
 */
export const progressLines = (app: OpenAPIHono<Visit>): MiddlewareHandler<Visit> => async (context, next) => {
  if (context.req.method !== 'GET' || !context.req.header('Accept')?.includes(linesType)) return await next()
  const { signal } = context.req.raw
  const reader: Reader = { signal, waitsFor: new Set() }
  const headers = new Headers(context.req.raw.headers)
  headers.set('Accept', 'application/json')
  // Packed once, with the lines around it
  headers.delete('Accept-Encoding')
  const answering = readingFor(reader, async () => await app.fetch(new Request(context.req.raw.url, { headers, signal }), context.env))
  const quick = await within(answering, quickMs)
  if (quick) return quick
  const packed = /\bgzip\b/.test(context.req.header('Accept-Encoding') ?? '')
  return new Response(linesBody(linesOf(answering, reader), packed), {
    headers: { 'Content-Type': linesType, Vary: 'Accept, Accept-Encoding', ...(packed ? { 'Content-Encoding': 'gzip' } : {}) },
  })
}

async function* linesOf(answering: Promise<Response>, reader: Reader): AsyncGenerator<Buffer> {
  let said = -1
  for (;;) {
    const share = shareDone(reader)
    if (share > said) yield Buffer.from(`{"progress":${share.toFixed(3)}}\n`)
    said = Math.max(said, share)
    const answer = await within(answering, betweenLinesMs)
    if (!answer) continue
    const isJson = /\bjson\b/.test(answer.headers.get('Content-Type') ?? '')
    yield Buffer.from(`{"status":${isJson ? answer.status : 406},"answer":${isJson ? await answer.text() : 'null'}}\n`)
    return
  }
}

/** What comes within this time; null when it does not. */
async function within<Made>(coming: Promise<Made>, ms: number): Promise<Made | null> {
  const over = new AbortController()
  try {
    return await Promise.race([coming, passed(ms, null, { signal: over.signal })])
  } finally {
    over.abort()
  }
}

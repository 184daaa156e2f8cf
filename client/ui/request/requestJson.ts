/** An answer of the server that is not the one asked for: problem details (RFC 9457), or no answer at all. */
export class RequestProblem extends Error {
  readonly status: number
  readonly code: string
  readonly body: unknown

  constructor(status: number, code: string, detail: string, body: unknown) {
    super(detail)
    this.name = 'RequestProblem'
    this.status = status
    this.code = code
    this.body = body
  }
}

interface Options {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly body?: unknown
  readonly signal?: AbortSignal
  /** Told how far the server is (0..1) with an answer that takes its time. */
  readonly onProgress?: (share: number) => void
}

const textOf = (body: unknown, key: string): string | undefined => {
  const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[key] : undefined
  return typeof value === 'string' ? value : undefined
}

const linesType = 'application/x-ndjson'

interface LastLine {
  readonly status: number
  readonly answer: unknown
}

/** Reads lines of JSON: how far the server is, and last what it answers. @throws when the lines end before the answer */
async function lastLine(response: Response, onProgress: (share: number) => void): Promise<LastLine> {
  let unread = ''
  for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
    const lines = (unread + part).split('\n')
    unread = lines.pop()!
    for (const line of lines) {
      const said = JSON.parse(line) as LastLine | { readonly progress: number }
      if (!('progress' in said)) return said
      onProgress(said.progress)
    }
  }
  throw new SyntaxError('the lines ended before the answer')
}

/**
 * One request for JSON, one answer of the type asked for.
 * Throws RequestProblem: with the status and code of the problem details, or with status 0 and code `noConnection`.
 * An aborted request throws the browser's AbortError.
 */
export async function requestJson<Answer>(address: string, options: Options = {}): Promise<Answer> {
  const { method = 'GET', body, signal, onProgress } = options
  const headers: Record<string, string> = { Accept: onProgress ? `${linesType}, application/json` : 'application/json' }
  if (body !== undefined) headers['Content-Type'] = 'application/json'
  let response: Response
  try {
    response = await fetch(address, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }), ...(signal ? { signal } : {}) })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new RequestProblem(0, 'noConnection', `No answer from ${address}`, null)
  }
  let { status } = response
  let answer: unknown = null
  try {
    if (onProgress && response.headers.get('Content-Type')?.startsWith(linesType)) ({ status, answer } = await lastLine(response, onProgress))
    else answer = await response.json()
  } catch (error) {
    if (signal?.aborted) throw error
    if (response.ok) throw new RequestProblem(status, 'notJson', `The answer of ${address} is not JSON`, null)
  }
  if (status < 200 || status > 299) {
    const detail = textOf(answer, 'detail') ?? textOf(answer, 'title') ?? `${address} answered ${status}`
    throw new RequestProblem(status, textOf(answer, 'code') ?? 'unknown', detail, answer)
  }
  return answer as Answer
}

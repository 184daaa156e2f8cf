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
}

const textOf = (body: unknown, key: string): string | undefined => {
  const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[key] : undefined
  return typeof value === 'string' ? value : undefined
}

/**
 * One request for JSON, one answer of the type asked for.
 * Throws RequestProblem: with the status and code of the problem details, or with status 0 and code `noConnection`.
 * An aborted request throws the browser's AbortError.
 */
export async function requestJson<Answer>(address: string, options: Options = {}): Promise<Answer> {
  const { method = 'GET', body, signal } = options
  const headers: Record<string, string> = { Accept: 'application/json' }
  if (body !== undefined) headers['Content-Type'] = 'application/json'
  let response: Response
  try {
    response = await fetch(address, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }), ...(signal ? { signal } : {}) })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new RequestProblem(0, 'noConnection', `No answer from ${address}`, null)
  }
  let answer: unknown = null
  try {
    answer = await response.json()
  } catch (error) {
    if (signal?.aborted) throw error
    if (response.ok) throw new RequestProblem(response.status, 'notJson', `The answer of ${address} is not JSON`, null)
  }
  if (!response.ok) {
    const detail = textOf(answer, 'detail') ?? textOf(answer, 'title') ?? `${address} answered ${response.status}`
    throw new RequestProblem(response.status, textOf(answer, 'code') ?? 'unknown', detail, answer)
  }
  return answer as Answer
}

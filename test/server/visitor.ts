/** A browser as far as the server can tell: keeps cookies, follows nothing, says where its requests come from. */
export interface Visitor {
  readonly cookies: ReadonlyMap<string, string>
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** A form of our own page, sent as a browser sends it. */
  press(path: string, fields?: Record<string, string>, headers?: Record<string, string>): Promise<Response>
  sendJson(method: 'PUT' | 'POST' | 'DELETE', path: string, body: unknown, headers?: Record<string, string>): Promise<Response>
  request(path: string, init: RequestInit): Promise<Response>
}

export interface VisitorOptions {
  /** The address that people type, where a proxy stands before the server. */
  readonly publicOrigin?: string
  /** The network address that such a proxy says the visitor has. */
  readonly from?: string
}

export function visitor(origin: string, { publicOrigin = origin, from }: VisitorOptions = {}): Visitor {
  const cookies = new Map<string, string>()

  async function request(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers)
    if (from !== undefined) headers.set('X-Forwarded-For', from)
    if (cookies.size > 0) headers.set('Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await fetch(origin + (path.startsWith('http') ? path.slice(new URL(path).origin.length) : path), { redirect: 'manual', ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [pair, ...attributes] = line.split(';')
      const [name, value] = [pair!.slice(0, pair!.indexOf('=')), pair!.slice(pair!.indexOf('=') + 1)]
      if (attributes.some((one) => /^\s*max-age=0$/i.test(one))) cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }

  return {
    cookies,
    request,
    get: (path, headers = {}) => request(path, { headers }),
    press: (path, fields = {}, headers = {}) =>
      request(path, { method: 'POST', body: new URLSearchParams(fields).toString(), headers: { Origin: publicOrigin, 'Content-Type': 'application/x-www-form-urlencoded', ...headers } }),
    sendJson: (method, path, body, headers = {}) =>
      request(path, { method, body: typeof body === 'string' ? body : JSON.stringify(body), headers: { Origin: publicOrigin, 'Content-Type': 'application/json', ...headers } }),
  }
}

/** Opens a respondent's or an account's link and presses its button. */
export async function enter(origin: string, link: string): Promise<Visitor> {
  const one = visitor(origin)
  const response = await one.press(link)
  if (response.status !== 303) throw new Error(`pressing the button of ${new URL(link).pathname.split('/')[1]} answered ${response.status}`)
  return one
}

import type { TypedResponse } from 'hono'
import { layout, type PageParts } from '../pages/layout.ts'
import type { Service } from '../service.ts'
import type { VisitContext } from '../visit.ts'

type Sent = Response & TypedResponse<any, any, any>

/** One page rendered here, with the style sheet of the build. */
export async function sendPage(
  service: Service,
  context: VisitContext,
  page: Omit<PageParts, 'language'> & { readonly language?: PageParts['language'] },
  status: 200 | 401 | 403 | 404 | 410 | 413 | 422 | 429 | 500 | 503 | 400 | 409 | 415 = 200,
): Promise<Sent> {
  const language = page.language ?? context.get('language')
  return context.html(await layout(service.builtPages, { ...page, language }), status) as unknown as Sent
}

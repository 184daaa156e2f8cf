import { useId } from 'react'
import type { ReactNode } from 'react'
import { useLanguage } from '../language/useLanguage.ts'
import type { RequestProblem } from '../request/requestJson.ts'
import type { Resource } from '../request/useResource.ts'
import { Notice } from './Notice.tsx'

const words = {
  computing: { nl: 'De server is aan het rekenen. U kunt intussen iets anders kiezen.', en: 'The server is computing. You can choose something else in the meantime.' },
  loading: { nl: 'Bezig met laden…', en: 'Loading…' },
  retry: { nl: 'Probeer opnieuw', en: 'Try again' },
  noConnection: { nl: 'Geen verbinding', en: 'No connection' },
  noConnectionMore: { nl: 'De server antwoordt niet. Kijk uw verbinding na en probeer opnieuw.', en: 'The server does not answer. Check your connection and try again.' },
  signedOut: { nl: 'U bent niet meer aangemeld', en: 'You are no longer signed in' },
  signIn: { nl: 'Meld u opnieuw aan', en: 'Sign in again' },
  notAllowed: { nl: 'Deze pagina is niet voor u', en: 'This page is not for you' },
  notAllowedMore: { nl: 'Uw account heeft geen toegang tot deze gegevens.', en: 'Your account has no access to these data.' },
  notFound: { nl: 'Niet gevonden', en: 'Not found' },
  failed: { nl: 'Dit kon niet geladen worden', en: 'This could not be loaded' },
}

/** A grey place as high as what comes, so that nothing jumps when it is there. */
export function Skeleton({ height, progress = null }: { readonly height: number; readonly progress?: number | null }) {
  const { say } = useLanguage()
  return (
    <div className="skeleton" style={{ minHeight: height }}>
      <Computing progress={progress} before={say(words.loading)} />
    </div>
  )
}

/** How far the server is with something that takes over a second. @param before what is said, not shown, as long as it does not say */
function Computing({ progress, before }: { readonly progress: number | null; readonly before: string }) {
  const { say, number } = useLanguage()
  const id = useId()
  const percent = Math.round((progress ?? 0) * 100)
  return (
    <div className="computing">
      <p role="status" id={id}>{progress === null ? <span className="hidden">{before}</span> : say(words.computing)}</p>
      {progress === null ? null : (
        <>
          <progress max={100} value={percent} aria-labelledby={id} />
          <span className="small soft number">{`${number(percent)} %`}</span>
        </>
      )}
    </div>
  )
}

export function Failure({ problem, retry }: { readonly problem: RequestProblem; readonly retry: () => void }) {
  const { say, language } = useLanguage()
  if (problem.status === 401) {
    return (
      <Notice kind="error" title={say(words.signedOut)}>
        <p><a href={language === 'nl' ? '/aanmelden' : '/aanmelden?taal=en'}>{say(words.signIn)}</a></p>
      </Notice>
    )
  }
  if (problem.status === 403) return <Notice kind="error" title={say(words.notAllowed)}><p>{say(words.notAllowedMore)}</p></Notice>
  const title = problem.code === 'noConnection' ? words.noConnection : problem.status === 404 ? words.notFound : words.failed
  return (
    <Notice kind="error" title={say(title)}>
      <p>{problem.code === 'noConnection' ? say(words.noConnectionMore) : problem.message}</p>
      <button type="button" className="button" onClick={retry}>{say(words.retry)}</button>
    </Notice>
  )
}

interface Props<Answer> {
  readonly resource: Resource<Answer>
  /** Height in pixels of the place to keep while nothing is there yet. */
  readonly height: number
  readonly children: (answer: Answer) => ReactNode
}

/** What was asked for, or why it is not there. The former answer stays, dimmed, while the next one comes. */
export function Waiting<Answer>({ resource, height, children }: Props<Answer>) {
  if (resource.state === 'failed') return <Failure problem={resource.problem} retry={resource.retry} />
  if (resource.state === 'loading' && resource.former === undefined) return <Skeleton height={height} progress={resource.progress} />
  const answer = resource.state === 'ready' ? resource.answer : resource.former!
  // One place in the tree for both, so that what is on the screen keeps its focus and its state while the next answer comes
  return (
    <>
      {resource.state === 'loading' ? <Computing progress={resource.progress} before="" /> : null}
      <div className="waiting" aria-busy={resource.state === 'loading' || undefined}>{children(answer)}</div>
    </>
  )
}

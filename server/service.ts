import type { Store } from '../db/store.ts'
import type { SignInProvider } from './access/provider/signInProvider.ts'
import type { BuiltPages } from './delivery/builtPages.ts'
import type { Postman } from './fieldwork/sending/postman.ts'
import type { Mailer } from './mail/mailer.ts'
import type { WaveFigures } from './figures/waveFigures.ts'

/** What the routes work with: one of each for the whole server. */
export interface Service {
  readonly store: Store
  readonly figures: WaveFigures
  readonly mailer: Mailer
  /** Told when the outbox has something; undefined where nothing goes out by itself. */
  readonly postman?: Postman
  readonly builtPages: BuiltPages
  readonly publicOrigin: string
  /** Undefined when sign-in is by mailed link only. */
  readonly signInProvider: SignInProvider | undefined
  readonly isTrustedProxy: (address: string) => boolean
  readonly contact: { readonly email: string; readonly isPlaceholder: boolean }
  /** Days after the freezing of a wave during which the link between members and answers is kept. */
  readonly keyRetentionDays: number
  /** Over when the server has been asked to stop: what waits for news is answered. */
  readonly stopping?: AbortSignal
  /** The only clock that decides anything. */
  readonly now: () => Date
}

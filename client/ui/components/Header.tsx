import type { ReactNode } from 'react'
import { productName } from '../productName.ts'
import { useLanguage } from '../language/useLanguage.ts'
import type { Language, Text } from '../language/text.ts'

const words = {
  skip: { nl: 'Naar de inhoud', en: 'Skip to content' },
  language: { nl: 'Taal', en: 'Language' },
  signOut: { nl: 'Afmelden', en: 'Sign out' },
}

interface Props {
  /** Who is looking: the name of the role, or of the cluster. */
  readonly role: Text
  /** The same page in the other language. */
  readonly addressIn: (language: Language) => string
  readonly account?: string | undefined
  /** The wave chooser and what must be known about the wave. */
  readonly children?: ReactNode
}

const names: Record<Language, string> = { nl: 'Nederlands', en: 'English' }

export function Header({ role, addressIn, account, children }: Props) {
  const { say, language } = useLanguage()
  return (
    <>
      <a className="skip" href="#content">{say(words.skip)}</a>
      <header className="header">
        <div className="header-line">
          <p className="product">
            <span className="product-name">{say(productName)}</span> <span className="product-role">{say(role)}</span>
          </p>
          {children}
          <div className="header-account">
            <nav className="languages" aria-label={say(words.language)}>
              {(['nl', 'en'] as const).map((one) => (
                <a key={one} href={addressIn(one)} lang={one} hrefLang={one} aria-current={one === language ? 'true' : undefined}>
                  {one}<span className="hidden">{` ${names[one]}`}</span>
                </a>
              ))}
            </nav>
            <form method="post" action="/afmelden">
              {account === undefined ? null : <span className="account">{account}</span>}
              <button type="submit" className="button-quiet">{say(words.signOut)}</button>
            </form>
          </div>
        </div>
      </header>
    </>
  )
}

import { useEffect, type ReactNode } from 'react'
import { productName } from '../../ui/productName.ts'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import type { Language } from '../../ui/language/text.ts'
import { useAddress } from './address.ts'

const words = {
  skip: { nl: 'Naar de inhoud', en: 'Skip to content' },
  language: { nl: 'Taal', en: 'Language' },
  privacy: { nl: 'Wie ziet wat', en: 'Who sees what' },
  accessibility: { nl: 'Toegankelijkheid', en: 'Accessibility' },
  more: { nl: 'Meer informatie', en: 'More information' },
}
const names: Record<Language, string> = { nl: 'Nederlands', en: 'English' }

interface Props {
  readonly title: string
  readonly clusterName?: string | undefined
  readonly synthetic?: boolean | undefined
  readonly children: ReactNode
}

const synthetic = { nl: 'demonstratie', en: 'demonstration' }

/** What stands around every page of the questionnaire. The language changes in place: the answers stay. */
export function Frame({ title, clusterName, synthetic: isSynthetic, children }: Props) {
  const { say, language } = useLanguage()
  const address = useAddress()
  const other: Language = language === 'nl' ? 'en' : 'nl'
  const whole = `${title} – ${say(productName)}`
  useEffect(() => {
    document.title = whole
    document.documentElement.lang = language
  }, [whole, language])
  return (
    <>
      <a className="skip" href="#inhoud">{say(words.skip)}</a>
      <header className="header">
        <div className="header-line">
          <p className="product">
            <span className="product-name">{say(productName)}</span>
            {clusterName === undefined ? null : <span className="product-role">{clusterName}</span>}
            {isSynthetic ? <span className="badge badge-synthetic">{say(synthetic)}</span> : null}
          </p>
          <nav className="languages" aria-label={say(words.language)}>
            <a
              href={address.with({ taal: other })}
              lang={other}
              hrefLang={other}
              onClick={(event) => {
                event.preventDefault()
                address.replace({ taal: other })
              }}
            >
              {names[other]}
            </a>
          </nav>
        </div>
      </header>
      <main id="inhoud" tabIndex={-1}>{children}</main>
      <footer className="footer">
        <nav aria-label={say(words.more)}>
          <a href={`/privacy?taal=${language}`}>{say(words.privacy)}</a>
          <a href={`/toegankelijkheid?taal=${language}`}>{say(words.accessibility)}</a>
        </nav>
      </footer>
    </>
  )
}

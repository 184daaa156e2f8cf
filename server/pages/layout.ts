import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Language } from '../api/language.ts'
import type { BuiltPages } from '../delivery/builtPages.ts'

/** Text that is already safe: made by the `html` tag, which escapes what is filled in. */
export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>

export interface Text {
  readonly nl: string
  readonly en: string
}

export const productName: Text = { nl: 'Clusterbevraging', en: 'Cluster survey' }

const words = {
  skip: { nl: 'Naar de inhoud', en: 'Skip to content' },
  language: { nl: 'Taal', en: 'Language' },
  privacy: { nl: 'Privacy', en: 'Privacy' },
  accessibility: { nl: 'Toegankelijkheid', en: 'Accessibility' },
  more: { nl: 'Over deze site', en: 'About this site' },
}

const languageNames: Readonly<Record<Language, string>> = { nl: 'Nederlands', en: 'English' }

export interface PageParts {
  readonly language: Language
  readonly title: string
  readonly content: Markup
  /** Files to fetch when the browser has nothing better to do. */
  readonly laterFiles?: BuiltPages['questionnaireFiles']
}

/** The address of the same page in a language; Dutch needs no parameter, but says so where another choice came first. */
const inLanguage = (language: Language) => `?taal=${language}`

/** Adds the choice of language to the address of another page, where it is not Dutch. */
export const withLanguage = (address: string, language: Language): string => (language === 'nl' ? address : `${address}?taal=${language}`)

/** One whole page. It needs no script, and everything in it comes from this site. */
export function layout({ styleSheet, font }: Pick<BuiltPages, 'styleSheet' | 'font'>, { language, title, content, laterFiles = [] }: PageParts): Markup {
  const say = (text: Text) => text[language]
  return html`<!doctype html>
<html lang="${language === 'nl' ? 'nl-BE' : 'en'}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>${title} – ${say(productName)}</title>
    <link rel="icon" href="data:,">
    ${font === undefined ? '' : html`<link rel="preload" href="${font}" as="font" type="font/woff2" crossorigin>`}
    <link rel="stylesheet" href="${styleSheet}">
    ${laterFiles.map(({ address, kind }) => html`<link rel="prefetch" href="${address}" as="${kind}">`)}
  </head>
  <body>
    <a class="skip" href="#content">${say(words.skip)}</a>
    <header class="masthead">
      <div class="top">
        <a class="product" href="${withLanguage('/', language)}">${say(productName)}</a>
        <nav aria-label="${say(words.language)}">
          <ul class="languages">
            ${(['nl', 'en'] as const).map(
              (one) =>
                html`<li><a href="${inLanguage(one)}" lang="${one}" hreflang="${one}"${one === language ? raw(' aria-current="true"') : ''}>${languageNames[one]}</a></li>`,
            )}
          </ul>
        </nav>
      </div>
    </header>
    <main class="page" id="content" tabindex="-1">
      ${content}
    </main>
    <footer class="foot">
      <nav class="bottom" aria-label="${say(words.more)}">
        <a href="${withLanguage('/privacy', language)}">${say(words.privacy)}</a>
        <a href="${withLanguage('/toegankelijkheid', language)}">${say(words.accessibility)}</a>
      </nav>
    </footer>
  </body>
</html>`
}

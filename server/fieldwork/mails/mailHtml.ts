import type { Language } from '../../api/language.ts'

/** What a mail says, in order. Every text is plain and is escaped here. */
export interface MailParts {
  readonly language: Language
  readonly title: string
  readonly notice: string | null
  readonly before: readonly string[]
  readonly quote: { readonly from: string; readonly text: string } | null
  readonly buttons: readonly { readonly text: string; readonly link: string }[]
  readonly promise: string
  readonly after: readonly string[]
  readonly close: readonly string[]
  readonly foot: { readonly text: string; readonly link: string }
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign]!)

const ink = '#1a2433'
const soft = '#4a5568'
const accent = '#0b5c8a'
const font = "font-family:Arial,'Helvetica Neue',Helvetica,sans-serif"

/**
 * One table with inline styles, without pictures and without anything fetched: what mail clients of twenty years agree on.
 * Each link stands as a button and, below it, as text that can be copied.
 */
export function mailHtml(parts: MailParts): string {
  const paragraph = (text: string, style = '') => `<p style="margin:0 0 16px;${style}">${escaped(text)}</p>`
  const address = (link: string) => `<a href="${escaped(link)}" style="color:${accent};word-break:break-all">${escaped(link)}</a>`
  const button = ({ text, link }: { text: string; link: string }) =>
    `<p style="margin:0 0 8px"><a href="${escaped(link)}" style="display:inline-block;padding:12px 20px;background:${accent};color:#ffffff;text-decoration:none;border-radius:6px;font-weight:bold">${escaped(text)}</a></p>` +
    `<p style="margin:0 0 20px;font-size:14px">${address(link)}</p>`
  const quote = parts.quote === null ? '' : `<blockquote style="margin:0 0 16px;padding:0 0 0 16px;border-left:4px solid #cbd5e0"><p style="margin:0 0 4px;color:${soft}">${escaped(parts.quote.from)}</p>${parts.quote.text.split(/\n{2,}/).map((text) => `<p style="margin:0 0 8px">${escaped(text).replaceAll('\n', '<br>')}</p>`).join('')}</blockquote>`
  return `<!doctype html>
<html lang="${parts.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(parts.title)}</title></head>
<body style="margin:0;padding:0;background:#f4f6f8">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;background:#ffffff;border-radius:8px"><tr><td style="padding:28px 24px;${font};font-size:16px;line-height:1.5;color:${ink}">
${parts.notice === null ? '' : paragraph(parts.notice, 'padding:12px;background:#fff4ce')}
${parts.before.map((text) => paragraph(text)).join('\n')}
${quote}
${parts.buttons.map(button).join('\n')}
${paragraph(parts.promise, 'font-weight:bold')}
${parts.after.map((text) => paragraph(text)).join('\n')}
<p style="margin:0 0 16px">${parts.close.map(escaped).join('<br>')}</p>
<p style="margin:24px 0 0;padding:16px 0 0;border-top:1px solid #e2e8f0;font-size:13px;color:${soft}">${escaped(parts.foot.text)} ${address(parts.foot.link)}</p>
</td></tr></table>
</td></tr></table>
</body>
</html>
`
}

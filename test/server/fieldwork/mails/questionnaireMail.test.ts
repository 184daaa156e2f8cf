import { describe, expect, it } from 'vitest'
import { questionnaireMail, type QuestionnaireMail } from '../../../../server/fieldwork/mails/questionnaireMail.ts'

const mail: QuestionnaireMail = {
  language: 'nl',
  contactName: 'An Maes',
  companyName: 'Maes & Zn.',
  questionnaires: [{ clusterName: 'Air Cargo Belgium', link: 'https://bevraging.example/u/abc', started: false }],
  closesAt: '2026-05-31T22:00:00.000Z',
  reminder: 0,
  manager: { name: 'Jo Claes', email: 'jo@aircargo.example' },
  contactEmail: 'bevraging@agentschap.example',
  optOutLink: 'https://bevraging.example/uit/abc',
  test: false,
  ownWords: null,
}

const textOf = (html: string): string =>
  html
    .replace(/<(style|title)[^>]*>.*?<\/\1>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replace(/\s+/g, ' ')

describe('the mail with a questionnaire', () => {
  it('names the cluster, the company, the day, who answers questions, and carries the link as text in both forms', () => {
    const { subject, text, html } = questionnaireMail(mail)
    expect(subject).toBe('Wat levert Air Cargo Belgium uw onderneming op?')
    for (const form of [text, textOf(html)]) {
      for (const part of ['Dag An Maes', 'Maes & Zn.', '1 juni 2026', 'Jo Claes', 'jo@aircargo.example', 'https://bevraging.example/u/abc', 'https://bevraging.example/uit/abc', 'ziet dát u antwoordt, nooit wát']) expect(form).toContain(part)
    }
    expect(html).toContain('<a href="https://bevraging.example/u/abc"')
  })

  it('says every sentence of its plain form in HTML too, in both languages and at every reminder', () => {
    for (const language of ['nl', 'en'] as const) {
      for (const reminder of [0, 1, 2] as const) {
        const { text, html } = questionnaireMail({ ...mail, language, reminder, ownWords: 'Beste leden,\n\nTot op de ledendag!' })
        const shown = textOf(html)
        for (const line of text.split('\n').map((one) => one.trim()).filter((one) => one !== '' && one !== '--')) {
          expect(shown).toContain(line.replace(/:$/, '').replace(/\s+/g, ' '))
        }
      }
    }
  })

  it('is another mail at each reminder', () => {
    const subjects = ([0, 1, 2] as const).map((reminder) => questionnaireMail({ ...mail, reminder }).subject)
    expect(new Set(subjects).size).toBe(3)
  })

  it('carries one link per cluster of the company, and says once that there are two', () => {
    const { subject, text } = questionnaireMail({ ...mail, questionnaires: [...mail.questionnaires, { clusterName: 'Power to Gas', link: 'https://bevraging.example/u/def', started: true }] })
    expect(subject).toContain('Air Cargo Belgium en Power to Gas')
    expect(text).toContain('Begin met de vragenlijst over Air Cargo Belgium:\nhttps://bevraging.example/u/abc')
    expect(text).toContain('Ga verder met de vragenlijst over Power to Gas:\nhttps://bevraging.example/u/def')
    expect(text.match(/2 vragenlijsten/g)).toHaveLength(1)
  })

  it('names the agency where the cluster named nobody, and nobody by name where the name is not known', () => {
    const { text } = questionnaireMail({ ...mail, manager: null, contactName: null })
    expect(text).toContain('Vragen? Schrijf naar bevraging@agentschap.example')
    expect(text.startsWith('Dag,\n')).toBe(true)
  })

  it('keeps what is typed in names and own words from becoming HTML, a header or a second line', () => {
    const attack = '<img src=x onerror=alert(1)>\r\nBcc: all@example.org'
    const { subject, text, html } = questionnaireMail({ ...mail, contactName: attack, companyName: attack, questionnaires: [{ ...mail.questionnaires[0]!, clusterName: attack }], ownWords: attack })
    expect(subject).not.toMatch(/[\r\n]/)
    expect(text).not.toMatch(/^Bcc:/m)
    expect(html).not.toContain('<img')
    expect(html).toContain('&lt;img')
  })

  it('says of itself that it is a test', () => {
    const { subject, text, html } = questionnaireMail({ ...mail, test: true })
    expect(subject.startsWith('[TEST] ')).toBe(true)
    expect(text.startsWith('Dit is een testmail.')).toBe(true)
    expect(textOf(html)).toContain('Dit is een testmail.')
  })

  it('fetches nothing', () => {
    const { html } = questionnaireMail(mail)
    expect(html).not.toMatch(/<(img|link|script|iframe)|url\(|src=/)
  })
})

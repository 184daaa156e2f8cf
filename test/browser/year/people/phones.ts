import type { Page } from 'playwright-core'
import { enter, fillInAll, heading, untilSaved } from '../../respondentSteps.ts'
import { personKey } from '../mails/expectedMails.ts'
import type { OpenBrowser } from '../../openBrowser.ts'
import type { Ledger } from './ledger.ts'
import type { ReadMail } from '../mails/receivedMail.ts'

/** Members who open the links of their mails on a phone; the books are kept. */
export function phonesOf(browser: OpenBrowser, ledger: Ledger) {
  const open = async (): Promise<Page> => (await browser.open({ width: 375, height: 740, expected: [/410/] })).page
  const memberOf = (mail: ReadMail) => ledger.member(mail.company, mail.questionnaires[0]!.clusterName)
  return {
    async finish(mail: ReadMail): Promise<void> {
      const page = await open()
      await enter(page, mail.questionnaires[0]!.link)
      await fillInAll(page)
      await page.getByRole('button', { name: 'Verstuur mijn antwoorden' }).click()
      await heading(page, 'Bedankt voor uw antwoorden').waitFor()
      Object.assign(memberOf(mail), { opened: true, started: true, complete: true })
    },
    async stopHalfway(mail: ReadMail): Promise<void> {
      const page = await open()
      await enter(page, mail.questionnaires[0]!.link)
      await page.getByRole('radiogroup').first().getByRole('radio').first().click()
      await untilSaved(page)
      Object.assign(memberOf(mail), { opened: true, started: true })
    },
    async optOut(mail: ReadMail): Promise<void> {
      const page = await open()
      await page.goto(mail.stopLink)
      await page.getByRole('button', { name: 'Stop de herinneringen' }).click()
      await page.getByRole('heading', { name: 'U krijgt geen herinneringen meer' }).waitFor()
      memberOf(mail).optedOut = true
    },
    /** To a colleague, whose mail is on its way then; the own link stops. @returns the key of the colleague */
    async passOn(mail: ReadMail, name: string, address: string): Promise<string> {
      const { link, clusterName } = mail.questionnaires[0]!
      const page = await open()
      await page.goto(link)
      await page.getByRole('link', { name: 'Geef de vragenlijst door aan een collega' }).click()
      await page.getByLabel('Naam van uw collega').fill(name)
      await page.getByLabel('E-mailadres van uw collega').fill(address)
      await page.getByRole('button', { name: 'Geef de vragenlijst door' }).click()
      await page.getByRole('heading', { name: 'Uw collega krijgt een mail' }).waitFor()
      await page.goto(link)
      await page.getByRole('heading', { name: 'U gaf deze vragenlijst door aan een collega' }).waitFor()
      const key = personKey(mail.company, address)
      ledger.passOn(mail.key, clusterName, { key, language: 'nl' })
      return key
    },
  }
}

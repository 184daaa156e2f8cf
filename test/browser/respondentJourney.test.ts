import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { makeLinks, openDatabase, openWave } from '../server/database.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { accessibilityViolations } from './accessibility.ts'
import { openBrowser, type OpenBrowser } from './openBrowser.ts'
import { choose, enter, fillInAll, heading, localCopies, next, storedState } from './respondentSteps.ts'

let server: RunningServer
let browser: OpenBrowser
/** Each test is another member. */
let link: string

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser(server.origin)
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})
beforeEach(() => {
  const database = openDatabase(server)
  link = makeLinks(server, database, openWave(database), 1)[0]!.link
  database.close()
})
afterEach(() => browser.settle())

const wide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

describe('a member fills in the questionnaire', () => {
  test('in Dutch on a phone, by touch', async () => {
    const { page } = await browser.open({ width: 375, height: 740 })
    const looked: string[] = []
    const look = async () => {
      looked.push(await page.title())
      expect(await accessibilityViolations(page)).toEqual([])
      expect(await wide(page)).toBe(0)
    }
    const tap = (group: string | RegExp, option: string) =>
      page.getByRole('radiogroup', typeof group === 'string' ? { name: group, exact: true } : { name: group }).getByRole('radio', { name: option, exact: true }).tap()

    await enter(page, link)
    await heading(page, 'Uw deelname').waitFor()
    expect(await page.getByRole('progressbar', { name: 'Voortgang' }).getAttribute('aria-valuetext')).toBe('Stap 1 van 10')
    await tap(/minstens 2 activiteiten/, 'ja')
    await tap(/^Hoe relevant/, 'zeer relevant')
    await look()

    await next(page, 'Wat wilt u bereiken?')
    await page.getByRole('checkbox', { name: 'Projectsamenwerking binnen keten', exact: true }).tap()
    await page.getByRole('checkbox', { name: 'Kennisuitwisseling in domein', exact: true }).tap()
    await look()

    await next(page, 'Hoe sterk wilt u dit bereiken?')
    expect(await page.getByRole('radiogroup').count()).toBe(2)
    await tap('Projectsamenwerking binnen keten', 'in sterke mate')
    await tap('Kennisuitwisseling in domein', 'in beperkte mate')
    await look()

    await next(page, 'Wat is al gelukt?')
    await tap('Projectsamenwerking binnen keten', 'nog niet volgens verwachting, maar we verwachten wel dat de cluster ons hierbij kan helpen')
    await tap('Kennisuitwisseling in domein', 'ja, volgens verwachting')
    await look()

    await page.getByRole('button', { name: 'Volgende' }).tap()
    await page.getByRole('heading', { level: 1, name: /^Wat droeg .+ bij\?$/ }).waitFor()
    await tap('Projectsamenwerking binnen keten', 'kleine bijdrage')
    await tap('Kennisuitwisseling in domein', 'heel grote bijdrage')
    await look()

    await next(page, 'Samenwerken in de cluster')
    const agreement = ['helemaal niet akkoord', 'eerder niet akkoord', 'eerder wel akkoord', 'helemaal akkoord']
    for (const [index, group] of (await page.getByRole('radiogroup').all()).entries()) await group.getByRole('radio', { name: agreement[index % 4]!, exact: true }).tap()
    await look()

    await next(page, 'Voordelen voor uw bedrijf')
    for (const group of await page.getByRole('radiogroup').all()) await group.getByRole('radio', { name: 'eerder wel akkoord' }).tap()
    await look()

    await next(page, 'Wordt uw bedrijf competitiever?')
    await page.getByRole('radio', { name: 'Weet ik niet' }).tap()
    await look()

    await next(page, 'Vooruitkijken')
    for (const group of await page.getByRole('radiogroup').all()) await group.getByRole('radio', { name: 'meer hierop inzetten' }).tap()
    await look()

    await next(page, 'Kijk uw antwoorden na')
    await look()
    expect((await storedState(page)).status).toBe('partial')
    await page.getByRole('button', { name: 'Verstuur mijn antwoorden' }).tap()
    await heading(page, 'Bedankt voor uw antwoorden').waitFor()
    await look()
    await page.getByText('Bekijk mijn antwoorden').tap()
    await look()

    const stored = await storedState(page)
    expect(stored.status).toBe('complete')
    expect(stored.answers).toEqual({
      q1: 1,
      q2: 4,
      q3: ['e1', 'e7'],
      q4: { e1: 2, e7: 1 },
      q5: { e1: 1, e7: 2 },
      q6: { e1: 50, e7: 100 },
      q7: { s1: 1, s2: 2, s3: 3, s4: 4, s5: 1 },
      q8: { b1: 3, b2: 3, b3: 3, b4: 3, b5: 3, b6: 3, b7: 3, b8: 3, b9: 3 },
      q9: 9,
      q10: Object.fromEntries(Array.from({ length: 13 }, (_, index) => [`p${index + 1}`, 4])),
    })
    expect(await localCopies(page)).toEqual([])
    expect(new Set(looked).size).toBe(11)
  })

  test('in English on a wide screen, by keyboard only', async () => {
    const { page } = await browser.open({ width: 1280, locale: 'en-GB' })
    const focused = () =>
      page.evaluate(() => {
        const element = document.activeElement as HTMLElement
        const group = element.closest('[role=radiogroup]')
        return {
          tag: element.tagName,
          type: element.getAttribute('type'),
          text: element.textContent.trim(),
          answered: group?.querySelector('input:checked') != null,
          group: group?.id ?? '',
        }
      })
    const press = (key: string) => page.keyboard.press(key)
    /** Tabs until the focus is on something with this text. */
    const tabTo = async (tag: string, text: string | RegExp) => {
      for (let tabs = 0; tabs < 80; tabs += 1) {
        const now = await focused()
        if (now.tag === tag && (typeof text === 'string' ? now.text === text : text.test(now.text))) return
        await press('Tab')
      }
      throw new Error(`Tab never reached ${tag} ${String(text)}`)
    }
    /** From the heading through the page: an answer to every group by space and arrows, then Next by Enter. */
    const answerPage = async (title: string | RegExp) => {
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
      await page.getByRole('radiogroup').first().waitFor()
      const groups = await page.getByRole('radiogroup').count()
      for (let answered = 0; answered < groups; answered += 1) {
        await press('Tab')
        while ((await focused()).type !== 'radio') await press('Tab')
        await press('Space')
        for (let down = 0; down < answered % 3; down += 1) await press(down % 2 === 0 ? 'ArrowDown' : 'ArrowRight')
        expect((await focused()).answered).toBe(true)
      }
      // At the top, where the heads of the columns cover no row
      await page.evaluate(() => scrollTo(0, 0))
      expect(await accessibilityViolations(page)).toEqual([])
      await tabTo('BUTTON', 'Next')
      await press('Enter')
    }

    await page.goto(link)
    await tabTo('A', /^(en|English)$/i)
    await press('Enter')
    await page.waitForURL(/taal=en/)
    await tabTo('BUTTON', 'Start the questionnaire')
    await press('Enter')
    await page.waitForURL(/\/vragenlijst/)
    await answerPage('Your participation')
    await page.getByRole('heading', { level: 1, name: 'What do you want to achieve?' }).waitFor()
    expect((await focused()).tag).toBe('H1')
    await page.getByRole('checkbox').first().waitFor()
    for (let box = 1; box <= 3; box += 1) {
      await press('Tab')
      if (box !== 2) await press('Space')
    }
    await tabTo('BUTTON', 'Next')
    await press('Enter')
    for (const title of ['How much do you want this?', 'What has been achieved?', /^What did .+ contribute\?$/, 'Working together in the cluster', 'Benefits for your company', 'Is your company becoming more competitive?', 'Looking ahead']) {
      await answerPage(title)
    }
    await page.getByRole('heading', { level: 1, name: 'Check your answers' }).waitFor()
    expect(await accessibilityViolations(page)).toEqual([])
    await tabTo('BUTTON', 'Send my answers')
    await press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Thank you for your answers' }).waitFor()
    expect((await focused()).tag).toBe('H1')
    expect(await accessibilityViolations(page)).toEqual([])
    const stored = await storedState(page)
    expect(stored.status).toBe('complete')
    expect(stored.answers['q3']).toEqual(['e1', 'e3'])
    expect(stored.answers['q4']).toEqual({ e1: 1, e3: 2 })
  })
})

describe('the sent answers', () => {
  test('can be changed until the wave closes, and the change counts once it is whole', async () => {
    // The server refuses the change until it is whole, and the browser says so on its console
    const { page } = await browser.open({ width: 375, height: 740, expected: [/status of 422/] })
    await enter(page, link)
    await fillInAll(page)
    await page.getByRole('button', { name: 'Verstuur mijn antwoorden' }).click()
    await heading(page, 'Bedankt voor uw antwoorden').waitFor()

    await page.getByRole('button', { name: 'Wijzig mijn antwoorden' }).click()
    await page.getByRole('link', { name: 'Wijzig: Wat wilt u bereiken?' }).click()
    await page.getByRole('checkbox', { name: 'Testen en valideren', exact: true }).click()
    await page.getByText(/^Uw wijziging telt nog niet mee/).waitFor()
    // At the end, where the line that stays in sight covers nothing
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    expect(await accessibilityViolations(page)).toEqual([])
    expect((await storedState(page)).answers['q3']).toEqual(['e6', 'e11'])

    // What the new effect still needs comes by itself
    await page.getByRole('button', { name: 'Verder naar nakijken' }).click()
    await heading(page, 'Hoe sterk wilt u dit bereiken?').waitFor()
    await choose(page, 'Testen en valideren', 'in sterke mate')
    await page.getByRole('button', { name: 'Verder naar nakijken' }).click()
    await heading(page, 'Wat is al gelukt?').waitFor()
    await choose(page, 'Testen en valideren', 'ja, volgens verwachting')
    await page.getByRole('button', { name: 'Verder naar nakijken' }).click()
    await choose(page, 'Testen en valideren', 'geen bijdrage')
    await page.getByRole('button', { name: 'Verder naar nakijken' }).click()
    await heading(page, 'Kijk uw antwoorden na').waitFor()
    await page.getByRole('button', { name: /^(Klaar|Verstuur mijn wijzigingen)$/ }).click()
    await heading(page, 'Bedankt voor uw antwoorden').waitFor()
    const stored = await storedState(page)
    expect(stored).toMatchObject({ status: 'complete', answers: { q3: ['e6', 'e11', 'e9'], q6: { e9: 0 } } })
  })
})

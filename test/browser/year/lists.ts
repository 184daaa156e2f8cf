import type { Page } from 'playwright-core'
import type { ShownListPreview } from '../../../server/api/register/lists.ts'
import type { ClusterList } from '../../server/memberLists/lists/twentyLists.ts'
import { answered, type SignedIn } from './programme.ts'

const handedIn = ({ clusterId, fileName, content }: ClusterList) => ({ clusterId, file: { fileName, content: content.toString('base64') } })

export const preview = async (steward: SignedIn, list: ClusterList): Promise<ShownListPreview> => await answered(await steward.http.sendJson('POST', '/api/steward/register/lists/preview', handedIn(list)))

/** As the page does it: looked at, then taken over as it was looked at. */
export async function takeOver(steward: SignedIn, list: ClusterList): Promise<ShownListPreview['rows']> {
  const { digest } = await preview(steward, list)
  const { rows } = await answered<{ rows: ShownListPreview['rows'] }>(await steward.http.sendJson('POST', '/api/steward/register/lists', { ...handedIn(list), digest, acceptWarnings: true }))
  return rows
}

/** Chooses a file on a page where a list is handed in, and has it looked at. */
export async function lookAt(page: Page, { fileName, content }: ClusterList): Promise<void> {
  await page.getByLabel('Ledenlijst (Excel of CSV)').setInputFiles({ name: fileName, mimeType: 'application/octet-stream', buffer: content })
  await page.getByRole('button', { name: 'Kijk de lijst na' }).click()
  await page.getByRole('table', { name: /^Wat er opvalt: / }).waitFor()
}

/** A manager sends the list that was looked at to the agency. */
export async function sendOwn(page: Page): Promise<void> {
  await page.getByLabel('Ik keek de waarschuwingen na en aanvaard ze').check()
  await page.getByRole('button', { name: 'Stuur de lijst' }).click()
  await page.getByText('De lijst is verstuurd').waitFor()
}

/** Accepts the warnings of a list that was looked at; what became of its rows, as the page says. */
export async function acceptOnPage(page: Page): Promise<string> {
  await page.getByLabel('Ik keek de waarschuwingen na en aanvaard ze').check()
  await page.getByRole('button', { name: 'Neem de lijst over' }).click()
  const said = page.getByText(/ nieuw, .* gewijzigd, .* ongewijzigd, .* uitgetreden\.$/)
  await said.waitFor()
  return await said.innerText()
}

import { chmodSync, cpSync } from 'node:fs'
import { join } from 'node:path'
import { template } from '../db/templates/template.ts'

/** Puts the demonstration into a new folder, as the first start of a server would load it there; in a test run it is made once. */
export async function putDemonstration(folder: string): Promise<void> {
  const made = await template('demonstration', async (place) => {
    // Not for every file that starts a server
    const [{ connect }, { loadDemonstration }] = await Promise.all([import('../../db/connect.ts'), import('../../server/demonstration/load.ts')])
    const store = await connect(`sqlite:${join(place, 'survey.db')}`)
    await loadDemonstration(store, new Date())
    await store.close()
  })
  const data = join(folder, 'data')
  cpSync(made, data, { recursive: true })
  chmodSync(data, 0o700)
}

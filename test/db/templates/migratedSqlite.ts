import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from '../../../db/connect.ts'
import { template } from './template.ts'

/** Makes the three files of a migrated, empty database in a folder, under this name, and gives its address. */
export async function migratedSqlite(folder: string, name: string): Promise<string> {
  const made = await template('sqlite', async (place) => {
    const store = await connect(`sqlite:${join(place, 'migrated.db')}`)
    await store.close()
  })
  for (const file of readdirSync(made)) copyFileSync(join(made, file), join(folder, file.replace(/^migrated/, name)))
  return `sqlite:${join(folder, `${name}.db`)}`
}

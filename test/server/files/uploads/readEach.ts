/**
 * A process of its own that reads the files of a folder one by one as uploads, so that what they cost can be measured:
 * one line of JSON for each, with the time and how far its memory rose.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readUpload } from '../../../../server/files/uploads/readUpload.ts'

const folder = process.argv[2]!
for (const place of readdirSync(folder).sort()) {
  const [name] = readdirSync(join(folder, place)) as [string]
  const file = readFileSync(join(folder, place, name))
  const before = process.memoryUsage.rss()
  let most = before
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 5)
  const startedMs = performance.now()
  const result = await readUpload(file, name)
  clearInterval(watch)
  console.log(JSON.stringify({ result, ms: performance.now() - startedMs, risenMegabytes: (Math.max(most, process.memoryUsage.rss()) - before) / 1024 / 1024 }))
}
console.log(JSON.stringify({ most: process.resourceUsage().maxRSS / 1024 }))

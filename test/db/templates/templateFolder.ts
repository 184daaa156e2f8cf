/** For every test run a folder for what several files begin with, removed when the run ends; nothing is made in it before somebody asks. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'templates-'))
  // PostgreSQL runs as another user when the tests run as root: let it pass through
  chmodSync(folder, 0o755)
  // Where the test files find it, and what is started outside a run (bench, pictures) does not
  process.env['TEST_TEMPLATES'] = folder
  return () => rmSync(folder, { recursive: true, force: true })
}

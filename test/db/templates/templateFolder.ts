/** For every test run a folder for what several files begin with, removed when the run ends; nothing is made in it before somebody asks. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    templateFolder: string
  }
}

export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'templates-'))
  // PostgreSQL runs as another user when the tests run as root: let it pass through
  chmodSync(folder, 0o755)
  project.provide('templateFolder', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}

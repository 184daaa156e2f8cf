import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const page = (name: string) => fileURLToPath(new URL(`client/${name}/${name}.html`, import.meta.url))

export default defineConfig({
  root: fileURLToPath(new URL('client', import.meta.url)),
  base: '/built/',
  publicDir: false,
  build: {
    outDir: fileURLToPath(new URL('client/built', import.meta.url)),
    emptyOutDir: true,
    manifest: 'manifest.json',
    // data: URLs would need a wider content security policy
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1600,
    rollupOptions: {
      // its table of plugin times is noise at every start
      checks: { pluginTimings: false },
      input: {
        respondent: page('respondent'),
        manager: page('manager'),
        analyst: page('analyst'),
        // for the pages that the server renders
        page: fileURLToPath(new URL('client/ui/page.css', import.meta.url)),
      },
    },
  },
  test: {
    root: fileURLToPath(new URL('.', import.meta.url)),
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // Two cores: browser, PostgreSQL and the compiler share them
    maxWorkers: 2,
    // Every started server and command reads the same files: half of their start is compiling them
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'cluster-survey-compiled') },
    globalSetup: 'test/db/templates/templateFolder.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})

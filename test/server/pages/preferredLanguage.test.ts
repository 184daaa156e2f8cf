import { expect, test } from 'vitest'
import { preferredLanguage } from '../../../server/pages/preferredLanguage.ts'

test.each([
  [undefined, 'nl'],
  ['', 'nl'],
  ['*', 'nl'],
  ['en-GB,en;q=0.9', 'en'],
  ['nl-BE,nl;q=0.9,en;q=0.8', 'nl'],
  ['fr-BE,fr;q=0.9,en;q=0.8,nl;q=0.7', 'en'],
  ['en;q=0.5, nl;q=0.9', 'nl'],
  ['en;q=0', 'nl'],
  ['fr', 'nl'],
  ['en;q=oops', 'en'],
])('Accept-Language %j asks for %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language)
})

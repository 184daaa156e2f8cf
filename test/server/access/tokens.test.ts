import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { hashToken, looksLikeToken, newToken } from '../../../server/access/tokens.ts'

describe('tokens', () => {
  test('32 bytes as base64url, none of 100,000 twice', () => {
    const tokens = new Set(Array.from({ length: 100_000 }, newToken))
    expect(tokens.size).toBe(100_000)
    for (const token of [...tokens].slice(0, 100)) {
      expect(Buffer.from(token, 'base64url').length).toBe(32)
      expect(looksLikeToken(token)).toBe(true)
    }
  })

  test('what is stored is SHA-256, by the vector of FIPS 180-4', () => {
    expect(hashToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(hashToken('abc')).toBe(createHash('sha256').update('abc').digest('hex'))
  })

  test.each(['', 'short', `${'a'.repeat(42)}=`, 'a'.repeat(44), `${'a'.repeat(42)};`, `${'a'.repeat(42)}\n`])('%j is no token', (text) => {
    expect(looksLikeToken(text)).toBe(false)
  })
})

import { createHash, randomBytes } from 'node:crypto'

/** 32 random bytes as base64url: 43 characters that fit in an address. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What the store keeps of a token: SHA-256, in hexadecimal. With 256 random bits there is nothing to salt or to stretch. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

export const looksLikeToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text)

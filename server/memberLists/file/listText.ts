import { isUtf8 } from 'node:buffer'

/** What Windows-1252 has at 0x80 to 0x9F; the rest is Latin-1. */
const windows1252 = new TextDecoder('windows-1252')

/** Text as spreadsheets write it: UTF-8 or UTF-16 with a byte order mark, UTF-8 without, else Windows-1252. Undefined for what is no text. */
export function listText(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes.includes(0)) return undefined
  return isUtf8(bytes) ? new TextDecoder().decode(bytes) : windows1252.decode(bytes)
}

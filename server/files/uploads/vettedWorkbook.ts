import { inflateRawSync } from 'node:zlib'
import { FileRefused } from './refusal.ts'
import type { ReadingLimits } from './limits.ts'

interface Part {
  readonly name: string
  readonly content: Buffer
}

const signatures = { end: 0x06054b50, directory: 0x02014b50, local: 0x04034b50 } as const
const mostParts = 500
const mebibyte = 1024 * 1024

/**
 * Unpacks the XML of a workbook within limits that are counted, never believed, and looks for what must not be there. The
 * reader of sheets then gets an archive that was packed anew from these parts: it cannot see anything that was not looked at.
 * @throws FileRefused
 */
export function vettedParts(file: Buffer, limits: ReadingLimits): Part[] {
  const parts: Part[] = []
  let unpacked = 0
  for (const { name, method, start, packedBytes, claimedBytes } of entriesOf(file)) {
    if (/(^|\/)vbaProject\.bin$|\.xlsm$/i.test(name)) throw new FileRefused('withMacros')
    if (!/\.(xml|rels)$/i.test(name)) continue
    if (claimedBytes > limits.unpackedBytes) throw new FileRefused('unpacksTooLarge')
    const packed = file.subarray(start, start + packedBytes)
    if (packed.length !== packedBytes) throw new FileRefused('damaged')
    const content = method === 0 ? packed : unpack(packed, method, limits.unpackedBytes - unpacked)
    unpacked += content.length
    if (unpacked > limits.unpackedBytes || (unpacked > mebibyte && unpacked > limits.ratio * file.length)) throw new FileRefused('unpacksTooLarge')
    assertHarmless(name, content, limits)
    parts.push({ name, content })
  }
  if (!parts.some(({ name }) => name === 'xl/workbook.xml')) throw new FileRefused('otherKind')
  return parts
}

function unpack(packed: Buffer, method: number, most: number): Buffer {
  if (method !== 8) throw new FileRefused('damaged')
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) })
  } catch (error) {
    throw new FileRefused((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'unpacksTooLarge' : 'damaged')
  }
}

/** The entries of the directory at the end of the archive. Nothing of 4 GB and more has a place here. */
function* entriesOf(file: Buffer): Generator<{ name: string; method: number; start: number; packedBytes: number; claimedBytes: number }> {
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > file.length) throw new FileRefused('damaged')
  const count = file.readUInt16LE(end + 10)
  if (count > mostParts) throw new FileRefused('unpacksTooLarge')
  let at = file.readUInt32LE(end + 16)
  for (let entry = 0; entry < count; entry++) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== signatures.directory) throw new FileRefused('damaged')
    const [flags, method, packedBytes, claimedBytes, local] = [file.readUInt16LE(at + 8), file.readUInt16LE(at + 10), file.readUInt32LE(at + 20), file.readUInt32LE(at + 24), file.readUInt32LE(at + 42)]
    const name = file.toString('utf8', at + 46, at + 46 + file.readUInt16LE(at + 28))
    if ((flags & 1) === 1) throw new FileRefused('oldWorkbook')
    if (local + 30 > file.length || file.readUInt32LE(local) !== signatures.local) throw new FileRefused('damaged')
    yield { name, method, packedBytes, claimedBytes, start: local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28) }
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
}

/** No declarations in the XML, no macros by another name, and no sheet that reaches further than a list does. */
function assertHarmless(name: string, content: Buffer, limits: ReadingLimits): void {
  // XML of a workbook is UTF-8 or UTF-16; in the latter these words would not be found
  if (content[0] === 0xff || content[0] === 0xfe || content.subarray(0, 4).includes(0)) throw new FileRefused('damaged')
  if (content.includes('<!DOCTYPE') || content.includes('<!ENTITY')) throw new FileRefused('declaresEntities')
  if (name === '[Content_Types].xml' && /macroEnabled/i.test(content.toString('latin1'))) throw new FileRefused('withMacros')
  if (!/worksheets\//.test(name)) return
  const text = content.toString('latin1')
  let rows = 0
  for (const [, attributes] of text.matchAll(/<(?:\w+:)?row\b([^>]{0,300})/g)) {
    rows = Math.max(rows + 1, Number(/\sr\s*=\s*["'](\d+)/.exec(attributes!)?.[1] ?? 0))
    if (rows > limits.rows + 1) throw new FileRefused('tooManyRows', String(rows))
  }
  for (const [, letters, row] of text.matchAll(/<(?:\w+:)?c\b[^>]{0,100}?\sr\s*=\s*["']([A-Za-z]{1,3})(\d+)/g)) {
    if (columnOf(letters!) > limits.columns) throw new FileRefused('tooManyColumns', row)
    if (Number(row) > limits.rows + 1) throw new FileRefused('tooManyRows', row)
  }
}

/** `A` is 1, `AA` is 27. */
const columnOf = (letters: string): number => [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

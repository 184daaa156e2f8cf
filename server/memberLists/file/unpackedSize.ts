const endSignature = 0x06054b50
const entrySignature = 0x02014b50

/**
 * What a zip archive says it holds, from its directory, without unpacking anything.
 * @returns undefined when it has no readable directory
 */
export function unpackedSize(bytes: Uint8Array): { readonly bytes: number; readonly names: readonly string[] } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  while (end >= 0 && view.getUint32(end, true) !== endSignature) end--
  if (end < 0) return undefined
  const entries = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  let total = 0
  const names: string[] = []
  for (let entry = 0; entry < entries; entry++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entrySignature) return undefined
    total += view.getUint32(at + 24, true)
    const [name, extra, comment] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)]
    names.push(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)))
    at += 46 + name + extra + comment
  }
  return { bytes: total, names }
}

import { crc32, deflateRawSync } from 'node:zlib'

export interface ArchivedFile {
  /** Plain ASCII. */
  readonly name: string
  readonly content: Buffer
}

/** 1 January 1980: the moment of an export is no business of the archive. */
const noMoment = 0x0021_0000
const deflated = 8

/** A zip archive of a few files under 4 GB (PKWARE APPNOTE 6.3.3). */
export function archiveOf(files: readonly ArchivedFile[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content } of files) {
    const path = Buffer.from(name, 'ascii')
    const packed = deflateRawSync(content)
    const described = Buffer.alloc(26)
    described.writeUInt16LE(20, 0)
    described.writeUInt16LE(deflated, 4)
    described.writeUInt32LE(noMoment, 6)
    described.writeUInt32LE(crc32(content), 10)
    described.writeUInt32LE(packed.length, 14)
    described.writeUInt32LE(content.length, 18)
    described.writeUInt16LE(path.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), described, path, packed])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), described, place, path]))
    parts.push(local)
    offset += local.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, list, end])
}

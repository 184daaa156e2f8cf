/** How much of a file is read before it is refused. */
export interface ReadingLimits {
  readonly fileBytes: number
  /** Of everything in a workbook together, as it really unpacks, whatever it claims. */
  readonly unpackedBytes: number
  /** Unpacked to packed; held against what unpacks to more than a mebibyte. */
  readonly ratio: number
  readonly rows: number
  readonly columns: number
  readonly cellCharacters: number
}

const mebibyte = 1024 * 1024

/** For what comes over the network: a cluster has some two hundred members, so this is generous. */
export const uploadLimits: ReadingLimits = { fileBytes: 2 * mebibyte, unpackedBytes: 12 * mebibyte, ratio: 200, rows: 5_000, columns: 100, cellCharacters: 2_000 }

/** For what an operator reads by command: the whole register, as much as a sheet can hold. */
export const commandLimits: ReadingLimits = { fileBytes: 128 * mebibyte, unpackedBytes: 256 * mebibyte, ratio: 1_000, rows: 1_048_576, columns: 16_384, cellCharacters: 32_767 }

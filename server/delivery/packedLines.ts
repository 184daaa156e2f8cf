import { constants, createGzip } from 'node:zlib'

/**
 * Lines as the body of an answer, each of which leaves when it is there, packed or not. When the reader goes, the lines end
 * and nothing of the packing is left that could fail with nobody to hear it.
 */
export function linesBody(lines: AsyncGenerator<Buffer>, packed: boolean): ReadableStream<Uint8Array> {
  const packing = packed ? startPacking() : undefined
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await lines.next()
      if (!done) return controller.enqueue(packing === undefined ? value : await packing.pack(value))
      if (packing !== undefined) controller.enqueue(await packing.end())
      controller.close()
    },
    async cancel() {
      packing?.stop()
      await lines.return(undefined)
    },
  })
}

/** One gzip body, line by line: each is whole for the reader before the next is there. */
function startPacking() {
  const gzip = createGzip({ flush: constants.Z_SYNC_FLUSH })
  let parts: Buffer[] = []
  gzip.on('data', (part: Buffer) => parts.push(part))
  gzip.on('error', () => undefined)
  const taken = (): Buffer => {
    const whole = Buffer.concat(parts)
    parts = []
    return whole
  }
  return {
    pack: (line: Buffer): Promise<Buffer> => new Promise((resolve, reject) => gzip.write(line, (error) => (error ? reject(error) : setImmediate(() => resolve(taken()))))),
    end: (): Promise<Buffer> =>
      new Promise((resolve) => {
        gzip.once('end', () => resolve(taken()))
        gzip.end()
      }),
    stop: () => void gzip.destroy(),
  }
}

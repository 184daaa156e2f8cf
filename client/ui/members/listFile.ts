/** A file as the server takes it. */
export interface ListFile {
  readonly fileName: string
  /** Base64. */
  readonly content: string
}

export const largestListBytes = 2 * 1024 * 1024

/** The bytes of a chosen file in base64. */
export async function readListFile(file: File): Promise<ListFile> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  const atOnce = 32_768
  for (let from = 0; from < bytes.length; from += atOnce) text += String.fromCharCode(...bytes.subarray(from, from + atOnce))
  return { fileName: file.name, content: btoa(text) }
}

/** Lets the browser save a text as a file. */
export function saveText(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

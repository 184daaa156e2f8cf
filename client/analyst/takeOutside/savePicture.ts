import { interFile } from '../../ui/interFile.ts'

/** Pixels of the PNG for each of the drawing. */
const scale = 2

const written = (drawing: SVGSVGElement): string => `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(drawing)}`

/** The drawing as a file that stands on its own. */
export const svgFile = (drawing: SVGSVGElement): Blob => new Blob([written(drawing)], { type: 'image/svg+xml' })

async function asDataAddress(content: Blob): Promise<string> {
  return await new Promise((done, failed) => {
    const reader = new FileReader()
    reader.onload = () => done(String(reader.result))
    reader.onerror = () => failed(reader.error ?? new Error('The file could not be read'))
    reader.readAsDataURL(content)
  })
}

/** A drawing that becomes an image sees no font of the page, so it carries ours along; without, it falls back on those of the machine. */
async function withFont(drawing: SVGSVGElement): Promise<SVGSVGElement> {
  const copy = drawing.cloneNode(true) as SVGSVGElement
  try {
    const font = await asDataAddress(await (await fetch(interFile)).blob())
    const style = document.createElementNS(drawing.namespaceURI, 'style')
    style.textContent = `@font-face { font-family: 'Inter Variable'; font-weight: 100 900; src: url(${font}) format('woff2-variations'); }`
    copy.prepend(style)
  } catch (error) {
    // Without a connection the picture is still right, in another typeface
    if (!(error instanceof TypeError)) throw error
  }
  return copy
}

/** @throws Error when the browser cannot draw it */
export async function pngFile(drawing: SVGSVGElement): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(written(await withFont(drawing)))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = Number(drawing.getAttribute('width')) * scale
  canvas.height = Number(drawing.getAttribute('height')) * scale
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('This browser has no canvas to draw on')
  context.scale(scale, scale)
  context.drawImage(image, 0, 0)
  return await new Promise((done, failed) => canvas.toBlob((blob) => (blob === null ? failed(new Error('The picture is too large to draw')) : done(blob)), 'image/png'))
}

/** Hands a file to the person at the screen. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser reads the file after the click
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

import { ink, inkSoft, line, paper } from '../../charts/colours.ts'
import { textWidth } from '../../charts/textWidth.ts'
import { inLines } from './pictureText.ts'

const namespace = 'http://www.w3.org/2000/svg'
const margin = 24
const narrowest = 400
/** Other typefaces run wider than ours, after whose letters the lines are broken. */
const room = 0.87

/** Named with what most machines have: outside the page there is no style sheet and no font of ours. */
const fontFamily = "'Inter Variable', Inter, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Noto Sans', sans-serif"

export interface PictureWords {
  readonly title: string
  /** Base, weighting and wave, under the picture. */
  readonly source: string
}

interface LegendEntry {
  readonly swatch: SVGSVGElement | null
  readonly text: string
  readonly strong: boolean
}

interface Chart {
  readonly drawing: SVGSVGElement
  readonly caption: string | null
  /** Side by side above the chart, or one under the other below it. */
  readonly legend: readonly LegendEntry[]
  readonly legendAbove: boolean
  /** What the page says under the chart. */
  readonly notes: readonly string[]
}

function make<Name extends keyof SVGElementTagNameMap>(name: Name, attributes: Readonly<Record<string, string | number>>): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(namespace, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  return element
}

const entriesOf = (part: Element, selector: string): readonly LegendEntry[] =>
  [...part.querySelectorAll(selector)].map((entry) => ({
    swatch: entry.querySelector('svg'),
    text: (entry.querySelector('b') ? [...entry.querySelectorAll('b, span')].map((one) => one.textContent) : [entry.textContent]).join(' ').trim(),
    strong: entry.tagName === 'H3',
  }))

/** The charts of this part of the page, with the legends that stand beside them in HTML. */
function chartsIn(frame: Element): readonly Chart[] {
  return [...frame.querySelectorAll<SVGSVGElement>('svg[role="img"]')].map((drawing) => {
    const part = drawing.closest('figure, .matrix-figure') ?? frame
    const categories = entriesOf(part, '.category-legend li')
    return {
      drawing,
      caption: part.querySelector('figcaption')?.textContent ?? null,
      legend: categories.length > 0 ? categories : entriesOf(part, '.matrix-legend h3, .matrix-legend li'),
      legendAbove: categories.length > 0,
      notes: part.tagName === 'FIGURE' ? [...part.querySelectorAll('p')].map((note) => note.textContent) : [],
    }
  })
}

/** Lays blocks under one another, and knows how far it came. */
class Sheet {
  readonly root: SVGSVGElement
  readonly width: number
  height = margin

  constructor(width: number) {
    this.width = width
    this.root = make('svg', { xmlns: namespace, 'font-family': fontFamily, role: 'img' })
  }

  get inner(): number {
    return this.width - 2 * margin
  }

  text(text: string, size: number, attributes: Readonly<Record<string, string | number>> = {}, indent = 0): void {
    for (const one of inLines(text, (this.inner - indent) * room, size)) {
      this.height += size * 1.4
      const element = make('text', { x: margin + indent, y: this.height - size * 0.35, 'font-size': size, fill: ink, ...attributes })
      element.textContent = one
      this.root.append(element)
    }
  }

  gap(height: number): void {
    this.height += height
  }

  chart(drawing: SVGSVGElement): void {
    const copy = drawing.cloneNode(true) as SVGSVGElement
    const [width, height] = sizeOf(drawing)
    for (const name of ['font-family', 'style', 'class']) copy.removeAttribute(name)
    for (const [name, value] of Object.entries({ x: margin, y: this.height, width, height })) copy.setAttribute(name, String(value))
    this.root.append(copy)
    this.height += height
  }

  swatch(swatch: SVGSVGElement, x: number, baseline: number): void {
    const copy = swatch.cloneNode(true) as SVGSVGElement
    const [width, height] = sizeOf(swatch)
    for (const [name, value] of Object.entries({ x, y: baseline - height + 2, width, height })) copy.setAttribute(name, String(value))
    this.root.append(copy)
  }

  /** Entries side by side, as many as fit. */
  flow(entries: readonly LegendEntry[], size: number): void {
    let x = margin
    this.height += size * 1.6
    for (const { swatch, text } of entries) {
      const wide = 18 + textWidth(text, size) / room + 12
      if (x > margin && x + wide > this.width - margin) {
        x = margin
        this.height += size * 1.6
      }
      if (swatch) this.swatch(swatch, x, this.height - 4)
      const element = make('text', { x: x + 18, y: this.height - 4, 'font-size': size, fill: ink })
      element.textContent = text
      this.root.append(element)
      x += wide
    }
  }

  list(entries: readonly LegendEntry[], size: number): void {
    for (const { swatch, text, strong } of entries) {
      if (strong) this.gap(6)
      if (swatch) this.swatch(swatch, margin, this.height + size * 1.05)
      this.text(text, size, strong ? { 'font-weight': 620 } : {}, 22)
    }
  }

  finish(title: string): SVGSVGElement {
    const height = Math.ceil(this.height + margin)
    for (const [name, value] of Object.entries({ width: this.width, height, viewBox: `0 0 ${this.width} ${height}`, 'aria-label': title })) this.root.setAttribute(name, String(value))
    this.root.prepend(make('rect', { width: this.width, height, fill: paper }))
    return this.root
  }
}

const sizeOf = (drawing: SVGSVGElement): readonly [number, number] => [Number(drawing.getAttribute('width')), Number(drawing.getAttribute('height'))]

/**
 * One picture of everything that is drawn in this part of the page, with its title above and its source below: white ground,
 * colours in full, no style sheet needed. Null where nothing is drawn.
 */
export function composePicture(frame: Element, { title, source }: PictureWords): SVGSVGElement | null {
  const charts = chartsIn(frame)
  if (charts.length === 0) return null
  const sheet = new Sheet(Math.max(narrowest, ...charts.map(({ drawing }) => sizeOf(drawing)[0] + 2 * margin)))
  sheet.text(title, 18, { 'font-weight': 650 })
  for (const { drawing, caption, legend, legendAbove, notes } of charts) {
    sheet.gap(16)
    if (caption !== null) sheet.text(caption, 14, { 'font-weight': 620 })
    if (legendAbove) sheet.flow(legend, 12)
    sheet.gap(8)
    sheet.chart(drawing)
    if (!legendAbove && legend.length > 0) {
      sheet.gap(8)
      sheet.list(legend, 12)
    }
    for (const note of notes) sheet.text(note, 12, { fill: inkSoft })
  }
  sheet.gap(16)
  sheet.root.append(make('line', { x1: margin, x2: sheet.width - margin, y1: sheet.height, y2: sheet.height, stroke: line }))
  sheet.gap(6)
  sheet.text(source, 12, { fill: inkSoft })
  return sheet.finish(title)
}

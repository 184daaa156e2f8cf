import { kindOfView, rakingChoiceOf } from '../../../analysis/index.ts'
import type { CrossingBy, DomainId, RakingVariable, VerticalAxis, View, ViewKind } from '../../../analysis/index.ts'
import type { Language } from '../../../surveys/index.ts'
import type { Occasion, TakenFigure } from '../takenFigure.ts'

// The words that client/analyst/state.ts reads; a test holds the two together
const viewInAddress: Readonly<Record<ViewKind, string>> = { published: 'gepubliceerd', stratified: 'gestratificeerd', raked: 'herwogen' }
export const verticalInAddress: Readonly<Record<VerticalAxis, string>> = { realised: 'realisatie', contribution: 'bijdrage' }
export const crossingInAddress: Readonly<Record<CrossingBy, string>> = { call: 'oproep', size: 'grootte', embedding: 'inbedding', activity: 'activiteit' }

const variableInAddress: Readonly<Record<RakingVariable, string>> = { cluster: 'cluster', call: 'oproep', embedding: 'inbedding', size: 'grootte', clusterMembers: 'clustergrootte' }

/** As client/analyst/weighting/choice.ts reads it; nothing for the margins that raking has unless somebody chose others. */
function viewParts(view: View): Readonly<Record<string, string>> {
  const beeld = viewInAddress[kindOfView(view)]
  if (kindOfView(view) !== 'raked' || view === 'raked') return { beeld }
  const { margins, capped } = rakingChoiceOf(view)
  return { beeld, marges: margins.map((margin) => margin.map((variable) => variableInAddress[variable]).join('-')).join('.'), ...(capped ? { plafond: '5' } : {}) }
}

/** As client/analyst/tables/tableState.ts reads it. */
const classificationInAddress = (name: string): string => ({ ...crossingInAddress, clusterMembers: 'clustergrootte', tenure: 'lidsinds' } as Readonly<Record<string, string>>)[name] ?? name

export function domainInAddress(domain: DomainId): string {
  if (domain === 'total') return 'alle'
  const [by, level] = [domain.slice(0, domain.indexOf('=')), domain.slice(domain.indexOf('=') + 1)]
  return `${by === 'cluster' ? 'cluster' : crossingInAddress[by as CrossingBy]}.${level}`
}

function partsOf(figure: TakenFigure): { readonly path: string; readonly parts: Readonly<Record<string, string>> } {
  if (figure.kind === 'told') return figure
  if (figure.kind === 'effectMatrix') return { path: 'effecten', parts: { groep: domainInAddress(figure.matrix.domain), as: verticalInAddress[figure.matrix.vertical] } }
  if (figure.kind === 'table') {
    const { banner, layer } = figure.table
    return {
      path: 'kruistabel',
      parts: {
        rijen: figure.rows.join('.'),
        kop: banner.map(({ classification }) => classificationInAddress(classification)).join('.'),
        ...(layer ? { laag: `${classificationInAddress(layer.classification)}.${layer.level}` } : {}),
      },
    }
  }
  return { path: 'vragen', parts: { vraag: figure.variable, kruising: figure.by.map((by) => crossingInAddress[by]).join('.') } }
}

/** The address of the page that shows this figure, computed again from the answers as they then are. */
export function permalink(figure: TakenFigure, { wave, origin }: Occasion, language: Language): string {
  const { path, parts } = partsOf(figure)
  const search = new URLSearchParams({ ...parts, golf: wave.id, ...(figure.view === null ? {} : viewParts(figure.view)), ...(language === 'nl' ? {} : { taal: language }) })
  search.sort()
  return `${origin}/analyse${path === '' ? '' : `/${path}`}?${search}`
}

/** What the file of a figure is called, without its extension: plain letters, digits and hyphens. */
export function fileName(figure: TakenFigure, { wave }: Occasion): string {
  const { path, parts } = partsOf(figure)
  const name = [wave.id, ...(figure.kind === 'told' ? [path === '' ? 'respons' : path] : []), ...Object.values(parts), ...Object.values(figure.view === null ? {} : viewParts(figure.view))].join('-')
  return name.normalize('NFKD').replace(/[^A-Za-z0-9_]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 100)
}

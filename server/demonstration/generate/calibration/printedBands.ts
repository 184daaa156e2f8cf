import { targets, type TargetDomain, type TargetFigure } from '../../targets.ts'
import type { Participant } from '../register/participants.ts'
import { calibrate } from './calibrate.ts'
import type { Random } from '../random.ts'
import type { Band, Measure } from './runningMeans.ts'

/** The domains of the study, everybody first. */
export const domains: readonly TargetDomain[] = [
  'total', 'call=1', 'call=2', 'size=KO', 'size=MGO', 'embedding=zelfstandig', 'embedding=gevestigd', 'activity=0', 'activity=1',
]

/** Positions in `domains` of those a member that answered belongs to. */
function domainsOf({ member, active }: Participant): number[] {
  const { call, embedding } = member.cluster
  return ['total', `call=${call}`, `size=${member.size}`, `embedding=${embedding}`, `activity=${active ? 1 : 0}`].map((domain) =>
    domains.indexOf(domain as TargetDomain),
  )
}

/** The bands of one printed figure in each domain, drawn in a little so that no figure sits on a rounding edge. */
export function printedBands(figure: TargetFigure, drawnIn: number): (Band | undefined)[] {
  return domains.map((domain) => {
    const target = targets.find((one) => one.figure === figure && one.domain === domain)
    if (!target) return undefined
    const margin = (drawnIn * (target.below - target.from)) / 2
    return { from: target.from + margin, below: target.below - margin }
  })
}

export const bandAround = (value: number, half: number): Band => ({ from: value - half, below: value + half })

/** Calibrates the answers of the complete responses, in place; the figures of the study know no others. */
export function calibrateComplete(all: readonly Participant[], codes: (number | undefined)[][], scale: readonly number[], measures: readonly Measure[], random: Random): void {
  const complete = all.map((one, row) => ({ one, row })).filter(({ one }) => one.status === 'complete')
  calibrate({ codes: complete.map(({ row }) => codes[row]!), domainsOfRow: complete.map(({ one }) => domainsOf(one)) }, scale, measures, random)
}

import { describe, expect, test } from 'vitest'
import { itemMeans, notAsked, pairedEffects, withholdInPairedEffects } from '../../../analysis/index.ts'
import { generatedWave } from '../../bench/generatedWave.ts'
import type { PairedEffect, ResponseMatrix, ShareFigure, View } from '../../../analysis/index.ts'

const views: View[] = ['published', 'stratified', 'raked']
const { matrix } = generatedWave({ seed: 31, members: 700, clusters: 12, responses: 260, blank: 0 })

const valueOf = ({ share }: ShareFigure): number => {
  if (share.kind !== 'estimated') throw new Error(`no share: ${JSON.stringify(share)}`)
  return share.value
}
const four = (effect: PairedEffect) => [effect.wantsAndHas, effect.wantsExpectsHelp, effect.wantsExpectsNone, effect.doesNotWant].map(valueOf)

/** The wave with an effect that only the first `wanting` responses of a call want, and have. */
const wantedByFew = (wanting: number): ResponseMatrix => {
  let left = wanting
  const desired = matrix.columns['desired_1']!.map((before, row) => (matrix.call[row] === 0 ? (left-- > 0 ? 2 : 0) : before))
  const realised = matrix.columns['realised_1']!.map((before, row) => (desired[row] === 0 ? notAsked : matrix.call[row] === 0 ? 2 : before))
  return { ...matrix, columns: { ...matrix.columns, desired_1: desired, realised_1: realised } }
}

describe('two roads, one number', () => {
  test.each(views)('the four shares add up to 1, and the gap is the share that wants it without having it (%s)', (view) => {
    for (const { effects } of pairedEffects(matrix, view).domains) {
      for (const effect of effects) {
        const [has, help, none, notWanted] = four(effect)
        expect(has! + help! + none! + notWanted!).toBeCloseTo(1, 12)
        expect(valueOf(effect.wantsHasNot)).toBeCloseTo(help! + none!, 12)
        if (effect.gap.kind === 'estimated') expect(effect.gap.value).toBeCloseTo(1 - notWanted! - has!, 12)
      }
    }
  })

  test.each(views)('they give the means of the effect matrix back where nothing was left blank (%s)', (view) => {
    const paired = pairedEffects(matrix, view)
    for (const domain of ['total', 'size=MGO', 'activity=0'] as const) {
      const items = new Map(itemMeans(matrix, domain, view).map(({ variable, figure }) => [variable, figure.mean]))
      paired.domains.find((one) => one.domain === domain)!.effects.forEach((effect) => {
        const [has, help, none] = four(effect)
        const realised = items.get(`realised_${effect.effect}`)!
        expect(realised.kind === 'estimated' && realised.value).toBeCloseTo((2 * has! + help!) / (has! + help! + none!), 10)
      })
    }
  })

  test('the order of the responses does not matter', () => {
    const order = Array.from({ length: matrix.responses }, (_, place) => (place * 7 + 3) % matrix.responses)
    const bytes = (column: Uint8Array) => Uint8Array.from(order, (row) => column[row]!)
    const turned: ResponseMatrix = {
      ...matrix,
      cluster: Uint16Array.from(order, (row) => matrix.cluster[row]!),
      call: bytes(matrix.call),
      size: bytes(matrix.size),
      embedding: bytes(matrix.embedding),
      columns: Object.fromEntries(Object.entries(matrix.columns).map(([name, column]) => [name, bytes(column)])),
    }
    const rounded = (value: unknown) => JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'number' ? Number(inner.toPrecision(9)) : inner))
    expect(rounded(pairedEffects(turned, 'raked'))).toBe(rounded(pairedEffects(matrix, 'raked')))
  })
})

describe('what cannot be said', () => {
  test('an effect that everybody wants and has leaves its family with the reason', () => {
    const same = { ...matrix, columns: { ...matrix.columns, desired_4: matrix.columns['desired_4']!.map(() => 2), realised_4: matrix.columns['realised_4']!.map(() => 2) } }
    for (const view of views) {
      const { domains, families } = pairedEffects(same, view)
      expect(domains[0]!.effects[3]).toMatchObject({ base: 260, wanting: 260, wantsAndHas: { share: { value: 1, standardError: null } }, gap: { kind: 'notEstimable', reason: 'noVariation' } })
      for (const { tests, familySize } of families) {
        expect(tests[3]).toEqual({ effect: 4, difference: { kind: 'notEstimable', reason: 'noVariation' }, holm: null, benjaminiHochberg: null })
        expect(familySize).toBe(10)
      }
    }
  })

  test('where one to four want an effect nobody sees how far they have it, nor the other level or the test', () => {
    for (const [wanting, hidden] of [[4, true], [5, false], [0, false]] as const) {
      const shown = withholdInPairedEffects(pairedEffects(wantedByFew(wanting), 'published'))
      const levels = shown.domains.filter(({ domain }) => domain.startsWith('call='))
      for (const level of levels) {
        const { doesNotWant, wantsAndHas, wantsHasNot, gap, wanting: own } = level.effects[0]!
        expect(doesNotWant.share.kind).toBe('estimated')
        expect([wantsAndHas.share.kind, wantsHasNot.share.kind, own === null]).toEqual(hidden ? ['suppressed', 'suppressed', true] : ['estimated', 'estimated', false])
        expect(gap.kind === 'suppressed').toBe(hidden)
        expect(level.effects[1]!.wantsAndHas.share.kind).toBe('estimated')
      }
      const { tests, familySize } = shown.families.find(({ by }) => by === 'call')!
      expect(tests[0]!.difference.kind).toBe(hidden ? 'suppressed' : 'notEstimable')
      expect(familySize).toBe(10)
    }
  })

  test('nothing on a domain of one to four, nor on its complement', () => {
    let few = 3
    const activity = matrix.columns['q1_active']!.map(() => (few-- > 0 ? 0 : 1))
    const { domains, families } = withholdInPairedEffects(pairedEffects({ ...matrix, columns: { ...matrix.columns, q1_active: activity } }, 'stratified'))
    for (const { base, effects } of domains.filter(({ domain }) => domain.startsWith('activity='))) {
      expect(base).toBeNull()
      for (const effect of effects) expect([effect.base, effect.doesNotWant.share.kind, effect.gap.kind]).toEqual([null, 'suppressed', 'suppressed'])
    }
    expect(families.find(({ by }) => by === 'activity')).toMatchObject({ familySize: 0 })
    expect(domains[0]!.base).toBe(260)
  })

  test('a byte that is no code is refused by name', () => {
    const wrong = matrix.columns['realised_2']!.slice()
    wrong[5] = 7
    expect(() => pairedEffects({ ...matrix, columns: { ...matrix.columns, realised_2: wrong } }, 'published')).toThrow('effect 2 holds a byte')
  })
})

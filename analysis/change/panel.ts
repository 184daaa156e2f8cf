import type { ResponseMatrix } from '../responseMatrix.ts'

/** The members who answered both waves: place i of both lists is one member, known by the ordinals of its two responses. */
export interface PanelPairs {
  readonly earlier: Uint32Array
  readonly later: Uint32Array
}

/**
 * The panel as a wave of its own: its responses are those of the later wave by members who answered the earlier wave, too,
 * with the classes of the later wave; its register is that of the later wave. So strata, finite population correction,
 * weights (N of the later register / panel members, by cluster) and raking margins are those of the later wave, and what the
 * panel says is about the members of the later wave in clusters with a panel member.
 */
export function panelMatrix(later: ResponseMatrix, { later: ordinals }: PanelPairs): ResponseMatrix {
  const bytes = (column: Uint8Array) => Uint8Array.from(ordinals, (response) => column[response]!)
  return {
    register: later.register,
    responses: ordinals.length,
    cluster: Uint16Array.from(ordinals, (response) => later.cluster[response]!),
    call: bytes(later.call),
    size: bytes(later.size),
    embedding: bytes(later.embedding),
    ...(later.tenure ? { tenure: bytes(later.tenure) } : {}),
    columns: Object.fromEntries(Object.entries(later.columns).map(([name, column]) => [name, bytes(column)])),
    statements: later.statements,
  }
}

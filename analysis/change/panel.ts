import type { ResponseMatrix } from '../responseMatrix.ts'

/** The members who answered both waves: place i of both lists is one member, known by the ordinals of its two responses. */
export interface PanelPairs {
  readonly earlier: Uint32Array
  readonly later: Uint32Array
}

/**
 * The panel as a wave of its own: its responses are those of the later wave by members who answered the earlier wave, too, with
 * the classes of the later wave and of its answers only the one that makes a domain (the others are read pair by pair); its
 * register is that of the later wave. So strata, finite population correction, weights (N of the later register / panel
 * members, by cluster) and raking margins are those of the later wave, and what the panel says is about the members of the
 * later wave in clusters with a panel member.
 */
export function panelMatrix(later: ResponseMatrix, { later: ordinals }: PanelPairs): ResponseMatrix {
  const responses = ordinals.length
  const picked = <Column extends Uint8Array | Uint16Array>(column: Column, into: Column): Column => {
    for (let place = 0; place < responses; place++) into[place] = column[ordinals[place]!]!
    return into
  }
  const bytes = (column: Uint8Array) => picked(column, new Uint8Array(responses))
  return {
    register: later.register,
    responses,
    cluster: picked(later.cluster, new Uint16Array(responses)),
    call: bytes(later.call),
    size: bytes(later.size),
    embedding: bytes(later.embedding),
    ...(later.tenure ? { tenure: bytes(later.tenure) } : {}),
    columns: { q1_active: bytes(later.columns['q1_active']!) },
    statements: later.statements,
  }
}

/** Byte codes that are no answer. "Don't know" is an answer with a code of its own. */
export const leftBlank = 255
export const notAsked = 254

/** The frame: every invited member of the wave, known by its classes only. */
export interface MemberRegister {
  readonly members: number
  readonly clusterIds: readonly string[]
  /** Sorted alphabetically, as the levels of a factor in R. */
  readonly levels: { readonly call: readonly string[]; readonly size: readonly string[]; readonly embedding: readonly string[] }
  /** Ordinal in clusterIds. */
  readonly cluster: Uint16Array
  /** Ordinals in levels. */
  readonly call: Uint8Array
  readonly size: Uint8Array
  readonly embedding: Uint8Array
}

/**
 * The complete responses of a wave. A response is known by its ordinal only;
 * it carries the classes frozen with the wave, never a member.
 * Columns may be longer than `responses` (spare capacity of a growing wave).
 */
export interface ResponseMatrix {
  readonly register: MemberRegister
  readonly responses: number
  readonly cluster: Uint16Array
  readonly call: Uint8Array
  readonly size: Uint8Array
  readonly embedding: Uint8Array
  /** Places in tenureLevels; without it nobody's joining date is known. */
  readonly tenure?: Uint8Array
  /** By variable name, one byte a response. */
  readonly columns: Readonly<Record<string, Uint8Array>>
  readonly statements: StatementCounts
}

/** How many statements each battery has in this wave. */
export interface StatementCounts {
  readonly strength: number
  readonly benefit: number
  readonly priority: number
}

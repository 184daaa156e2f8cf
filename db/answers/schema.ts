import type { Generated } from 'kysely'

export type ResponseStatus = 'partial' | 'complete'

export interface AnswersRoom {
  /** Bears no moment and no member: its classes are those frozen with the wave. */
  response: {
    wave_id: string
    /** Random, unrelated to the invitation's. */
    id: string
    cluster_id: string
    call: string
    embedding: string
    size: string
    /** Null where it is not known. */
    tenure: Generated<string | null>
    status: ResponseStatus
    revision: number
    /** What the last submission made of it; null while nothing was submitted. */
    submission_revision: number | null
    submission_digest: string | null
    /** Random, made by the browser that submitted; beside the digest, so that one commit stores both. */
    submission_key: string | null
    page: string | null
    /** One byte a variable in codebook order. */
    coded: Uint8Array
    /** The answer document as canonical JSON. */
    answers: string
  }
  /** Figures of a frozen wave, made once. */
  standard_table: {
    wave_id: string
    name: string
    /** The state of the answers and the version of the program that it was made from. */
    answers: string
    code: string
    /** As JSON, withheld by the rules of the screen. */
    figure: string
  }
  /** What may leave the house after a wave; an edition is never changed. */
  release: {
    wave_id: string
    edition: number
    /** SHA-256 over `document`. */
    hash: string
    made_at: string
    /** Canonical JSON. */
    document: string
    /** For the steward alone. */
    audit: string
  }
}

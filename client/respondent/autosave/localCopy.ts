import type { AnswerDocument } from '../../../surveys/index.ts'

/** What this device holds and the server has not acknowledged. There is one for each invitation, and none when all is stored. */
export interface LocalCopy {
  readonly reference: string
  /** The page load that wrote it: another open tab recognises that it is not its own. */
  readonly writer: string
  /** The revision on the server that these answers are a change of. */
  readonly basedOnRevision: number
  readonly answers: AnswerDocument
  readonly page: string
  /** Canonical texts of what was sent without an answer: one of them may well have been stored. */
  readonly attempts: readonly string[]
  /** The member pressed send; the same key goes with every attempt until the server acknowledges. */
  readonly submissionKey?: string | undefined
  /** The member was asked to choose between this and what the server holds, and has not answered. */
  readonly contested?: boolean | undefined
}

export type CopyStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const nameOf = (reference: string): string => `antwoorden:${reference}`

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const isLocalCopy = (value: unknown): value is LocalCopy =>
  isRecord(value) &&
  typeof value['reference'] === 'string' &&
  typeof value['writer'] === 'string' &&
  Number.isInteger(value['basedOnRevision']) &&
  isRecord(value['answers']) &&
  typeof value['page'] === 'string' &&
  Array.isArray(value['attempts']) &&
  (value['submissionKey'] === undefined || typeof value['submissionKey'] === 'string') &&
  (value['contested'] === undefined || typeof value['contested'] === 'boolean')

/** The copy on this device, or undefined when there is none, when it cannot be read, or when storage is switched off. */
export function readLocalCopy(store: CopyStore, reference: string): LocalCopy | undefined {
  try {
    const value: unknown = JSON.parse(store.getItem(nameOf(reference)) ?? 'null')
    return isLocalCopy(value) && value.reference === reference ? value : undefined
  } catch {
    return undefined
  }
}

/** Says whether the device took it: a browser may have storage switched off or full. */
export function writeLocalCopy(store: CopyStore, copy: LocalCopy): boolean {
  try {
    store.setItem(nameOf(copy.reference), JSON.stringify(copy))
    return true
  } catch {
    return false
  }
}

export function removeLocalCopy(store: CopyStore, reference: string): void {
  try {
    store.removeItem(nameOf(reference))
  } catch {
    // Storage that is switched off holds nothing to remove
  }
}

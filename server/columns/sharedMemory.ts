import type { MemberRegister } from '../../analysis/index.ts'

/** Memory that the threads of this process see without copying it. */
export const sharedBytes = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(bytes)

function shared<Column extends Uint8Array | Uint16Array | Uint32Array>(column: Column): Column {
  const copy = new (column.constructor as new (memory: SharedArrayBuffer) => Column)(sharedBytes(column.byteLength))
  copy.set(column)
  return copy
}

/** The same register, its columns in shared memory. */
export const sharedRegister = (register: MemberRegister): MemberRegister => ({
  ...register,
  cluster: shared(register.cluster),
  call: shared(register.call),
  size: shared(register.size),
  embedding: shared(register.embedding),
})

/** Ordinals in shared memory. */
export const sharedOrdinals = (ordinals: readonly number[]): Uint32Array => shared(Uint32Array.from(ordinals))

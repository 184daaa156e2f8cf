import { showKey } from '../problem.ts'
import type { Reading } from './reading.ts'

/** An object as JSON.parse makes it: no class, no list, no foreign prototype. */
export function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** A property that holds a value, as JSON has them; a getter would run code of the sender's. */
export const isPlainProperty = (property: PropertyDescriptor): boolean => 'value' in property && property.enumerable === true

/** Every key an object has. Reflect.ownKeys says the same and takes three times as long. */
export function keysOf(object: object): readonly (string | symbol)[] {
  const names = Object.getOwnPropertyNames(object)
  const symbols = Object.getOwnPropertySymbols(object)
  return symbols.length === 0 ? names : [...names, ...symbols]
}

/** Names the keys that the questionnaire does not have. */
export function refuseOtherKeys(object: object, keys: readonly (string | symbol)[], known: ReadonlySet<string>, prefix: string, rule: 'unknownQuestion' | 'unknownRow', expected: string, reading: Reading): void {
  for (const key of keys) {
    if (typeof key === 'string' && known.has(key)) continue
    const property = Object.getOwnPropertyDescriptor(object, key)
    reading.refuse(prefix + showKey(key), property && 'value' in property ? property.value : property, rule, expected)
    if (reading.isFull) return
  }
}

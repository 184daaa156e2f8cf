/**
 * Holds a results document against what R computed, value by value. Where R's standard error is 0 (one response, all
 * answers equal) its interval and test mean nothing: there the base, mean and difference are compared and nothing else.
 */
export interface Comparison {
  compared: number
  readonly failures: string[]
}

export type Value = null | number | string | boolean | readonly Value[] | { readonly [key: string]: Value }

const meaningless = new Set(['standardError', 'lower', 'upper', 't', 'p', 'degreesOfFreedom', 'pooledStandardError', 'F', 'numeratorDf', 'denominatorDf'])
const tolerance = 1e-8

const isObject = (value: Value | undefined): value is { readonly [key: string]: Value } => typeof value === 'object' && value !== null && !Array.isArray(value)
const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value)
const isEmpty = (value: Value | undefined): boolean => value === null || value === undefined || (isObject(value) && 'notEstimable' in value)

export function compareDocuments(path: string, expected: Value, actual: Value | undefined, comparison: Comparison): void {
  const record = (agrees: boolean) => {
    comparison.compared++
    if (!agrees) comparison.failures.push(`${path}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`)
  }
  if (expected === null) {
    // R's own median fails on a domain of one
    if (!path.includes('/medians/')) record(isEmpty(actual))
  } else if (typeof expected === 'number') record(typeof actual === 'number' && agree(path, expected, actual))
  else if (isList(expected)) {
    if (!isList(actual) || actual.length !== expected.length) record(false)
    else expected.forEach((value, place) => compareDocuments(`${path}/${place}`, value, actual[place], comparison))
  } else if (!isObject(expected)) record(String(expected) === String(actual))
  else if (!isObject(actual) || isEmpty(actual)) record(expected['standardError'] === 0 || expected['standardError'] === null)
  else {
    const { t, share, standardError } = expected
    const withoutSpread = standardError === 0 || ('t' in expected && (t === null || Math.abs(t as number) > 1e6))
    for (const [key, value] of Object.entries(expected)) {
      if (withoutSpread && meaningless.has(key)) continue
      if ((share === 0 || share === 1) && key !== 'base' && key !== 'share') continue
      compareDocuments(`${path}/${key}`, value, actual[key], comparison)
    }
  }
}

function agree(path: string, expected: number, actual: number): boolean {
  if (path.endsWith('/p') && expected < 1e-12 && actual < 1e-9) return true
  return Math.abs(expected - actual) / (Math.abs(expected) > 1e-6 ? Math.abs(expected) : 1) <= tolerance
}

/** Every place in a document with a number that is none. JSON.stringify would have turned it into null. */
export function impossibleNumbers(path: string, value: unknown): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path}: ${value}`]
  if (value === undefined) return [`${path}: undefined`]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => impossibleNumbers(`${path}/${key}`, inner))
}

import { expect } from 'vitest'

/** 1e-8 of a small number, and one part in 1e8 of a large one. */
export const near = (value: number): unknown => (Math.abs(value) > 1 ? expect.toSatisfy((own: number) => Math.abs(own / value - 1) < 1e-8, `within 1e-8 of ${value}`) : expect.closeTo(value, 8))

export const nearAll = (numbers: Readonly<Record<string, number>>): Record<string, unknown> => Object.fromEntries(Object.entries(numbers).map(([key, value]) => [key, near(value)]))

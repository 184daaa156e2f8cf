/** The same numbers for the same seed: xorshift of 32 bits, good enough to pick test cases. */
export class Seeded {
  private state: number

  constructor(seed: number) {
    this.state = (seed * 2_654_435_761 + 1) >>> 0 || 1
    for (let warm = 0; warm < 8; warm += 1) this.next()
  }

  /** 0 <= number < 1 */
  next(): number {
    this.state ^= this.state << 13
    this.state >>>= 0
    this.state ^= this.state >>> 17
    this.state ^= this.state << 5
    this.state >>>= 0
    return this.state / 0x1_0000_0000
  }

  below(count: number): number {
    return Math.floor(this.next() * count)
  }

  chance(share: number): boolean {
    return this.next() < share
  }

  pick<One>(from: readonly One[]): One {
    if (from.length === 0) throw new RangeError('nothing to pick from')
    return from[this.below(from.length)]!
  }

  shuffle<One>(from: readonly One[]): One[] {
    const list = [...from]
    for (let index = list.length - 1; index > 0; index -= 1) {
      const other = this.below(index + 1)
      ;[list[index], list[other]] = [list[other]!, list[index]!]
    }
    return list
  }
}

/** How much more a new contradiction counts than the one before it. */
const GROWTH = 1.05
/** How much contradictions count beside what the relaxation says. */
const SHARE = 0.2
const WHOLE = 1e-5

/** Remembers which variables had to do with contradictions, the late ones most. */
export class Experience {
  private readonly weights: number[]
  private increment = 1

  constructor(variableCount: number) {
    this.weights = new Array<number>(variableCount).fill(0)
  }

  /** Takes note of the variables of a contradiction. */
  note(variables: readonly number[]): void {
    for (const variable of variables) this.weights[variable] = (this.weights[variable] ?? 0) + this.increment
    this.increment *= GROWTH
    if (this.increment > 1e100) this.scaleDown()
  }

  /** The open variable to be decided next: far from being decided, and often part of contradictions. -1: none is open. */
  mostTelling(values: Int8Array, relaxed: { valueOf(variable: number): number }): number {
    let best = -1
    let most = -1
    for (let variable = 0; variable < values.length; variable += 1) {
      if (values[variable] !== -1) continue
      const value = relaxed.valueOf(variable)
      const isFractional = value > WHOLE && value < 1 - WHOLE
      const weight = (this.weights[variable] ?? 0) / this.increment
      const score = isFractional ? 1 - Math.abs(value - 0.5) + SHARE * weight : 0
      if (score > most) {
        most = score
        best = variable
      }
    }
    return best
  }

  private scaleDown(): void {
    for (const [variable, weight] of this.weights.entries()) this.weights[variable] = weight / this.increment
    this.increment = 1
  }
}

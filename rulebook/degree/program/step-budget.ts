/** Counts the steps of all searches of a case, which may not be more than a fixed number. */
export class StepBudget {
  private left: number

  constructor(steps: number) {
    this.left = steps
  }

  get isSpent(): boolean {
    return this.left <= 0
  }

  /** Allows so many steps more. */
  allowMore(steps: number): void {
    this.left += steps
  }

  spend(steps: number): void {
    this.left -= steps
  }
}

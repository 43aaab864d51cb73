/** A sum of whole multiples of variables. */
export interface Sum {
  variables: number[]
  factors: number[]
}

/** `sum` ≤ `most`. */
export interface Row extends Sum {
  most: number
}

/**
 * Yes-or-no variables under linear conditions with whole factors: the form into which a question is brought before it is
 * searched. It knows nothing of courses.
 */
export class ZeroOneProgram {
  readonly rows: Row[] = []
  variableCount = 0
  /** Found while it was made: no assignment fulfils it. */
  isImpossible = false

  /** A new variable, 0 or 1. */
  addVariable(): number {
    this.variableCount += 1
    return this.variableCount - 1
  }

  /** Demands that `sum` is at most `most`; a variable may stand in it several times. Gives the row's number. */
  addAtMost(sum: Sum, most: number): number {
    const row = gathered(sum)
    if (row.variables.length === 0 && most < 0) this.isImpossible = true
    this.rows.push({ ...row, most })
    return this.rows.length - 1
  }

  /** Demands that `sum` is at least `least`. Gives the row's number. */
  addAtLeast(sum: Sum, least: number): number {
    return this.addAtMost(negated(sum), -least)
  }
}

/** A sum of these variables, each once. */
export function sumOf(variables: readonly number[]): Sum {
  return { variables: [...variables], factors: variables.map(() => 1) }
}

/** Adds `factor` times `other` to `sum`. */
export function addTo(sum: Sum, other: Sum, factor: number): void {
  for (let at = 0; at < other.variables.length; at += 1) {
    sum.variables.push(other.variables[at] ?? 0)
    sum.factors.push(factor * (other.factors[at] ?? 0))
  }
}

/** The same sum with the other sign. */
function negated({ variables, factors }: Sum): Sum {
  return { variables, factors: factors.map((factor) => -factor) }
}

/** Every variable once, without those whose factors add up to nothing. */
function gathered({ variables, factors }: Sum): Sum {
  const isOnce = variables.length < 2 || new Set(variables).size === variables.length
  if (isOnce && !factors.includes(0)) return { variables, factors }
  const byVariable = new Map<number, number>()
  for (const [index, variable] of variables.entries())
    byVariable.set(variable, (byVariable.get(variable) ?? 0) + (factors[index] ?? 0))
  const left = [...byVariable].filter(([, factor]) => factor !== 0)
  return { variables: left.map(([variable]) => variable), factors: left.map(([, factor]) => factor) }
}

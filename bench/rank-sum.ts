/** How far two samples lie apart: Mann and Whitney's z, with ties, and both medians. */
export interface Difference {
  z: number
  medians: [one: number, other: number]
  count: number
}

/** Compares two samples by the ranks of their values, which a few outliers cannot move. */
export function differenceOf(one: readonly number[], other: readonly number[]): Difference {
  const all = [
    ...one.map((value) => ({ value, mine: true })),
    ...other.map((value) => ({ value, mine: false })),
  ]
  const sorted = all.toSorted((a, b) => a.value - b.value)
  let rankSum = 0
  let ties = 0
  for (let from = 0; from < sorted.length; ) {
    let to = from
    while (to < sorted.length && sorted[to]?.value === sorted[from]?.value) to += 1
    const rank = (from + 1 + to) / 2
    rankSum += rank * sorted.slice(from, to).filter(({ mine }) => mine).length
    ties += (to - from) ** 3 - (to - from)
    from = to
  }
  const [n, m, total] = [one.length, other.length, sorted.length]
  const mean = (n * (total + 1)) / 2
  const variance = ((n * m) / 12) * (total + 1 - ties / (total * (total - 1)))
  return { z: (rankSum - mean) / Math.sqrt(variance), medians: [medianOf(one), medianOf(other)], count: n }
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2
}

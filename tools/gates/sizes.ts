import type { Gate } from './gate.ts'
import { isProduct } from './kinds.ts'

const limits = { longest: 250, p95: 180, median: 60 }

/** Lines per source file: house rule 1. */
export const sizes: Gate = {
  name: 'sizes',
  run: (tree) => {
    const lines = tree.files.filter(isProduct).map((path) => ({ path, lines: countLines(tree.read(path)) }))
    const { median, p95, longest } = measure(lines.map((file) => file.lines))
    const findings = lines
      .filter((file) => file.lines > limits.longest)
      .map((file) => `${file.path} has ${file.lines} lines, more than ${limits.longest}: split it by noun`)
    if (lines.length === 0) findings.push('no source file was found')
    if (p95 > limits.p95) findings.push(`the 95th percentile is ${p95} lines, more than ${limits.p95}`)
    if (median > limits.median) findings.push(`the median is ${median} lines, more than ${limits.median}`)
    return {
      findings,
      note: `${lines.length} files, median ${median}, 95th percentile ${p95}, longest ${longest} lines`,
    }
  },
}

/** Median (the lower of two), 95th percentile (nearest rank) and maximum. */
function measure(counts: readonly number[]): { median: number; p95: number; longest: number } {
  const sorted = counts.toSorted((one, other) => one - other)
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
  return { median: rank(0.5), p95: rank(0.95), longest: rank(1) }
}

function countLines(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
}

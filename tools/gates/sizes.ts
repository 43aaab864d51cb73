import { dirname } from 'node:path'
import type { Gate } from './gate.ts'
import { isProduct, isTest, isTypeScript } from './tree/kinds.ts'
import type { Tree } from './tree/tree.ts'

const limits = { longest: 250, p95: 180, median: 60, folder: 25 }

/** Folders that hold more source files than the limit. The list only shrinks, and is empty in the end. */
const notYetRegrouped: readonly string[] = []

/** Lines per source file, and source files per folder: house rule 1. */
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
    findings.push(...fullFolders(tree, notYetRegrouped))
    return {
      findings,
      note: `${lines.length} files, median ${median}, 95th percentile ${p95}, longest ${longest} lines`,
    }
  },
}

/** Folders with too many source files: a newcomer cannot see what belongs together. `accepted` ones must still be full. */
export function fullFolders(tree: Tree, accepted: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const path of tree.files.filter(isSource)) {
    const folder = dirname(path)
    counts.set(folder, (counts.get(folder) ?? 0) + 1)
  }
  const full = [...counts].filter(([, count]) => count > limits.folder)
  return [
    ...full
      .filter(([folder]) => !accepted.includes(folder))
      .map(
        ([folder, count]) => `${folder} has ${count} files, more than ${limits.folder}: make folders by noun`,
      ),
    ...accepted
      .filter((folder) => counts.has(folder) && !full.some(([name]) => name === folder))
      .map((folder) => `${folder} has few enough files now: take it off the list`),
  ]
}

function isSource(path: string): boolean {
  return isProduct(path) || (path.startsWith('tools/') && isTypeScript(path) && !isTest(path))
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

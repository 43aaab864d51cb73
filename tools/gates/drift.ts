import { generators } from '../generators/all.ts'
import type { Generator } from '../generators/generator.ts'
import type { Gate } from './gate.ts'
import type { Tree } from './tree/tree.ts'

/** Generated files are what their generators would write today. */
export const drift: Gate = {
  name: 'drift',
  run: async (tree) => {
    const findings = await Promise.all(generators.map((generator) => driftOf(tree, generator)))
    return { findings: findings.flat(), note: `${generators.length} generators` }
  },
}

/** The differences between what is in the tree and what a generator makes now. */
export async function driftOf(tree: Tree, generator: Generator): Promise<string[]> {
  const made = await generator.generate()
  const paths = [...new Set([...generator.files, ...made.keys()])].toSorted()
  return paths.flatMap((path) => {
    const now = made.get(path)
    const before = tree.files.includes(path) ? tree.read(path) : undefined
    if (now === undefined) return [`${path}: the generator ${generator.name} does not write it any more`]
    if (before === undefined) return [`${path} is missing: run the generator ${generator.name}`]
    if (now === before) return []
    return [`${path}:${firstDifference(before, now)} is out of date: run the generator ${generator.name}`]
  })
}

function firstDifference(before: string, now: string): number {
  const lines = now.split('\n')
  const index = before.split('\n').findIndex((line, position) => line !== lines[position])
  return index === -1 ? lines.length : index + 1
}

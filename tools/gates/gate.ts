import type { Tree } from './tree/tree.ts'

/** What one gate found. No findings: it passed. */
export interface Report {
  findings: readonly string[]
  /** What was measured, in a few words; printed also when the gate passes. */
  note?: string
}

/** One rule, or a family of them, that a machine keeps. */
export interface Gate {
  /** What `npm run check -- <name>` calls it. */
  name: string
  /** True for a gate that is another program: such gates run beside the others. */
  isExternal?: true
  run(tree: Tree): Report | Promise<Report>
}

import {
  type Comment,
  type EcmaScriptModule,
  type Program,
  parseSync,
  Visitor,
  type VisitorObject,
} from 'oxc-parser'
import type { Tree } from './tree.ts'

/** One file, parsed. */
export interface Syntax {
  program: Program
  module: EcmaScriptModule
  comments: readonly Comment[]
  errors: readonly string[]
}

const parsed = new WeakMap<Tree, Map<string, Syntax>>()

/** Parses a file once per tree. A file with syntax errors has `errors`, and the part that could be parsed. */
export function parse(tree: Tree, path: string): Syntax {
  const known = parsed.get(tree) ?? new Map<string, Syntax>()
  parsed.set(tree, known)
  const before = known.get(path)
  if (before !== undefined) return before
  const result = parseSync(path, tree.read(path))
  const syntax: Syntax = {
    program: result.program,
    module: result.module,
    comments: result.comments,
    errors: result.errors.map((error) => error.message),
  }
  known.set(path, syntax)
  return syntax
}

/** Calls the visitor for each node of a file. */
export function visit(tree: Tree, path: string, visitor: VisitorObject): void {
  new Visitor(visitor).visit(parse(tree, path).program)
}

/** The line, from 1, of an offset in a file. */
function lineOf(tree: Tree, path: string, offset: number): number {
  return tree.read(path).slice(0, offset).split('\n').length
}

/** `path:line`, for a finding that an editor can jump to. */
export function at(tree: Tree, path: string, offset: number): string {
  return `${path}:${lineOf(tree, path, offset)}`
}

import type { ExportNamedDeclaration, ParamPattern } from 'oxc-parser'
import type { Gate } from './gate.ts'
import { isProduct } from './tree/kinds.ts'
import { at, visit } from './tree/syntax.ts'
import type { Tree } from './tree/tree.ts'

/** House rules that no linter has: 5 (no bare boolean argument) and 9 (every switch ends in `satisfies never`). */
export const style: Gate = {
  name: 'style',
  run: (tree) => ({ findings: tree.files.filter(isProduct).flatMap((path) => looseEnds(tree, path)) }),
}

function looseEnds(tree: Tree, path: string): string[] {
  const text = tree.read(path)
  const found: string[] = []
  visit(tree, path, {
    SwitchStatement: ({ start, cases }) => {
      const last = cases.find((branch) => branch.test === null)
      const isClosed = last !== undefined && /\bsatisfies never\b/.test(text.slice(last.start, last.end))
      if (!isClosed)
        found.push(`${at(tree, path, start)} has a switch whose default is not \`satisfies never\``)
    },
    ExportNamedDeclaration: (node) => {
      for (const start of bareBooleans(node)) {
        found.push(
          `${at(tree, path, start)} takes a bare boolean: name it in an object, or make two functions`,
        )
      }
    },
  })
  return found
}

function bareBooleans({ declaration }: ExportNamedDeclaration): number[] {
  if (declaration?.type === 'FunctionDeclaration')
    return declaration.params.filter(isBoolean).map(({ start }) => start)
  if (declaration?.type !== 'VariableDeclaration') return []
  return declaration.declarations.flatMap(({ init }) =>
    init?.type === 'ArrowFunctionExpression' ? init.params.filter(isBoolean).map(({ start }) => start) : [],
  )
}

function isBoolean(parameter: ParamPattern): boolean {
  if (parameter.type === 'AssignmentPattern') {
    const { left, right } = parameter
    return (right.type === 'Literal' && typeof right.value === 'boolean') || isBoolean(left)
  }
  if (parameter.type !== 'Identifier') return false
  return parameter.typeAnnotation?.typeAnnotation.type === 'TSBooleanKeyword'
}

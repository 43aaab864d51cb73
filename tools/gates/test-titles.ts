import type { Argument, Expression } from 'oxc-parser'
import { visit } from './tree/syntax.ts'
import type { Tree } from './tree/tree.ts'

/** The titles of a file's tests: `test('…')`, `it.each(…)('…')`, `testWith…('…')`. A value in a title is `…`. */
export function titlesIn(tree: Tree, path: string): string[] {
  const titles: string[] = []
  visit(tree, path, {
    CallExpression: (node) => {
      const title = textOf(node.arguments[0])
      if (title !== undefined && /^(test|it)([A-Z]|$)/.test(rootOf(node.callee) ?? '')) titles.push(title)
    },
  })
  return titles
}

function rootOf(callee: Expression): string | undefined {
  if (callee.type === 'Identifier') return callee.name
  if (callee.type === 'MemberExpression') return rootOf(callee.object)
  if (callee.type === 'CallExpression') return rootOf(callee.callee)
  if (callee.type === 'TaggedTemplateExpression') return rootOf(callee.tag)
  return undefined
}

function textOf(argument: Argument | undefined): string | undefined {
  if (argument?.type === 'Literal') return typeof argument.value === 'string' ? argument.value : undefined
  if (argument?.type === 'TemplateLiteral') return argument.quasis.map((part) => part.value.raw).join('…')
  return undefined
}

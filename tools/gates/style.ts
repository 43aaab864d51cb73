import type { ExportNamedDeclaration, ParamPattern } from 'oxc-parser'
import type { Gate } from './gate.ts'
import { isProduct, isTest, isTypeScript } from './tree/kinds.ts'
import { at, visit } from './tree/syntax.ts'
import type { Tree } from './tree/tree.ts'

/** House rules that no linter has: 5 (no bare boolean argument), 9 (a switch ends in `satisfies never`), 27 (names). */
export const style: Gate = {
  name: 'style',
  run: (tree) => ({
    findings: [
      ...tree.files.filter(isProduct).flatMap((path) => looseEnds(tree, path)),
      ...vagueNames(tree, notYetRenamed),
    ],
  }),
}

/** Folders that still declare vague names. The list only shrinks, and is empty in the end. */
const notYetRenamed = ['web/office']

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

/** A name that is no noun: a reader cannot tell what it stands for. */
const vague = /^(of|told|held|given|wanted)$/

/** Variables and parameters with a vague name. `accepted` folders may still have some, and must. */
export function vagueNames(tree: Tree, accepted: readonly string[]): string[] {
  const found = tree.files
    .filter((path) => isTypeScript(path) && !isTest(path))
    .flatMap((path) => vagueNamesIn(tree, path))
  const folderOf = (path: string) => accepted.find((folder) => path.startsWith(`${folder}/`))
  const used = new Set(found.map(({ path }) => folderOf(path)))
  return [
    ...found.filter(({ path }) => folderOf(path) === undefined).map(({ finding }) => finding),
    ...accepted
      .filter((folder) => !used.has(folder) && tree.files.some((path) => path.startsWith(`${folder}/`)))
      .map((folder) => `${folder} has no vague name any more: take it off the list`),
  ]
}

function vagueNamesIn(tree: Tree, path: string): { path: string; finding: string }[] {
  const found: { path: string; finding: string }[] = []
  const look = (pattern: unknown) => {
    for (const { name, start } of namesIn(pattern)) {
      if (vague.test(name))
        found.push({ path, finding: `${at(tree, path, start)} declares "${name}": name it by a noun` })
    }
  }
  const lookAtAll = ({ params }: { params: unknown }) => look(params)
  visit(tree, path, {
    VariableDeclarator: ({ id }) => look(id),
    FunctionDeclaration: lookAtAll,
    FunctionExpression: lookAtAll,
    ArrowFunctionExpression: lookAtAll,
  })
  return found
}

/** The names that a pattern declares, however deep. */
function namesIn(pattern: unknown): { name: string; start: number }[] {
  if (Array.isArray(pattern)) return pattern.flatMap(namesIn)
  if (typeof pattern !== 'object' || pattern === null || !('type' in pattern)) return []
  const node = pattern as BindingNode
  if (node.type === 'Identifier') return [{ name: node.name ?? '', start: node.start }]
  if (node.type === 'Property') return namesIn(node.value)
  return namesIn(node.properties ?? node.elements ?? node.left ?? node.argument ?? node.parameter)
}

interface BindingNode {
  type: string
  start: number
  name?: string
  properties?: unknown
  elements?: unknown
  left?: unknown
  argument?: unknown
  parameter?: unknown
  value?: unknown
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

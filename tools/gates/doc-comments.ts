import type { Directive, Statement } from 'oxc-parser'
import type { Gate } from './gate.ts'
import { isTest, isTypeScript } from './tree/kinds.ts'
import { resolve } from './tree/module-graph.ts'
import { at, parse } from './tree/syntax.ts'
import type { Tree } from './tree/tree.ts'

/** What rulebook/, kernel/, platform/ and every public.ts offer says what it promises. */
export const docComments: Gate = {
  name: 'doc-comments',
  run: (tree) => {
    const doors = tree.files.filter((path) => isTypeScript(path) && isDoor(path) && !isTest(path))
    const offered = doors.flatMap((path) => offersOf(tree, path))
    const bare = offered.filter((offer) => !offer.isExplained)
    return {
      findings: [
        ...new Set(bare.map((offer) => `${offer.where} exports ${offer.name} without a doc comment`)),
      ],
      note: `${offered.length} exported functions and values`,
    }
  },
}

function isDoor(path: string): boolean {
  return /^(rulebook|server\/kernel|server\/platform)\//.test(path) || path.endsWith('/public.ts')
}

interface Offer {
  name: string
  where: string
  isExplained: boolean
}

/** A function, class or value that a file exports, here or from the file that it takes it from. */
function offersOf(tree: Tree, path: string): Offer[] {
  return parse(tree, path).program.body.flatMap((statement): Offer[] => {
    if (statement.type !== 'ExportNamedDeclaration' || statement.exportKind === 'type') return []
    if (statement.declaration) return declared(tree, path, statement)
    return statement.specifiers.flatMap((specifier) => {
      if (specifier.exportKind === 'type' || specifier.local.type !== 'Identifier') return []
      const target = statement.source ? resolve(path, statement.source.value) : path
      return target === undefined ? [] : declarationsNamed(tree, target, specifier.local.name)
    })
  })
}

function declarationsNamed(tree: Tree, path: string, name: string): Offer[] {
  if (!tree.files.includes(path) || !isTypeScript(path)) return []
  return parse(tree, path)
    .program.body.flatMap((statement) => declared(tree, path, statement))
    .filter((offer) => offer.name === name)
}

function declared(tree: Tree, path: string, statement: Statement | Directive): Offer[] {
  const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
  const isExplained = hasDocComment(tree, path, statement.start)
  const offer = (name: string): Offer => ({ name, where: at(tree, path, statement.start), isExplained })
  if (declaration?.type === 'FunctionDeclaration' || declaration?.type === 'ClassDeclaration') {
    return declaration.id ? [offer(declaration.id.name)] : []
  }
  if (declaration?.type !== 'VariableDeclaration') return []
  return declaration.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [offer(id.name)] : []))
}

function hasDocComment(tree: Tree, path: string, start: number): boolean {
  const text = tree.read(path)
  return parse(tree, path).comments.some(
    (comment) =>
      comment.type === 'Block' &&
      comment.value.startsWith('*') &&
      comment.end <= start &&
      text.slice(comment.end, start).trim() === '',
  )
}

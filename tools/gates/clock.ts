import { machineDoors } from './dependency-rules.ts'
import type { Gate } from './gate.ts'
import { isTest, isTypeScript } from './tree/kinds.ts'
import { at, visit } from './tree/syntax.ts'
import type { Tree } from './tree/tree.ts'

/** Time comes from the kernel's clock and chance from its ids and random source (house rule 22). */
export const clock: Gate = {
  name: 'clock',
  run: (tree) => ({
    findings: tree.files
      .filter((path) => /^(server|rulebook|contracts)\//.test(path) && isTypeScript(path))
      .filter((path) => !isTest(path) && !machineDoors.includes(path))
      .flatMap((path) => readings(tree, path)),
  }),
}

function readings(tree: Tree, path: string): string[] {
  const found: string[] = []
  const say = (start: number, what: string) =>
    found.push(`${at(tree, path, start)} reads ${what}: take it from the kernel`)
  visit(tree, path, {
    CallExpression: ({ callee, start }) => {
      if (callee.type === 'Identifier' && callee.name === 'Date') say(start, 'Date()')
      if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return
      const name =
        callee.property.type === 'Identifier' ? `${callee.object.name}.${callee.property.name}` : ''
      if (name === 'Date.now' || name === 'Math.random' || name === 'crypto.randomUUID')
        say(start, `${name}()`)
    },
    NewExpression: ({ callee, start, arguments: args }) => {
      if (callee.type === 'Identifier' && callee.name === 'Date' && args.length === 0)
        say(start, 'new Date()')
    },
  })
  return found
}

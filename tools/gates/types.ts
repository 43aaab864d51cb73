import type { Gate } from './gate.ts'
import { runProgram } from './program.ts'

/** The compiler, strict, over everything (house rules 6 to 11). */
export const types: Gate = {
  name: 'types',
  isExternal: true,
  run: (tree) => runProgram(tree.root, 'typescript/bin/tsc', ['-p', '.', '--noEmit', '--pretty', 'false']),
}

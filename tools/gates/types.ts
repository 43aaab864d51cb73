import type { Gate } from './gate.ts'
import { runProgram } from './program.ts'

/** The compiler, strict, over everything (house rules 6 to 11). */
export const types: Gate = {
  name: 'types',
  isExternal: true,
  run: (tree) =>
    runProgram(tree.root, 'typescript/bin/tsc', [
      ...['-p', '.', '--noEmit', '--pretty', 'false'],
      // What the compiler found out is kept: after a small change a second check takes a tenth of the processor's time.
      ...['--incremental', '--tsBuildInfoFile', 'node_modules/.cache/types.tsbuildinfo'],
    ]),
}

import type { Gate } from './gate.ts'
import { runProgram } from './program.ts'

/** Format and lint; the rules are in biome.json (house rules 2, 5, 9, 10). */
export const lint: Gate = {
  name: 'lint',
  isExternal: true,
  run: (tree) =>
    runProgram(tree.root, '@biomejs/biome/bin/biome', [
      'check',
      '.',
      '--error-on-warnings',
      '--reporter=concise',
      '--max-diagnostics=none',
    ]),
}

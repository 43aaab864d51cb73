import type { Gate, Report } from './gate.ts'
import { runProgram } from './program.ts'

/** Format and lint; the rules are in biome.json (house rules 2, 5, 9, 10). */
export const lint: Gate = {
  name: 'lint',
  isExternal: true,
  run: async (tree) => {
    const args = ['check', '.', '--error-on-warnings', '--reporter=concise', '--max-diagnostics=none']
    return onlyPlaces(await runProgram(tree.root, '@biomejs/biome/bin/biome', args))
  },
}

/** The lines that name a place; all of them when none does, because then Biome itself has a complaint. */
function onlyPlaces({ findings }: Report): Report {
  const places = findings.filter((line) => /^[^\w\s] \S+: /.test(line)).map((line) => line.slice(2))
  return { findings: places.length > 0 ? places : findings }
}

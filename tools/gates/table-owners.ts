import type { Gate } from './gate.ts'
import { isTest, isTypeScript } from './tree/kinds.ts'
import { at, parse } from './tree/syntax.ts'
import type { Tree } from './tree/tree.ts'

/** What lists every table, made from the migrations. */
const SCHEMA = 'server/platform/db/schema.generated.ts'

/** Who may write beside a table's owner, and why. */
const ASIDE: Readonly<Record<string, string>> = {
  'server/modules/demonstration': 'makes up whole persons and catalogues that nobody has brought in',
}

/** Raise this as the project grows: a gate that silently reads nothing would pass everything. */
const AT_LEAST = 40

/** Invariant 1 of ARCHITECTURE.md: a table is written by one module only. */
export const tableOwners: Gate = {
  name: 'table-owners',
  run: (tree) => {
    const writes = tree.files.filter(isServer).flatMap((path) => writesOf(tree, path))
    const owned = new Set(writes.flatMap(({ table }) => table ?? []))
    const findings = brokenOwnership(writes)
    if (owned.size < AT_LEAST)
      findings.push(`only ${owned.size} tables with an owner were read, expected at least ${AT_LEAST}`)
    return { findings, note: `${owned.size} tables, ${writes.length} places that write` }
  },
}

interface Write {
  /** undefined: the table's name is computed at run time, so the gate cannot know it. */
  table: string | undefined
  owner: string
  where: string
}

/** Every table that more than one owner writes, every write that hides its table, and every exception that is not needed. */
export function brokenOwnership(writes: readonly Write[]): string[] {
  const counted = writes.filter(({ owner }) => !(owner in ASIDE))
  const hidden = counted.filter(({ table }) => table === undefined)
  return [
    ...sharedTables(counted),
    ...hidden.map(({ where }) => `${where} writes a table that is not spelled out`),
    ...idleExceptions(writes),
  ]
}

function sharedTables(writes: readonly Write[]): string[] {
  const spelled = writes.filter(({ table }) => table !== undefined)
  return [...Map.groupBy(spelled, ({ table }) => table)].flatMap(([table, places]) => {
    const owners = new Set(places.map(({ owner }) => owner))
    return owners.size > 1
      ? [`${table} is written by ${owners.size} modules: ${places.map(({ where }) => where).join(', ')}`]
      : []
  })
}

function idleExceptions(writes: readonly Write[]): string[] {
  return Object.keys(ASIDE).flatMap((owner) =>
    writes.some((write) => write.owner === owner) ? [] : [`${owner} writes no table: no exception is needed`],
  )
}

function isServer(path: string): boolean {
  return path.startsWith('server/') && isTypeScript(path) && !isTest(path)
}

const BUILDER = /\b(?:insertInto|replaceInto|updateTable|deleteFrom|mergeInto)\(\s*(?:['"`](\w+)|[^'"`\s])/g
const SQL =
  /\b(?:insert\s+into|delete\s+from|merge\s+into|truncate(?:\s+table)?|copy|update(?:\s+only)?)\s+(?:"?(\w+)"?|\$\{)/gi

/** The places of a file that write a table, in the builder's words or in SQL's. */
export function writesOf(tree: Tree, path: string): Write[] {
  const tables = tablesOf(tree)
  const text = withoutComments(tree, path)
  const owner = /^server\/[^/]+\/[^/]+(?=\/)/.exec(path)?.[0] ?? 'server'
  return [BUILDER, SQL]
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .map((match) => ({ table: match[1]?.toLowerCase(), owner, where: at(tree, path, match.index) }))
    .filter(({ table }) => table === undefined || tables.has(table))
}

/** Comments speak of tables, too; their place is kept. */
function withoutComments(tree: Tree, path: string): string {
  let text = tree.read(path)
  for (const { start, end } of parse(tree, path).comments)
    text = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end)
  return text
}

function tablesOf(tree: Tree): ReadonlySet<string> {
  const list = /export interface DB \{([^}]*)\}/.exec(tree.read(SCHEMA))?.[1] ?? ''
  return new Set([...list.matchAll(/^\s*(\w+):/gm)].flatMap(([, name]) => name ?? []))
}

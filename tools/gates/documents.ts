import { dirname, join, normalize } from 'node:path'
import type { Gate, Report } from './gate.ts'
import { resolve } from './tree/module-graph.ts'
import { made, type Tree } from './tree/tree.ts'

/** Every command and every path that a document names exists, and a module's README knows its door. `gates` are the names after `npm run check --`. */
export function documents(gates: () => readonly string[]): Gate {
  return { name: 'documents', run: (tree) => checkDocuments(tree, gates()) }
}

/** The documents in scope: all Markdown of the tree, but for what a manual shows of the screen. */
export function checkDocuments(tree: Tree, gates: readonly string[]): Report {
  const paths = tree.files.filter((path) => path.endsWith('.md'))
  const scripts = Object.keys(JSON.parse(tree.read('package.json')).scripts ?? {})
  const known: Known = { tree, all: withFolders(tree.files), scripts, gates }
  const quotes = paths.flatMap((path) => quotesIn(path, tree.read(path)))
  const findings = quotes.flatMap((quote) => {
    const wrong = quote.isLink
      ? brokenLink(known, quote)
      : (brokenCommand(known, quote) ?? brokenPath(known, quote))
    return wrong === undefined ? [] : [`${quote.document}:${quote.line} ${wrong}`]
  })
  const doors = paths.flatMap((path) => wrongDoor(tree, path) ?? [])
  return {
    findings: [...findings, ...doors],
    note: `${quotes.length} quotations in ${paths.length} documents`,
  }
}

/** A module without a door says so, and no other does. */
function wrongDoor(tree: Tree, path: string): string | undefined {
  const [, module] = /^(server\/modules\/[^/]+)\/README\.md$/.exec(path) ?? []
  if (module === undefined) return undefined
  const words = tree.read(path).replace(/\s+/g, ' ')
  const hasDoor = tree.files.includes(`${module}/public.ts`)
  if (hasDoor)
    return words.includes('no door')
      ? `${path} says that there is no door, but there is public.ts`
      : undefined
  if (words.includes('Door: `public.ts`'))
    return `${path} says that public.ts is the door, which does not exist`
  return words.includes('no door') ? undefined : `${path} does not say that there is no door`
}

interface Known {
  tree: Tree
  all: ReadonlySet<string>
  scripts: readonly string[]
  gates: readonly string[]
}

interface Quote {
  document: string
  line: number
  text: string
  isLink: boolean
}

function quotesIn(document: string, text: string): Quote[] {
  let isFenced = false
  return text.split('\n').flatMap((content, index): Quote[] => {
    const quote = (quoted: string, isLink: boolean) => ({ document, line: index + 1, text: quoted, isLink })
    if (/^\s*(```|~~~)/.test(content)) {
      isFenced = !isFenced
      return []
    }
    if (isFenced) return commandsIn(content).map((command) => quote(command, false))
    const spans = [...content.matchAll(/`([^`]+)`/g)].map((match) => quote(match[1] ?? '', false))
    const links = [...content.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => quote(match[1] ?? '', true))
    return [...spans, ...links]
  })
}

function commandsIn(line: string): string[] {
  const command = /(?:^|\s)((?:npm (?:run|test|start)|node (?!-)).*?)(?:\s+#.*)?$/.exec(line)?.[1]
  return command === undefined ? [] : [command]
}

function brokenLink({ all }: Known, { document, text }: Quote): string | undefined {
  const target = decodeURIComponent(text.replace(/[#?].*$/, ''))
  if (target === '' || /^[a-z]+:/.test(target)) return undefined
  const path = trim(normalize(join(dirname(document), target)))
  return all.has(path) ? undefined : `links to ${text}, which does not exist`
}

function brokenCommand({ all, scripts, gates }: Known, { text }: Quote): string | undefined {
  const [program, verb = '', ...rest] = text.trim().split(/\s+/)
  if (program === 'node')
    return verb.startsWith('-') || exists(all, verb) ? undefined : `runs ${verb}, which does not exist`
  if (program !== 'npm') return undefined
  const script = verb === 'run' ? rest[0] : verb
  if (verb !== 'run' && verb !== 'test' && verb !== 'start') return undefined
  if (script === undefined || isPlaceholder(script)) return undefined
  if (!scripts.includes(script)) return `runs "${text}", but package.json has no script ${script}`
  const named = rest
    .slice(rest.indexOf('--') + 1)
    .filter((name) => rest.includes('--') && !isPlaceholder(name))
  if (script === 'check') return unknown(named, (name) => gates.includes(name), text)
  if (script !== 'test') return undefined
  const flag = named.findIndex((name) => name.startsWith('-'))
  return unknown(
    flag === -1 ? named : named.slice(0, flag),
    (name) => ['unit', 'db', 'crash', 'journeys'].includes(name) || exists(all, name),
    text,
  )
}

function unknown(
  names: readonly string[],
  isKnown: (name: string) => boolean,
  text: string,
): string | undefined {
  const name = names.find((one) => !isKnown(one))
  return name === undefined ? undefined : `runs "${text}", but there is no ${name}`
}

function brokenPath({ all }: Known, { document, text }: Quote): string | undefined {
  const token = text.trim().replace(/:\d+$/, '')
  if (!looksLikePath(all, token)) return undefined
  const own = trim(normalize(join(dirname(document), token)))
  const found = [resolve(document, token) ?? token, token, own].some((path) => exists(all, path))
  if (found) return undefined
  const isBareName = !token.includes('/')
  if (isBareName && [...all].some((path) => path.endsWith(`/${token}`))) return undefined
  return `names ${token}, which does not exist`
}

/** Only what can be nothing else: below a folder of ours, by an alias, relative, or with the ending of a source file. */
function looksLikePath(all: ReadonlySet<string>, token: string): boolean {
  if (/\s/.test(token) || isPlaceholder(token) || !/^[#\w.@-]/.test(token)) return false
  const [first = '', ...rest] = token.split('/')
  if (made.includes(first)) return false
  if (rest.length === 0) return /^[\w-][\w.-]*\.(ts|tsx|mjs|md|sql)$/.test(token)
  return (
    first === '.' ||
    first === '..' ||
    all.has(first) ||
    topFolders.includes(first) ||
    resolve('', token) !== undefined
  )
}

const topFolders = [
  'contracts',
  'rulebook',
  'server',
  'web',
  'migrations',
  'tests',
  'bench',
  'deploy',
  'tools',
  'docs',
]

/** `<noun>`, `X`, `…`, `*`, `{a,b}`: words that stand for something else. */
function isPlaceholder(token: string): boolean {
  return /[<>*…{}$|[\]]|\.\.\.|(^|\/)[A-Z](\/|$)|NNNN|0000/.test(token)
}

function exists(all: ReadonlySet<string>, path: string): boolean {
  return all.has(trim(path)) || made.includes(path.split('/')[0] ?? '')
}

function trim(path: string): string {
  return path.replace(/^\.\//, '').replace(/\/$/, '') || '.'
}

function withFolders(files: readonly string[]): ReadonlySet<string> {
  const all = new Set<string>(['.'])
  for (const file of files) {
    for (let path = file; path !== '.'; path = dirname(path)) all.add(path)
  }
  return all
}

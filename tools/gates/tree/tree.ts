import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The project's own files: what a commit of everything would hold. Paths are relative, with forward slashes. */
export interface Tree {
  root: string
  files: readonly string[]
  read(path: string): string
}

/** The tree at `root`: tracked and new files, without the ignored ones. Without Git, everything but what is made. */
export function openTree(root: string): Tree {
  const texts = new Map<string, string>()
  return {
    root,
    files: list(root)
      .filter((path) => existsSync(join(root, path)))
      .toSorted(),
    read: (path) => {
      const text = texts.get(path) ?? readFileSync(join(root, path), 'utf8')
      texts.set(path, text)
      return text
    },
  }
}

/** A tree that exists in memory only: path → text. */
export function treeOf(texts: Readonly<Record<string, string>>): Tree {
  return {
    root: '',
    files: Object.keys(texts),
    read: (path) => {
      const text = texts[path]
      if (text === undefined) throw new Error(`no such file: ${path}`)
      return text
    },
  }
}

/** The folders and files that are made, not written: no gate reads them, and a document may name them. */
export const made = ['node_modules', '.git', '.kaoji', 'dist', 'coverage', 'test-results']

function list(root: string): readonly string[] {
  return (existsSync(join(root, '.git')) ? listByGit(root) : undefined) ?? listFolders(root)
}

/** Undefined when Git is not installed or will not read a checkout that belongs to another account. */
function listByGit(root: string): readonly string[] | undefined {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  const listed = spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  if (listed.status !== 0) return undefined
  return [...new Set(listed.stdout.split('\0').filter((path) => path !== ''))]
}

function listFolders(root: string, below = ''): string[] {
  return readdirSync(join(root, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (made.includes(entry.name)) return []
    if (entry.isDirectory()) return listFolders(root, path)
    return entry.isFile() ? [path] : []
  })
}

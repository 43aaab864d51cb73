import type { Gate } from './gate.ts'
import { isText } from './tree/kinds.ts'
import type { Tree } from './tree/tree.ts'

/** What belongs to one machine only: its folders, and where its packages came from. */
export const machineNames: Gate = {
  name: 'machine-names',
  run: (tree) => ({ findings: tree.files.filter(isText).flatMap((path) => machineNamesIn(tree, path)) }),
}

const patterns = [
  { what: 'a folder of one machine', pattern: /(?<![\w.}$])\/(?:home|Users|work)\/[\w.-]+/ },
  { what: 'a folder of one machine', pattern: /(?<![\w.}$])\/root\/\w/ },
  { what: 'a folder of one machine', pattern: /\b[A-Z]:\\Users\\/ },
  {
    what: 'a package registry',
    pattern: /\bregistry\.[a-z0-9-]+(?:\.[a-z0-9-]+)*\.?(?:org|com|net|io|cn|dev|internal|local)\b/,
  },
  {
    what: 'a package registry',
    pattern: /https?:\/\/[^\s"'`]*(?:\/-\/|artifactory|verdaccio|\/repository\/npm)/,
  },
  { what: 'a package registry', pattern: /"resolved":\s*"https?:/ },
]

function machineNamesIn(tree: Tree, path: string): string[] {
  const text = tree.read(path)
  const lines = patterns.some(({ pattern }) => pattern.test(text)) ? text.split('\n') : []
  return lines.flatMap((line, index) =>
    patterns.flatMap(({ what, pattern }) => {
      const found = pattern.exec(line)
      return found ? [`${path}:${index + 1} names ${what}: ${found[0]}`] : []
    }),
  )
}

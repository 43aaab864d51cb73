import { join } from 'node:path'
import { build } from 'vite'
import { FIRST } from '../../pages/first-pages.ts'
import type { Gate } from '../gate.ts'
import { type BuiltFile, type Load, overweight, weigh } from './weigh.ts'

/**
 * UX-05. Beside its scripts and styles a sign-in page asks for the document, the emblem, the session, the published words, a captcha
 * and, in a demonstration, the sample accounts: twelve requests, if these are at most six files.
 */
const LOADS: readonly Load[] = [
  {
    what: 'the portal’s sign-in page',
    opens: ['web/portal/main.tsx'],
    after: [],
    maxBytes: 115_000,
    maxFiles: 6,
  },
  {
    what: 'the portal’s home page after it',
    opens: FIRST.portal.map((path) => `web/${path}`),
    after: ['web/portal/main.tsx'],
    maxBytes: 60_000,
    maxFiles: 16,
  },
  {
    what: 'the desk’s sign-in page',
    opens: ['web/office/main.tsx'],
    after: [],
    maxBytes: 115_000,
    maxFiles: 6,
  },
  {
    what: 'the desk’s home page after it',
    opens: FIRST.office.map((path) => `web/${path}`),
    after: ['web/office/main.tsx'],
    maxBytes: 60_000,
    maxFiles: 16,
  },
  {
    what: 'what draws the portal’s pages before their scripts have come',
    opens: ['web/portal/sight/main.tsx'],
    after: [],
    maxBytes: 20_000,
    maxFiles: 1,
  },
  { what: 'the verifier’s page', opens: ['web/verify/main.ts'], after: [], maxBytes: 40_000, maxFiles: 6 },
]

const OFFLINE: Load = {
  what: 'the page without a network',
  opens: ['web/offline/main.ts'],
  after: [],
  maxBytes: 15_000,
  maxFiles: 4,
}

/** The first load of each entrance stays within its figure (UX-05). */
export const firstLoad: Gate = {
  name: 'first-load',
  isExternal: true,
  run: async (tree) => {
    const built = await buildInMemory(join(tree.root, 'vite.config.ts'))
    const apart = await buildInMemory(join(tree.root, 'vite.offline.config.ts'))
    const weights = await Promise.all([...LOADS.map((load) => weigh(built, load)), weigh(apart, OFFLINE)])
    return {
      findings: [...LOADS, OFFLINE].flatMap((load, index) =>
        overweight(load, weights[index] ?? { bytes: 0, files: 0 }),
      ),
      note: weights.map(({ bytes }) => `${(bytes / 1000).toFixed(1)} kB`).join(', '),
    }
  },
}

async function buildInMemory(configFile: string): Promise<BuiltFile[]> {
  const made = await build({
    configFile,
    logLevel: 'error',
    build: { write: false },
  })
  if (!('output' in made)) throw new Error('the pages were not built once')
  return made.output.map((file) => ({
    name: file.fileName,
    content: file.type === 'chunk' ? file.code : file.source,
    sources: file.type === 'chunk' ? file.moduleIds : file.originalFileNames,
    needs: file.type === 'chunk' ? [...file.imports, ...(file.viteMetadata?.importedCss ?? [])] : [],
  }))
}

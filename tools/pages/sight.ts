import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'
import { bareContracts } from './bare-contracts.ts'

const here = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** What a page is drawn with before its scripts have come, in the place of the libraries that it is written for. */
const LIBRARIES = {
  react: 'web/sight/react.ts',
  'react/jsx-runtime': 'web/sight/jsx-runtime.ts',
  '@tanstack/react-query': 'web/sight/query.ts',
  '@tanstack/react-router': 'web/sight/router.tsx',
  '@mantine/core': 'web/sight/mantine.tsx',
  typebox: 'web/client/schema-stand-in.ts',
} as const

/** What a first drawing needs nothing of: acts, dialogs, printing. */
const nothing = (...names: string[]) => names.map((name) => `export const ${name} = () => null`).join('\n')
const LATER: Readonly<Record<string, string>> = {
  'web/client/call.ts': nothing('call', 'callForFile'),
  // An address with a filter in it is not drawn beforehand.
  'web/portal/scores/filter-scores.ts': 'export const filterScores = (scores) => scores',
  'web/portal/scores/score-life.tsx': nothing('ScoreLife'),
  'web/portal/score-doubts/doubt-dialog.tsx': nothing('DoubtDialog'),
  'web/portal/shell/print-head.tsx': nothing('PrintHead'),
  'web/portal/shell/say-dialog.tsx': nothing('SayDialog'),
  'web/portal/shell/use-sign-out.tsx': 'export const useSignOut = () => ({ isLeaving: false })',
  'web/portal/shell/use-switch-ticket.ts':
    "export const useSwitchTicket = () => ({ isPending: false, announcement: '' })",
}

const STYLES = '\0styles'

/** The style sheets come with the document. A part that is no longer met under its name ends the build: it would be drawn, or loaded, in silence. */
function laterParts(): Plugin {
  const left = new Set(Object.keys(LATER))
  return {
    name: 'later-parts',
    enforce: 'pre',
    resolveId: (source) => (source.endsWith('.css') ? STYLES : undefined),
    load(id) {
      if (id === STYLES) return ''
      const path = Object.keys(LATER).find((one) => id === here(one))
      if (path === undefined) return undefined
      left.delete(path)
      return LATER[path]
    },
    buildEnd(error) {
      if (!error && left.size > 0) throw new Error(`no page draws ${[...left].join(', ')} any more`)
    },
  }
}

/** The name of the script that draws a page before all others have come. */
export const SIGHT = /^assets\/sight-[\w-]+\.js$/

const MAIN = here('web/portal/sight/main.tsx')

/** Builds that script, apart from the pages: they share no code with it, so that it waits for none of theirs (UX-05). */
export const sight: Plugin = {
  name: 'sight',
  apply: 'build',
  async buildStart() {
    const source = await buildSight()
    const digest = createHash('sha256').update(source).digest('hex').slice(0, 8)
    this.emitFile({ type: 'asset', fileName: `assets/sight-${digest}.js`, originalFileName: MAIN, source })
  },
}

async function buildSight(): Promise<string> {
  const made = await build({
    configFile: false,
    root: here('web'),
    logLevel: 'error',
    plugins: [laterParts(), bareContracts],
    resolve: {
      alias: Object.entries(LIBRARIES).map(([name, path]) => ({
        find: new RegExp(`^${name}$`),
        replacement: here(path),
      })),
    },
    build: {
      write: false,
      copyPublicDir: false,
      target: ['chrome100', 'edge100', 'firefox110', 'safari16'],
      modulePreload: false,
      rolldownOptions: {
        input: MAIN,
        treeshake: { manualPureFunctions: ['defineRoute', 'Type'] },
        output: { format: 'iife' },
      },
    },
  })
  const chunk = 'output' in made ? made.output.find((file) => file.type === 'chunk') : undefined
  if (chunk === undefined) throw new Error('the first sight of the pages is no script')
  return chunk.code
}

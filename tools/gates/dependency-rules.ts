import { isTest } from './tree/kinds.ts'
import type { Edge } from './tree/module-graph.ts'

/** A rule about a single import. */
export interface DependencyRule {
  name: string
  forbids(edge: Edge): boolean
}

/** The rules of ARCHITECTURE.md that can be seen at one import. Circles and reach are looked for elsewhere. */
export const dependencyRules = [
  {
    name: 'modules meet only at public.ts',
    forbids: ({ from, to }) => {
      const owner = moduleOf(to)
      if (!from.startsWith('server/') || owner === undefined || owner === moduleOf(from)) return false
      if (from === 'server/app.ts' && to.endsWith('.routes.ts')) return false
      return to !== `server/modules/${owner}/public.ts`
    },
  },
  {
    name: 'routes never import a store',
    forbids: ({ from, to }) => from.endsWith('.routes.ts') && to.endsWith('.store.ts'),
  },
  {
    name: 'only server/app.ts mounts routes',
    forbids: ({ from, to }) => to.endsWith('.routes.ts') && from !== 'server/app.ts' && !isTest(from),
  },
  {
    name: 'pure files import no I/O',
    forbids: (edge) => isPure(edge.from) && !isTest(edge.from) && isImpure(edge),
  },
  {
    name: 'rulebook/ imports only itself, contracts/ and @noble/hashes',
    forbids: ({ from, to }) =>
      from.startsWith('rulebook/') && !isTest(from) && !/^(rulebook\/|contracts\/|@noble\/hashes$)/.test(to),
  },
  {
    name: 'contracts/ imports only itself and typebox',
    forbids: ({ from, to }) =>
      from.startsWith('contracts/') && !isTest(from) && !/^(contracts\/|typebox$)/.test(to),
  },
  {
    name: 'SQL only in *.store.ts, server/platform/db and migrations',
    forbids: ({ from, to }) => to === 'kysely' && !maySpeakSql(from),
  },
  {
    name: 'the database driver only below server/platform and in *.store.ts',
    forbids: ({ from, to }) =>
      /^pg(-|$)/.test(to) && !maySpeakSql(from) && !from.startsWith('server/platform/'),
  },
  {
    name: 'server/platform and server/kernel know no module',
    forbids: ({ from, to }) => /^server\/(platform|kernel)\//.test(from) && /^server\/modules\//.test(to),
  },
  {
    name: 'server/kernel does not know the platform',
    forbids: ({ from, to }) => from.startsWith('server/kernel/') && to.startsWith('server/platform/'),
  },
  {
    name: 'web/ never imports server/',
    forbids: ({ from, to }) => from.startsWith('web/') && to.startsWith('server/'),
  },
  {
    name: 'web/ runs in a browser, without Node',
    forbids: ({ from, to }) => from.startsWith('web/') && to.startsWith('node:') && !isTest(from),
  },
  {
    name: 'server/ never imports web/',
    forbids: ({ from, to }) => from.startsWith('server/') && to.startsWith('web/'),
  },
  {
    name: 'web/portal and web/office never import each other',
    forbids: ({ from, to }) =>
      (from.startsWith('web/portal/') && to.startsWith('web/office/')) ||
      (from.startsWith('web/office/') && to.startsWith('web/portal/')),
  },
  {
    name: 'web/verify stands alone: rulebook, the tokens, the reader of QR codes',
    forbids: ({ from, to }) =>
      (from.startsWith('web/verify/') && !/^(web\/verify\/|rulebook\/|web\/ui\/tokens|qr$)/.test(to)) ||
      (to.startsWith('web/verify/') && /^web\/(?!verify\/)/.test(from)),
  },
  {
    name: 'web/ui knows no page and no server call',
    forbids: ({ from, to }) => from.startsWith('web/ui/') && /^web\/(portal|office|client)\//.test(to),
  },
  {
    name: 'web/client knows no page',
    forbids: ({ from, to }) => from.startsWith('web/client/') && /^web\/(portal|office)\//.test(to),
  },
  {
    name: 'web/sight stands in for libraries, and knows nothing of ours',
    forbids: ({ from, to }) =>
      from.startsWith('web/sight/') && !isTest(from) && /^(web\/(?!sight\/)|contracts\/|rulebook\/)/.test(to),
  },
  {
    name: 'the product never imports its tests, tools or benchmarks',
    forbids: ({ from, to }) =>
      /^(contracts|rulebook|server|web)\//.test(from) && !isTest(from) && /^(tests|tools|bench)\//.test(to),
  },
] as const satisfies readonly DependencyRule[]

/** The business module that a file belongs to. */
export function moduleOf(path: string): string | undefined {
  return /^server\/modules\/([^/]+)\//.exec(path)?.[1]
}

/** Files that decide, and neither read nor write anything. */
export function isPure(path: string): boolean {
  return /\.(policy|lifecycle|rules)\.ts$/.test(path) || /^(rulebook|server\/kernel)\//.test(path)
}

/** The kernel's doors to the present and to chance: the only pure-vocabulary files that touch the machine. */
export const machineDoors = ['server/kernel/clock.ts', 'server/kernel/ids.ts', 'server/kernel/random.ts']

/** Whether an import brings I/O: anything outside but schemas and hashes, the platform, a store, a route. */
export function isImpure({ from, to, isOutside }: Edge): boolean {
  if (!isOutside) return /^server\/platform\//.test(to) || /\.(store|routes)\.ts$/.test(to)
  if (to === 'node:crypto' && machineDoors.includes(from)) return false
  return to !== 'typebox' && to !== '@noble/hashes'
}

function maySpeakSql(path: string): boolean {
  return (
    isTest(path) ||
    path.endsWith('.store.ts') ||
    /^(server\/platform\/db|migrations|tools|bench)\//.test(path) ||
    path.endsWith('.generated.ts')
  )
}

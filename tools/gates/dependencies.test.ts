import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { brokenRules, dependencies } from './dependencies.ts'
import { dependencyRules } from './dependency-rules.ts'
import { aliases, readGraph } from './tree/module-graph.ts'
import { treeOf } from './tree/tree.ts'

function broken(...imports: readonly (readonly [from: string, specifier: string])[]): string[] {
  const texts: Record<string, string> = {}
  for (const [from, specifier] of imports)
    texts[from] = `${texts[from] ?? ''}import { x } from '${specifier}'\n`
  return brokenRules(readGraph(treeOf(texts)))
}

const breaks: Record<(typeof dependencyRules)[number]['name'], [string, string][]> = {
  'modules meet only at public.ts': [
    ['server/modules/scores/publish.ts', '#modules/registry/find-person.ts'],
    ['server/modules/scores/publish.ts', '../registry/registry.store.ts'],
    ['server/worker.ts', '#modules/scores/publish.ts'],
    ['server/app.ts', '#modules/scores/scores.store.ts'],
  ],
  'routes never import a store': [['server/modules/scores/scores.routes.ts', './scores.store.ts']],
  'only server/app.ts mounts routes': [['server/main.ts', './modules/scores/scores.routes.ts']],
  'pure files import no I/O': [
    ['server/modules/scores/scores.rules.ts', 'node:fs'],
    ['server/modules/scores/scores.policy.ts', './scores.store.ts'],
    ['server/modules/scores/scores.lifecycle.ts', '#platform/db/database.ts'],
    ['server/kernel/actor.ts', 'node:crypto'],
    ['server/kernel/actor.ts', 'fastify'],
    ['rulebook/audit.ts', 'pg'],
  ],
  'rulebook/ imports only itself, contracts/ and @noble/hashes': [['rulebook/audit.ts', '#kernel/clock.ts']],
  'contracts/ imports only itself and typebox': [
    ['contracts/money.ts', '#rulebook/audit.ts'],
    ['contracts/money.ts', 'fastify'],
  ],
  'SQL only in *.store.ts, server/platform/db and migrations': [
    ['server/modules/scores/publish.ts', 'kysely'],
    ['server/platform/jobs/queue.ts', 'kysely'],
  ],
  'the database driver only below server/platform and in *.store.ts': [
    ['server/modules/scores/publish.ts', 'pg'],
    ['server/modules/scores/publish.ts', 'pg-copy-streams'],
  ],
  'server/platform and server/kernel know no module': [
    ['server/platform/http/server.ts', '#modules/scores/public.ts'],
    ['server/kernel/actor.ts', '#modules/scores/public.ts'],
  ],
  'server/kernel does not know the platform': [['server/kernel/actor.ts', '#platform/log/log.ts']],
  'web/ never imports server/': [['web/client/call.ts', '#kernel/refusal.ts']],
  'web/ runs in a browser, without Node': [['web/ui/table.tsx', 'node:path']],
  'server/ never imports web/': [['server/app.ts', '#web/ui/table.tsx']],
  'web/portal and web/office never import each other': [
    ['web/portal/home.tsx', '#web/office/queue.tsx'],
    ['web/office/queue.tsx', '../portal/home.tsx'],
  ],
  'web/verify stands alone: rulebook, the tokens, the reader of QR codes': [
    ['web/verify/main.ts', '#web/client/call.ts'],
    ['web/verify/main.ts', 'react'],
    ['web/portal/home.tsx', '#web/verify/main.ts'],
  ],
  'web/ui knows no page and no server call': [
    ['web/ui/table.tsx', '#web/client/call.ts'],
    ['web/ui/table.tsx', '#web/portal/home.tsx'],
    ['web/ui/table.tsx', '#web/office/queue.tsx'],
  ],
  'web/sight stands in for libraries, and knows nothing of ours': [
    ['web/sight/draw.ts', '#web/portal/session.ts'],
    ['web/sight/query.ts', '#contracts/portal.ts'],
  ],
  'web/client knows no page': [['web/client/call.ts', '#web/portal/home.tsx']],
  'the product never imports its tests, tools or benchmarks': [
    ['server/deps.ts', '#tests/support/given.ts'],
    ['rulebook/audit.ts', '../tools/check.ts'],
  ],
}

for (const [rule, imports] of Object.entries(breaks)) {
  test.each(imports)(`${rule}: %s may not import %s`, (from, specifier) => {
    expect(broken([from, specifier])).toContainEqual(expect.stringContaining(`: ${rule}`))
  })
}

test('every rule has an import that breaks it', () => {
  expect(Object.keys(breaks).toSorted()).toEqual(dependencyRules.map((rule) => rule.name).toSorted())
})

test.each([
  ['server/app.ts', '#modules/scores/scores.routes.ts'],
  ['server/modules/scores/publish.ts', '#modules/registry/public.ts'],
  ['server/modules/scores/publish.ts', './scores.store.ts'],
  ['server/modules/scores/scores.store.ts', 'kysely'],
  ['server/modules/scores/scores.rules.ts', '#rulebook/audit.ts'],
  ['server/modules/scores/scores.rules.ts', '@noble/hashes/sha2.js'],
  ['server/modules/scores/publish.test.ts', 'kysely'],
  ['server/platform/db/database.ts', 'kysely'],
  ['server/platform/embedded-postgres/start.ts', 'pg'],
  ['server/kernel/ids.ts', 'node:crypto'],
  ['rulebook/audit.test.ts', 'fast-check'],
  ['contracts/scores.ts', 'typebox'],
  ['web/portal/home.tsx', '#web/ui/table.tsx'],
  ['web/portal/home.tsx', '#rulebook/audit.ts'],
  ['bench/scores.ts', '#modules/scores/scores.store.ts'],
])('%s may import %s', (from, specifier) => {
  expect(broken([from, specifier])).toEqual([])
})

test('a cycle between files is found, also by types alone', () => {
  const tree = treeOf({
    'web/ui/a.ts': "import { b } from './b.ts'",
    'web/ui/b.ts': "export { c } from './c.ts'",
    'web/ui/c.ts': "import type { a } from './a.ts'",
  })
  const circle = 'web/ui/a.ts → web/ui/b.ts → web/ui/c.ts → web/ui/a.ts: no import cycles between files'
  expect(brokenRules(readGraph(tree))).toEqual([circle])
})

test('a cycle between modules is found where no file is in a cycle', () => {
  const found = broken(
    ['server/modules/scores/publish.ts', '#modules/registry/public.ts'],
    ['server/modules/registry/merge.ts', '#modules/scores/public.ts'],
  )
  expect(found).toEqual(['scores → registry → scores: no import cycles between modules'])
})

test('I/O that a pure file reaches through another file is found, with the way there', () => {
  const found = broken(
    ['server/modules/scores/scores.rules.ts', './round.ts'],
    ['server/modules/scores/round.ts', 'node:fs'],
  )
  expect(found).toEqual([
    'server/modules/scores/scores.rules.ts → server/modules/scores/round.ts → node:fs: pure files reach no I/O',
  ])
})

test('imports of every form are seen', () => {
  const tree = treeOf({
    'server/a.ts': [
      "import 'node:fs'",
      "import type { B } from './b.ts'",
      "import { type C } from './c.ts'",
      "export { d } from './d.ts'",
      "const e = await import('./e.ts')",
      'const f = await import(`./f.ts`)',
    ].join('\n'),
    ...Object.fromEntries(['b', 'c', 'd', 'e', 'f'].map((name) => [`server/${name}.ts`, ''])),
  })
  expect(readGraph(tree).edges.map(({ to, isTypeOnly }) => [to, isTypeOnly])).toEqual([
    ['node:fs', false],
    ['server/b.ts', true],
    ['server/c.ts', true],
    ['server/d.ts', false],
    ['server/e.ts', false],
    ['server/f.ts', false],
  ])
})

test('a file that cannot be parsed and an import that leads nowhere are problems', () => {
  const graph = readGraph(treeOf({ 'web/a.ts': 'import {', 'web/b.ts': "import { x } from '#web/gone.ts'" }))
  expect(graph.problems).toEqual([
    expect.stringContaining('web/a.ts cannot be parsed'),
    'web/b.ts:1 imports #web/gone.ts, which does not exist',
  ])
})

test('a tree in which next to nothing was read does not pass', async () => {
  const report = await dependencies.run(treeOf({ 'web/a.ts': '' }))
  expect(report.findings).toEqual([expect.stringContaining('only 1 files and 0 imports were read')])
})

test('the aliases are those of package.json', () => {
  const { imports }: { imports: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'))
  const expected = Object.entries(imports).map(([name, path]) => [name.slice(0, -1), path.slice(2, -1)])
  expect(aliases).toEqual(Object.fromEntries(expected))
})

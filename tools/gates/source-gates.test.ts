import { expect, test } from 'vitest'
import { clock } from './clock.ts'
import { docComments } from './doc-comments.ts'
import type { Gate } from './gate.ts'
import { machineNames } from './machine-names.ts'
import { fullFolders, sizes } from './sizes.ts'
import { style, vagueNames } from './style.ts'
import { treeOf } from './tree/tree.ts'
import { words } from './words.ts'

async function found(gate: Gate, texts: Record<string, string>): Promise<readonly string[]> {
  return (await gate.run(treeOf(texts))).findings
}

test.each(['Date.now()', 'Math.random()', 'new Date()', 'Date()', 'crypto.randomUUID()'])(
  'clock: %s',
  async (code) => {
    expect(await found(clock, { 'server/a.ts': `export const a = ${code}` })).toHaveLength(1)
    expect(await found(clock, { 'rulebook/a.ts': `export const a = ${code}` })).toHaveLength(1)
    const elsewhere = {
      'server/kernel/clock.ts': code,
      'web/a.ts': code,
      'server/a.test.ts': code,
      'server/b.ts': `// ${code}`,
    }
    expect(await found(clock, elsewhere)).toEqual([])
  },
)

test('clock: a given instant is no reading', async () => {
  expect(await found(clock, { 'server/a.ts': 'const a = new Date(0), b = performance.now()' })).toEqual([])
})

test.each([
  'export function a() {}',
  'export const a = 1',
  '// a\nexport function a() {}',
  '/** b */\nconst b = 1\nexport const a = b',
  'const a = 1\nexport { a }',
])('doc-comments: %s lacks one', async (code) => {
  for (const path of [
    'rulebook/a.ts',
    'server/kernel/a.ts',
    'server/platform/db/a.ts',
    'server/modules/b/public.ts',
  ]) {
    expect(await found(docComments, { [path]: code })).toEqual([
      expect.stringContaining('exports a without a doc comment'),
    ])
  }
})

test('doc-comments: what a door passes on is explained where it is written', async () => {
  const door = "export { one, two } from './use.ts'\nexport type { Three } from './use.ts'"
  const use = '/** One. */\nexport function one() {}\nexport function two() {}\nexport type Three = 3'
  const texts = { 'server/modules/b/public.ts': door, 'server/modules/b/use.ts': use }
  expect(await found(docComments, texts)).toEqual([
    'server/modules/b/use.ts:3 exports two without a doc comment',
  ])
})

test('sizes: a long file, a long tail and a high median', async () => {
  const lines = (count: number) => 'x\n'.repeat(count)
  expect(
    await found(sizes, { 'web/a.ts': lines(10), 'web/b.ts': lines(250), 'web/c.ts': lines(10) }),
  ).toEqual(['the 95th percentile is 250 lines, more than 180'])
  expect(await found(sizes, { 'server/a.ts': lines(251), 'server/a.test.ts': lines(999) })).toHaveLength(3)
  expect(await found(sizes, { 'server/a.ts': lines(60), 'server/b.generated.ts': lines(999) })).toEqual([])
  expect(await found(sizes, {})).toEqual(['no source file was found'])
})

test('sizes: a folder of many files, and a folder on the list that is no longer full', () => {
  const folder = (name: string, count: number) =>
    Array.from({ length: count }, (_, index) => [`${name}/${index}.ts`, ''])
  const tree = (...files: string[][][]) => treeOf(Object.fromEntries(files.flat()))
  const full = tree(folder('web/a', 26), folder('web/a/b', 25), folder('tools/c', 26))
  expect(fullFolders(full, ['tools/c'])).toEqual([expect.stringContaining('web/a has 26 files')])
  expect(fullFolders(tree(folder('web/a', 25)), ['web/a'])).toEqual([
    expect.stringContaining('take it off the list'),
  ])
  const uncounted = [
    ...folder('web/a', 25),
    ['web/a/a.test.ts', ''],
    ['web/a/a.fixture.tsx', ''],
    ['web/a/a.css', ''],
  ]
  expect(fullFolders(tree(uncounted), [])).toEqual([])
})

test.each([
  ['switch (a) { case 1: b() }', 'switch'],
  ['switch (a) { case 1: b(); break; default: c() }', 'switch'],
  ['export function a(isOpen: boolean) {}', 'bare boolean'],
  ['export const a = (b: string, isOpen = true) => 1', 'bare boolean'],
])('style: %s', async (code, finding) => {
  expect(await found(style, { 'server/a.ts': code })).toEqual([expect.stringContaining(finding)])
})

test.each([
  'switch (a) { case 1: b(); break; default: a satisfies never }',
  'export function a(o: { isOpen: boolean }) {}',
])('style: %s is right', async (code) => {
  expect(await found(style, { 'server/a.ts': code })).toEqual([])
})

test.each([
  'function a(of: string) {}',
  'const a = ({ of }: B) => 1',
  'const a = ([{ b: given = 1 }]: B) => 1',
  'const { ...held } = b',
  'class A { constructor(private told: string) {} }',
])('style: %s declares a vague name', (code) => {
  const tree = treeOf({ 'web/a/b.ts': code })
  expect(vagueNames(tree, [])).toEqual([expect.stringContaining('name it by a noun')])
  expect(vagueNames(tree, ['web/a'])).toEqual([])
})

test('style: a property, a call and a cleaned folder', () => {
  const tree = treeOf({ 'web/a/b.ts': 'const a = Array.of(1), b = { wanted: 1 }, { given: c } = d' })
  expect(vagueNames(tree, [])).toEqual([])
  expect(vagueNames(tree, ['web/a'])).toEqual([expect.stringContaining('take it off the list')])
})

test.each([
  'server/utils/a.ts',
  'server/score-helper.ts',
  'web/common/a.ts',
  'server/data.ts',
  'rulebook/a.utils.ts',
])('words: %s says nothing', async (path) => {
  expect(await found(words, { [path]: '' })).toEqual([expect.stringContaining('says nothing')])
})

test.each([
  "const a = '准考证号'",
  'const a = `第${n}次`',
  'const a = <p>登录</p>',
  'const a = <p title="登录" />',
])('UX-01: %s belongs in a resource file', async (code) => {
  expect(await found(words, { 'web/portal/a.tsx': code })).toContainEqual(
    expect.stringContaining('*.texts.ts'),
  )
  expect(await found(words, { 'web/portal/a.test.tsx': code, 'web/portal/b.tsx': `// ${code}` })).toEqual([])
})

test('words: nothing is left for later, no test is chosen, no module is replaced', async () => {
  expect(await found(words, { 'server/a.ts': `// ${'TO'}DO: it` })).toHaveLength(1)
  expect(await found(words, { 'server/a.test.ts': `test.${'only'}('a', () => {})` })).toHaveLength(1)
  expect(await found(words, { 'server/a.test.ts': `vi.${'mock'}('node:fs')` })).toHaveLength(1)
})

test.each([
  ['/home', '/someone/project'],
  ['/work', '/main/server'],
  ['/Users', '/someone'],
  ['https://registry', '.example.org/left-pad'],
  ['https://proxy.example.org/npm/left-pad', '/-/left-pad-1.0.0.tgz'],
])('machine-names: %s%s', async (start, end) => {
  expect(await found(machineNames, { 'docs/a.md': `see ${start}${end}` })).not.toEqual([])
})

test('machine-names: a module called registry and a relative folder are none', async () => {
  const text = 'registry.store.ts ./work/main https://example.org/home/page'
  expect(await found(machineNames, { 'docs/a.md': text })).toEqual([])
})

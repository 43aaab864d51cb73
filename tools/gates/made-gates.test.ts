import { expect, test } from 'vitest'
import type { Generator } from '../generators/generator.ts'
import { driftOf } from './drift.ts'
import { checkLock, isAllowed } from './lock.ts'
import { treeOf } from './tree/tree.ts'

function generator(made: Record<string, string>): Generator {
  return { name: 'map', files: ['docs/map.md'], generate: async () => new Map(Object.entries(made)) }
}

test('drift: a generated file that differs, is missing or is no longer made', async () => {
  const tree = treeOf({ 'docs/map.md': 'a\nb\n' })
  expect(await driftOf(tree, generator({ 'docs/map.md': 'a\nb\n' }))).toEqual([])
  expect(await driftOf(tree, generator({ 'docs/map.md': 'a\nc\n' }))).toEqual([
    'docs/map.md:2 is out of date: run the generator map',
  ])
  expect(await driftOf(tree, generator({ 'docs/map.md': 'a\nb\n', 'docs/b.md': '' }))).toEqual([
    'docs/b.md is missing: run the generator map',
  ])
  expect(await driftOf(tree, generator({}))).toEqual([
    'docs/map.md: the generator map does not write it any more',
  ])
})

function lockProblems(
  locked: Record<string, unknown>,
  wanted: Record<string, string> = {},
): readonly string[] {
  const packages = { '': {}, 'node_modules/a': { version: '1.0.0', license: 'MIT', ...locked } }
  const texts = { 'package-lock.json': { packages }, 'package.json': { dependencies: wanted } }
  const written = Object.entries(texts).map(([path, content]) => [path, JSON.stringify(content)])
  return checkLock(treeOf(Object.fromEntries(written))).findings
}

test.each([
  [{ deprecated: 'use b' }, 'is deprecated: use b'],
  [{ resolved: 'x' }, 'names the registry'],
  [{ license: 'SSPL-1.0' }, 'is under SSPL-1.0'],
  [{ license: undefined }, 'has no licence'],
  [{ hasInstallScript: true }, 'wants to run an install script'],
])('lock: %o', (locked, finding) => {
  expect(lockProblems(locked)).toEqual([expect.stringContaining(finding)])
})

test('lock: versions are pinned', () => {
  expect(lockProblems({}, { a: '1.0.0', b: '18.4.0-beta.17', c: 'npm:d@1.2.3' })).toEqual([])
  expect(lockProblems({}, { a: '^1.0.0', b: 'latest', c: 'npm:d@*' })).toHaveLength(3)
})

test('lock: every lock file of the project is held to the same', () => {
  const packages = { 'node_modules/a': { version: '1.0.0', license: 'SSPL-1.0' } }
  const texts = {
    'bench/other/package-lock.json': { packages },
    'bench/other/package.json': { devDependencies: { a: '^1.0.0' } },
  }
  const written = Object.entries(texts).map(([path, content]) => [path, JSON.stringify(content)])
  expect(checkLock(treeOf(Object.fromEntries(written))).findings).toEqual([
    expect.stringContaining('is under SSPL-1.0'),
    expect.stringContaining('bench/other/package.json wants a as ^1.0.0'),
  ])
})

test('lock: licence expressions', () => {
  expect(['MIT', '(MIT OR GPL-2.0-only)', 'Apache-2.0 AND LGPL-3.0-or-later'].map(isAllowed)).toEqual([
    true,
    true,
    true,
  ])
  expect(['GPL-2.0-only', 'MIT AND SSPL-1.0', 'UNLICENSED'].map(isAllowed)).toEqual([false, false, false])
})

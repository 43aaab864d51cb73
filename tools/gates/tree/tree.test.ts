import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openTree } from './tree.ts'

test('without Git, a tree is what people write', () => {
  const root = mkdtempSync(join(tmpdir(), 'tree-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  for (const folder of ['node_modules/left-pad', 'server/kernel', '.ci']) {
    mkdirSync(join(root, folder), { recursive: true })
    writeFileSync(join(root, folder, 'a.ts'), 'a')
  }
  writeFileSync(join(root, 'package.json'), '{}')
  const tree = openTree(root)
  expect(tree.files).toEqual(['.ci/a.ts', 'package.json', 'server/kernel/a.ts'])
  expect(tree.read('server/kernel/a.ts')).toBe('a')
})

test('with Git, the tree of this project holds its own files and nothing ignored', () => {
  const { files } = openTree('.')
  expect(files).toContain('tools/gates/tree/tree.ts')
  expect(files.filter((path) => path.startsWith('node_modules/'))).toEqual([])
})

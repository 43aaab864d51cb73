import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readDocuments } from './documents.ts'

test('UX-05 a document links to what the page at its address needs, and the sign-in page to nothing behind it', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'kaoji-documents-'))
  const file = join(directory, 'index.html')
  writeFileSync(
    file,
    '__MODE__<!--plain-->frame<!--at:/scores--> latest<!--/at--><!--at:/scores/history--> history<!--/at--><!--/plain-->' +
      '<!--still:demonstration-->invented<!--/still--><!--still:production-->drawn<!--/still-->',
  )
  const { withStill, plainAt } = await readDocuments(file, 'production')
  rmSync(directory, { recursive: true })
  expect(withStill).toBe('productiondrawn')
  expect(plainAt('/')).toBe('productionframe')
  expect(plainAt('/scores')).toBe('productionframe latest')
  expect(plainAt('/scores/history')).toBe('productionframe history')
  expect(plainAt('/scores/history/')).toBe('productionframe')
})

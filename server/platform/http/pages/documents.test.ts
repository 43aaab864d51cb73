import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readDocuments } from './documents.ts'

test('UX-05 a document has what draws the page at its address before the scripts, or links to the scripts; the sign-in page has neither', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'kaoji-documents-'))
  const file = join(directory, 'index.html')
  writeFileSync(
    file,
    '__MODE__<!--at:/scores--> asks<!--/at--><!--plain--> links<!--/plain--><!--at:/scores--> latest<!--/at--><!--at:/scores/history--> history<!--/at-->' +
      '<!--still:demonstration--> invented<!--/still--><!--still:production--> drawn<!--/still-->',
  )
  const { withStill, plainAt } = await readDocuments(file, 'production')
  rmSync(directory, { recursive: true })
  expect(withStill).toBe('production drawn')
  expect(plainAt('/')).toBe('production links')
  expect(plainAt('/scores')).toBe('production asks latest')
  expect(plainAt('/scores/history')).toBe('production history')
  expect(plainAt('/scores/history/')).toBe('production links')
})

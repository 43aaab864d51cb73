import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readSheet } from '#platform/spreadsheet/read-sheet.ts'
import type { TestApplication } from './test-application.ts'

/** The texts of a downloaded spreadsheet, row by row. */
export async function rowsOfSheet({ deps }: TestApplication, bytes: Uint8Array): Promise<string[][]> {
  const path = join(deps.config.directory, `${deps.ids.next()}.xlsx`)
  await writeFile(path, bytes)
  const rows: string[][] = []
  for await (const batch of readSheet(path, {}))
    rows.push(...batch.map(({ cells }) => cells.map(({ text }) => text)))
  return rows
}

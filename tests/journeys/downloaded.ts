import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'

/** Does an act and returns the file that the browser saves. */
export async function downloaded(
  page: Page,
  act: () => Promise<void>,
): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

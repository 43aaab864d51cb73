import { type Page, test } from '@playwright/test'

/** UX-04: a page's picture for the manual, only where KAOJI_MANUAL=1 asks for it. */
export async function photograph(page: Page, name: string): Promise<void> {
  if (process.env.KAOJI_MANUAL !== '1') return
  await page.screenshot({
    path: `docs/manual/images/${name}-${test.info().project.name}.png`,
    animations: 'disabled',
  })
}

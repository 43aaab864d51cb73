import { expect, type Locator, type Page } from '@playwright/test'

/**
 * Passes the time in which a page whose request is lost asks again by itself, until what it says then is seen. The page's clock is installed
 * before the page is opened.
 */
export async function passRetries(page: Page, seen: Locator): Promise<void> {
  await expect(async () => {
    await page.clock.fastForward(2_000)
    await expect(seen).toBeVisible({ timeout: 200 })
  }).toPass({ intervals: [50] })
}

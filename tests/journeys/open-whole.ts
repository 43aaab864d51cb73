import type { Page } from '@playwright/test'

/**
 * Lets a journey that opens a page go on when its scripts have taken the place of what was to be read before them (UX-05): a key pressed on what cannot
 * act yet is lost. A journey about what comes before waits for no more than the commit.
 */
export function openWhole(page: Page): void {
  const { goto, reload } = page
  const whole = async () => {
    // What is read first comes a moment after the document is loaded; until then nothing stands there.
    if ((await page.locator('#kaoji-later').count()) === 0) return
    await page.locator('#root:not(:has([inert])) > *').first().waitFor({ state: 'attached' })
  }
  page.goto = async (url, options) => {
    const reply = await goto.call(page, url, options)
    if (options?.waitUntil !== 'commit') await whole()
    return reply
  }
  page.reload = async (options) => {
    const reply = await reload.call(page, options)
    if (options?.waitUntil !== 'commit') await whole()
    return reply
  }
}

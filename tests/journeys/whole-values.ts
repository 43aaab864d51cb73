import { expect, type Page } from '@playwright/test'

/**
 * Expects that no date and no number, masked or not, that stands for itself in a cell or beside its title is broken in two on the
 * current screen (UX-01). Within a sentence it may be.
 */
export async function expectWholeValues(page: Page): Promise<void> {
  const broken = await page.evaluate(() =>
    [...document.querySelectorAll('td, dd')].flatMap((place) => {
      const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
      const found: string[] = []
      for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
        const value = text.nodeValue?.trim() ?? ''
        if (!/^(\d{4}年\d{1,2}月\d{1,2}日|[\dX*]{8,20})$/.test(value)) continue
        const range = document.createRange()
        range.selectNodeContents(text)
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
        if (lines.size > 1) found.push(`${place.getAttribute('data-title') ?? ''} ${value}`)
      }
      return found
    }),
  )
  expect(broken, page.url()).toEqual([])
}

import { expect, type Page } from '@playwright/test'

/** Expects that no date and no number, masked or not, is broken in two in a cell or beside its title on the current screen (UX-01). */
export async function expectWholeValues(page: Page): Promise<void> {
  const broken = await page.evaluate(() =>
    [...document.querySelectorAll('td, dd')].flatMap((place) => {
      const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
      const found: string[] = []
      for (let text = texts.nextNode(); text !== null; text = texts.nextNode())
        for (const value of (text.nodeValue ?? '').matchAll(/\d{4}年\d{1,2}月\d{1,2}日|[\dX*]{8,20}/g)) {
          const range = document.createRange()
          range.setStart(text, value.index)
          range.setEnd(text, value.index + value[0].length)
          const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
          if (lines.size > 1) found.push(`${place.getAttribute('data-title') ?? ''} ${value[0]}`)
        }
      return found
    }),
  )
  expect(broken, page.url()).toEqual([])
}

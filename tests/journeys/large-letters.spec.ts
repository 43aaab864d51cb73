import type { Page } from '@playwright/test'
import { enter, expect, test } from './journey.ts'

// WCAG 2.2, 1.4.4: the browser itself writes twice as large, so that a line of a phone holds eleven letters.
test.use({
  launchOptions: async ({ launchOptions }, use) =>
    use({
      ...launchOptions,
      args: [...(launchOptions.args ?? []), '--blink-settings=defaultFontSize=32'],
    }),
})

const PAGES = [
  ...['/', '/scores', '/scores/history', '/degree', '/orders'],
  ...['/services', '/services/exemption', '/services/supplement', '/messages', '/person'],
]

/** Finds words that are cut off, that are wider than the page, or that are written from top to bottom. */
function unreadable(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faultsOf = (node: Node, element: Element) => {
      const range = document.createRange()
      range.selectNodeContents(node)
      const { left, right, width, height } = range.getBoundingClientRect()
      const { fontSize, overflowX } = getComputedStyle(element)
      const letter = Number.parseFloat(fontSize)
      return {
        wide: left < -1 || right > document.documentElement.clientWidth + 1,
        cut: overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1,
        tall: width < 1.9 * letter && height > 3 * letter,
      }
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const { parentElement: element, textContent } = node
      const words = textContent?.trim() ?? ''
      if (words.length < 2 || element === null || element.closest('.kj-hidden, svg, option, script')) continue
      const faults = Object.entries(faultsOf(node, element)).filter(([, isSo]) => isSo)
      found.push(...faults.map(([fault]) => `${fault}: ${words}`))
    }
    return found
  })
}

test('UX-01 with letters twice as large no word of the portal is cut off or written from top to bottom', {
  tag: '@phone',
}, async ({ page }) => {
  await page.goto('/sign-in')
  await expect(page.getByText(/本图的验证码是/)).toBeVisible()
  await expect(page.getByRole('button', { name: '填入 马晓燕' })).toBeVisible()
  expect(await unreadable(page)).toEqual([])
  await enter(page, '马晓燕')
  for (const address of PAGES) {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('.kj-skeleton')).toHaveCount(0)
    await expect.poll(() => unreadable(page), { message: address }).toEqual([])
  }
})

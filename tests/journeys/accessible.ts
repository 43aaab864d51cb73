import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, type Page } from '@playwright/test'
import type axe from 'axe-core'
import { atEachSize } from './sizes.ts'

/** The short form: what `axe-core` itself offers is twice as long, and read anew by every page. */
const source = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** Not looked for by itself: who speaks to the page says the words that are seen (WCAG 2.5.3). */
const more = { 'label-content-name-mismatch': { enabled: true } }

/**
 * Expects on both screens no violation of WCAG 2.2 AA and nothing wider than the screen (UX-01). On the other screen the contrast of
 * colours is left out, which takes two thirds of a scan: colours do not depend on the size, and `every-page.spec.ts` and
 * `every-desk-page.spec.ts` scan the pages for it on both.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await atEachSize(page, (_, which) =>
    expectAccessibleAsItIs(page, which === 'other' ? ['color-contrast'] : []),
  )
}

/**
 * Expects the same on the current screen only, because a change of size would redraw the element that regains the
 * focus.
 */
export async function expectAccessibleAsItIs(page: Page, without: readonly string[] = []): Promise<void> {
  const { width } = page.viewportSize() ?? { width: 0 }
  // A dialog that is still fading in lacks contrast, so a violation counts only if it stays.
  await expect(async () => {
    expect(await violations(page, without)).toEqual([])
  }, `${page.url()} at ${width}`).toPass({ timeout: 60_000, intervals: [300] })
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(excess, `${page.url()} scrolls sideways at ${width}`).toBeLessThanOrEqual(0)
}

/** Scans for violations only, and keeps axe in the page until it is left; this halves the cost of a scan. */
async function violations(page: Page, without: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const off = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]))
  return page.evaluate(
    async ({ values, rules }) => {
      const { axe: scanner } = window as unknown as { axe: typeof axe }
      const found = await scanner.run(document, {
        runOnly: { type: 'tag', values },
        resultTypes: ['violations'],
        rules,
      })
      return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
    },
    { values: tags, rules: { ...more, ...off } },
  )
}

/** Waits until the page has its title and no part of it is still loading. */
export async function expectDrawn(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('status', { name: '正在加载…' })).toHaveCount(0)
  await expect(page.getByText('正在获取验证码…')).toHaveCount(0)
}

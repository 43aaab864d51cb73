import { expect, type Page } from '@playwright/test'

/** What a browser counts as good; more, and a thumb meets another button than the eye saw (findings A6). */
const MOST = 0.1

/** Lets every page that is opened from now on add up how far its content jumps. Called before the first page. */
export async function watchLayoutShift(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifted = window as unknown as Shifted
    shifted.kjShift = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as Shift[])
        if (!entry.hadRecentInput) shifted.kjShift += entry.value
    }).observe({ type: 'layout-shift', buffered: true })
  })
}

/** Expects that the page, drawn by now, has not jumped since it was opened (UX-05). */
export async function expectSteady(page: Page): Promise<void> {
  const shift = await page.evaluate(
    () =>
      // The observer is told of a frame after it was shown.
      new Promise<number>((resolve) =>
        requestAnimationFrame(() => setTimeout(() => resolve((window as unknown as Shifted).kjShift), 50)),
      ),
  )
  // Softly, so that one run names every page that jumps.
  expect.soft(shift, `${page.url()} jumps`).toBeLessThanOrEqual(MOST)
}

interface Shifted {
  kjShift: number
}
interface Shift {
  value: number
  hadRecentInput: boolean
}

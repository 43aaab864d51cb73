import { expect, type Page } from '@playwright/test'

/**
 * Expects that nothing on the page takes the focus behind what sticks to the screen (WCAG 2.2, 2.4.11), wherever the page was scrolled to before:
 * each thing that can have the focus is put at the upper and at the lower edge first. Where a dialog is open, only the dialog counts.
 */
export async function expectFocusSeen(page: Page): Promise<void> {
  expectNone(page, await page.evaluate(findHiddenFocus, 'each' as const))
}

/** Presses Tab through the whole page, as a person without a mouse does, and expects the same of each stop. */
export async function tabThrough(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.scrollTo(0, 0)
    // Otherwise the way would begin where the focus was last.
    if (document.querySelector('[role="dialog"]')) return
    const start = document.createElement('span')
    start.tabIndex = -1
    document.body.prepend(start)
    start.focus()
    start.remove()
  })
  const hidden: string[] = []
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    await page.keyboard.press('Tab')
    const found = await hiddenFocus(page)
    if (!found) break
    hidden.push(...found)
  }
  expectNone(page, hidden)
}

/** Names what has the focus, if it is hidden; nothing, where nothing has it. */
export function hiddenFocus(page: Page): Promise<string[] | undefined> {
  return page.evaluate(findHiddenFocus, 'current' as const)
}

/** A dialog keeps the focus, and so would be walked through for ever. */
const MOST_STOPS = 60

function expectNone(page: Page, hidden: string[] | undefined): void {
  const { width } = page.viewportSize() ?? { width: 0 }
  // Softly, so that one run names every page that hides it.
  expect.soft(hidden, `the focus hides on ${page.url()} at ${width}`).toEqual([])
}

/**
 * Runs in the page: names what has the focus, or each thing that could have it, where something fixed or sticky lies over it. Answers nothing
 * where nothing has the focus.
 */
function findHiddenFocus(which: 'current' | 'each'): string[] | undefined {
  const current = document.activeElement
  if (which === 'current')
    return current && current !== document.body ? coversOf(current, 'by Tab') : undefined
  const dialog = [...document.querySelectorAll('[role="dialog"]')].findLast((one) => one.checkVisibility())
  const takers = (dialog ?? document).querySelectorAll<HTMLElement>(
    'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex="0"]',
  )
  return [...takers].flatMap((one) =>
    one.checkVisibility({ visibilityProperty: true })
      ? [...atEdge(one, 'top'), ...atEdge(one, 'bottom')]
      : [],
  )

  /** Scrolls whatever scrolls around it until it stands at the edge, regardless of any `scroll-padding`, and gives it the focus then. */
  function atEdge(one: HTMLElement, edge: 'top' | 'bottom'): string[] {
    for (let around = one.parentElement; around; around = around.parentElement) {
      const isPage = around === document.documentElement
      if (!isPage && !/auto|scroll/.test(getComputedStyle(around).overflowY)) continue
      const box = isPage ? { top: 0, bottom: window.innerHeight } : around.getBoundingClientRect()
      around.scrollTop += one.getBoundingClientRect()[edge] - box[edge]
    }
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    one.focus()
    return document.activeElement === one ? coversOf(one, `at the ${edge}`) : []
  }

  function coversOf(one: Element, how: string): string[] {
    const { left, top, right, bottom, height } = one.getBoundingClientRect()
    const points = [
      [(left + right) / 2, (top + bottom) / 2],
      [(left + right) / 2, top + 1],
      [(left + right) / 2, bottom - 1],
      [left + 1, (top + bottom) / 2],
      [right - 1, (top + bottom) / 2],
    ] as const
    const covers = points.flatMap(([x, y]) => stuckOver(document.elementFromPoint(x, y), one) ?? [])
    // A browser shows no more than the caret of a large field, and a region may be larger than the screen.
    const most = height > 64 ? points.length - 1 : 0
    const name = one.getAttribute('aria-label') || one.textContent?.trim().slice(0, 30) || one.id
    return covers.length > most ? [`${one.tagName} ${name} ${how} under ${covers[0]?.className}`] : []
  }

  /** Finds what holds that which is seen there to the screen, unless it holds the element too. */
  function stuckOver(seen: Element | null, one: Element): Element | undefined {
    if (one.contains(seen)) return undefined
    for (let around = seen; around && !around.contains(one); around = around.parentElement)
      if (/fixed|sticky/.test(getComputedStyle(around).position)) return around
    return undefined
  }
}

import { expect, type Locator, type Page } from '@playwright/test'

/** Presses Tab until the target has the focus, as a person without a mouse does. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let presses = 0; presses < 200; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('the focus never came there')
}

/** Goes to the target by Tab and presses the key: Enter for buttons and links, Space for checkboxes. */
export async function pressOn(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press(key)
}

/** Goes to the field by Tab and types over its content. */
export async function typeInto(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(text)
}

/** Goes to the list by Tab and chooses the entry with the arrow keys. */
export async function chooseIn(page: Page, list: Locator, entry: string): Promise<void> {
  await tabTo(page, list)
  const shown = () => list.evaluate((element: HTMLSelectElement) => element.selectedOptions[0]?.text)
  await page.keyboard.press('Home')
  for (let presses = 0; presses < 40 && (await shown()) !== entry; presses += 1)
    await page.keyboard.press('ArrowDown')
  expect(await shown()).toBe(entry)
}

/** Expects that Esc closes the dialog and returns the focus to its opener. */
export async function expectEscapeReturns(page: Page, opener: Locator): Promise<void> {
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  // A dialog that has just been drawn may not receive keys yet.
  await expect(async () => {
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0, { timeout: 3_000 })
  }).toPass()
  await expect(opener).toBeFocused()
}

/** Expects the focus on some element after a dialog or an act, not lost with a removed one (UX-01). */
export async function expectFocusKept(page: Page): Promise<void> {
  await expect(page.locator('body:not(:focus):has(:focus)')).toBeAttached()
}

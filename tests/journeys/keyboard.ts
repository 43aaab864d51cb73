import { expect, type Locator, type Page } from '@playwright/test'

/** Presses Tab until the target has the focus, as a person without a mouse does. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  await pressUntilFocused(page, target, 'Tab')
}

async function pressUntilFocused(page: Page, target: Locator, key: 'Tab' | 'ArrowDown'): Promise<void> {
  // Finding an element by its role and name takes as long as ten looks at it; it is found again only if it was drawn anew.
  let element = await target.elementHandle()
  for (let presses = 0; presses < 200; presses += 1) {
    const place = await element?.evaluate((one) =>
      one.isConnected ? (one === document.activeElement ? 'here' : 'elsewhere') : 'gone',
    )
    if (place === 'here') return
    if (place === 'elsewhere') await page.keyboard.press(key)
    else element = await target.elementHandle()
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

/** Goes to the group of radio buttons by Tab and chooses one with the arrow keys. */
export async function chooseRadio(page: Page, radio: Locator): Promise<void> {
  const checked = page.getByRole('radiogroup').filter({ has: radio }).getByRole('radio', { checked: true })
  // Its words are visible, not the button itself.
  await expect(checked).toBeAttached()
  await pressUntilFocused(page, checked, 'Tab')
  for (let presses = 0; presses < 20 && !(await radio.isChecked()); presses += 1)
    await page.keyboard.press('ArrowRight')
  await expect(radio).toBeChecked()
}

/** Turns 长辈版 on in the person's menu. */
export async function turnToElders(page: Page, name: string): Promise<void> {
  await pressOn(page, page.getByRole('button', { name: `${name}，打开个人菜单` }))
  const item = page.getByRole('menuitem', { name: '长辈版' })
  await expect(item).toBeVisible()
  await pressUntilFocused(page, item, 'ArrowDown')
  await page.keyboard.press('Enter')
}

/** Expects that Esc closes the dialog, where something is typed in it at the second press, and returns the focus to its opener. */
export async function expectEscapeReturns(page: Page, opener: Locator): Promise<void> {
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  const warning = dialog.getByText('您填写的内容还没有提交')
  // A dialog that has just been drawn may not receive keys yet.
  await expect(async () => {
    await page.keyboard.press('Escape')
    const answered = async () => (await dialog.count()) === 0 || (await warning.isVisible())
    await expect.poll(answered, { timeout: 3_000 }).toBe(true)
    if (await warning.isVisible()) await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0, { timeout: 3_000 })
  }).toPass()
  await expect(opener).toBeFocused()
}

/** Expects the focus on some element after a dialog or an act, not lost with a removed one (UX-01). */
export async function expectFocusKept(page: Page): Promise<void> {
  await expect(page.locator('body:not(:focus):has(:focus)')).toBeAttached()
}

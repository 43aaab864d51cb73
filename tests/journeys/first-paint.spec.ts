import type { Page } from '@playwright/test'
import { expect, test } from './journey.ts'
import { expectSteady, watchLayoutShift } from './layout-shift.ts'

/** Where everything that a person sees of the form stands. */
function places(page: Page): Promise<string[]> {
  return page
    .locator('#root section')
    .first()
    .locator('h1, label, input, button, form, form p')
    .evaluateAll((seen) =>
      seen.map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect()
        const { color, backgroundColor, fontSize } = getComputedStyle(element)
        return [
          element.tagName,
          ...[x, y, width, height].map(Math.round),
          color,
          backgroundColor,
          fontSize,
        ].join(' ')
      }),
    )
}

/** Holds the scripts of an entrance back until the answer is called. */
async function holdScripts(page: Page, door: 'portal' | 'office'): Promise<() => void> {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(new RegExp(`/assets/${door}-[^/]*\\.js$`), async (route) => {
    await released
    await route.continue()
  })
  return release
}

for (const [door, path] of [
  ['portal', '/'],
  ['office', '/office'],
] as const)
  test(`UX-05 the sign-in page of the ${door} is seen before its scripts have come, and stays as it is when they do`, async ({
    page,
  }) => {
    await watchLayoutShift(page)
    // The captcha would take the place of the words that wait for it.
    await page.route('**/api/captchas', () => {})
    const release = await holdScripts(page, door)
    await page.goto(path, { waitUntil: 'commit' })
    const picture = page.locator('[inert]')
    await expect(picture.getByText('请输入图中的字符')).toBeVisible()
    // A picture takes no keys, and is not read aloud as if it were a form.
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
    await expect(page.getByRole('textbox')).toHaveCount(0)
    const seen = await places(page)
    expect(seen.length).toBeGreaterThan(10)

    release()
    await expect(page.getByRole('button', { name: '登录', exact: true })).toBeVisible()
    await expect(picture).toHaveCount(0)
    expect((await places(page)).slice(0, seen.length)).toEqual(seen)
    await expectSteady(page)
  })

test('UX-05, UX-01 the picture of the sign-in page has the type and the colours that this browser chose', {
  tag: '@phone',
}, async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto('/sign-in')
  await page.getByRole('button', { name: '长辈版' }).click()
  const release = await holdScripts(page, 'portal')
  await page.reload({ waitUntil: 'commit' })
  const title = page.locator('[inert] h1')
  await expect(title).toBeVisible()
  expect(await title.evaluate((element) => getComputedStyle(element).fontSize)).toBe('30px')
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(18, 23, 30)')
  release()
  await expect(page.getByRole('button', { name: '标准版' })).toBeVisible()
})

import { expectAccessible, expectDrawn } from './accessible.ts'
import { addCredential, beginApplication, goToStep } from './apply.ts'
import { expectFocusSeen } from './focus-seen.ts'
import { enter, enterHome, expect, test } from './journey.ts'
import { expectSteady, watchLayoutShift } from './layout-shift.ts'
import { ENTRANCE_PAGES, NO_PAGE, PORTAL_PAGES } from './pages.ts'
import { photograph } from './photograph.ts'
import { expectWholeValues } from './whole-values.ts'

const open = addresses(ENTRANCE_PAGES)
const closed = [...addresses(PORTAL_PAGES), { address: NO_PAGE }]

function addresses(pages: typeof PORTAL_PAGES): { address: string; picture?: string }[] {
  return pages.flatMap((page) => ('address' in page ? [page] : []))
}

test('UX-01, UX-05 every page is without violation, does not jump while it loads, and is never wider than the screen', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await watchLayoutShift(page)
  // The mark of a demonstration and its sample accounts come later than the page, and no production has them.
  await page.route('**/api/texts', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, json: { ...(await response.json()), demonstration: false } })
  })
  for (const { address } of open) {
    await page.goto(address)
    await expectDrawn(page)
    await expectSteady(page)
    await expectAccessible(page)
    await expectFocusSeen(page)
  }
  await page.unroute('**/api/texts')
  await enterHome(page, '张伟明')
  for (const { address, picture } of closed) {
    await page.goto(address)
    await expectDrawn(page)
    await expectSteady(page)
    await expectAccessible(page)
    if (picture !== undefined) await photograph(page, picture)
    await expectFocusSeen(page)
    // Only a link to exactly this page is the current one; 「返回」 is not.
    const current = await page
      .locator('main a[aria-current="page"]')
      .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname))
    expect(current.filter((path) => path !== new URL(page.url()).pathname)).toEqual([])
  }
})

test('UX-01, HOM-08 in 长辈版 and on a dark system every page is larger, dark, without violation and never wider than the screen', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await page.emulateMedia({ colorScheme: 'dark' })
  await enterHome(page, '张伟明')
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  expect(await ground()).toBe('rgb(18, 23, 30)')
  const words = page.getByText('张伟明，您好')
  const usual = (await words.boundingBox())?.height ?? 0
  await page.getByRole('button', { name: '张伟明，打开个人菜单' }).click()
  await page.getByRole('menuitem', { name: '长辈版' }).click()
  expect((await words.boundingBox())?.height ?? 0).toBeGreaterThan(usual * 1.1)
  for (const { address } of closed) {
    await page.goto(address)
    await expectDrawn(page)
    await expectWholeValues(page)
    await expectAccessible(page)
    await expectFocusSeen(page)
  }
  // What the person chooses comes before the system.
  await page.goto('/person')
  for (const [scheme, colour] of [
    ['浅色', 'rgb(245, 247, 250)'],
    ['深色', 'rgb(18, 23, 30)'],
  ] as const) {
    await page.getByRole('combobox', { name: '颜色' }).selectOption(scheme)
    await expect.poll(ground).toBe(colour)
  }
  await page.context().clearCookies()
  for (const { address } of open) {
    await page.goto(address)
    await expectDrawn(page)
    await expectAccessible(page)
  }
})

test('UX-01 in 长辈版 a step asks one question after the other, keeps what was typed, and goes to the one at fault', {
  tag: '@phone',
}, async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: '长辈版' }).click()
  await enter(page, '吴倩')
  await beginApplication(page)
  await page.getByRole('checkbox').first().press('Space')
  await goToStep(page, '下一步', '上传凭证')
  await addCredential(page, 'PETS-3 合格证书')
  const number = page.getByRole('textbox', { name: '证书编号' })
  const day = page.getByRole('textbox', { name: '年', exact: true })
  const place = page.getByText(/^这一步第 \d 题，共 \d 题$/)
  await expect(place).toHaveText(/^这一步第 1 题/)
  await number.fill('P3-2004-0007')
  await expect(day).toBeHidden()
  await expect(page.getByRole('combobox', { name: '凭证类型' })).toBeHidden()
  await expectAccessible(page)
  await photograph(page, 'one-question')
  await page.getByRole('button', { name: '下一题' }).click()
  await expect(place).toHaveText(/^这一步第 2 题/)
  await expect(number).toBeHidden()
  await expect(day).toBeVisible()
  await page.getByRole('button', { name: '上一题' }).click()
  await expect(number).toHaveValue('P3-2004-0007')
  while (await page.getByRole('button', { name: '下一题' }).isVisible())
    await page.getByRole('button', { name: '下一题' }).click()
  await expect(page.getByRole('combobox', { name: '凭证类型' })).toBeVisible()
  await goToStep(page, '下一步', '确认信息')
  await page.getByRole('link', { name: /获取凭证时间/ }).click()
  await expect(day).toBeFocused()
  await expect(number).toBeHidden()
})

test('UX-02 a name with 「·」, one with a rare character and one of thirty are shown whole', async ({
  page,
}) => {
  const names = ['阿依古丽·买买提', '陈𠮷祥', '阿卜杜热合曼·阿卜杜克里木·买买提依明·吐尔逊江·穆罕默德江']
  for (const name of names) {
    await page.context().clearCookies()
    await enterHome(page, name)
    const greeting = page.getByText(`${name}，您好`)
    await expect(greeting).toBeVisible()
    expect(await greeting.evaluate((shown) => shown.scrollWidth <= shown.clientWidth)).toBe(true)
    await page.goto('/person')
    await expect(page.getByRole('definition').filter({ hasText: name })).toBeVisible()
    await expectAccessible(page)
  }
})

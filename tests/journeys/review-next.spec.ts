import type { Route } from '@playwright/test'
import { enterDesk, expect, test } from './journey.ts'

test('REV-02 the key for the next application claims one, pressed again before the answer or held down', {
  tag: '@desk',
}, async ({ page }) => {
  test.setTimeout(120_000)
  let asked = 0
  let answer = () => {}
  let mayAnswer = new Promise<void>((resolve) => (answer = resolve))
  // The journey answers this request when it chooses to.
  await page.route('**/api/office/reviews/next', async (route: Route) => {
    asked += 1
    await mayAnswer
    await route.fulfill({ json: {} })
  })
  await enterDesk(page, '韩老师')
  await page.goto('/office/reviews/exemption')
  const next = page.getByRole('button', { name: '审核下一份' })
  await expect(next).toBeVisible()
  await expect(async () => {
    await page.keyboard.press('n')
    expect(asked).toBe(1)
  }).toPass()
  await page.keyboard.press('n')
  await page.keyboard.press('n')
  answer()
  await expect(page.getByText('没有待您审核的申请了。')).toBeVisible()
  await expect(next).toBeEnabled()
  expect(asked).toBe(1)

  mayAnswer = Promise.resolve()
  const answered = page.waitForResponse('**/api/office/reviews/next')
  await page.keyboard.down('n')
  await answered
  await expect(next).toBeEnabled()
  for (let held = 0; held < 5; held += 1) await page.keyboard.down('n')
  await page.keyboard.up('n')
  await expect(next).toBeEnabled()
  expect(asked).toBe(2)

  // The filter and the order that are chosen stand in the address, and the next one is claimed by them.
  await page.goto('/office/reviews/exemption?level=school&due=soon&about=03708')
  await expect(next).toBeEnabled()
  await expect(page.getByRole('textbox', { name: '课程代码或事项名称' })).toHaveValue('03708')
  await page.getByRole('combobox', { name: '提交次数' }).selectOption({ label: '重新提交的' })
  await page.getByRole('combobox', { name: '凭证类型' }).selectOption({ label: '毕业证书' })
  await page.getByRole('combobox', { name: '排序' }).selectOption({ label: '按准考证号' })
  await expect(page).toHaveURL(
    /[?]level=school&due=soon&round=again&evidence=diploma&about=03708&sort=ticket$/,
  )
  const within = page.waitForRequest('**/api/office/reviews/next')
  await next.click()
  const filter = { level: 'school', due: 'soon', about: '03708', round: 'again', evidence: 'diploma' }
  expect((await within).postDataJSON()).toEqual({ service: 'exemption', ...filter, sort: 'ticket' })

  // The letter after `g` opens a page and claims nothing.
  const before = asked
  await page.goto('/office/reviews/exemption')
  await expect(next).toBeEnabled()
  await page.keyboard.press('g')
  await page.keyboard.press('n')
  await expect(page.getByRole('heading', { level: 1, name: '外省转入' })).toBeVisible()
  expect(asked).toBe(before)
})

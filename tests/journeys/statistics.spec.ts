import { expectAccessible, expectDrawn } from './accessible.ts'
import { openMenu } from './desk-sign-in.ts'
import { downloaded } from './downloaded.ts'
import { enterDesk, expect, test } from './journey.ts'
import { chooseIn, pressOn } from './keyboard.ts'
import { photograph } from './photograph.ts'

test('STA-01 the statistics of a round by keyboard: chosen, read beside their charts, and taken out', {
  tag: '@desk',
}, async ({ page }) => {
  test.setTimeout(120_000)
  await enterDesk(page, '沈科长')
  await page.goto('/office')
  const menu = await openMenu(page)
  await pressOn(page, menu.getByRole('link', { name: '办理统计' }))
  await expect(page.getByRole('heading', { level: 1, name: '办理统计' })).toBeFocused()
  const part = (name: string) => page.getByRole('region', { name, exact: true })
  // The charts are drawn for eyes; what they say stands in the tables.
  await expect(part('办理漏斗').getByRole('table', { name: '申请和审核（件）' })).toContainText('申请')
  await expect(part('办理漏斗').locator('figure').first()).toHaveAttribute('aria-hidden', 'true')
  await expect(page.getByText(/统计截至/)).toBeVisible()
  await expect(part('各级用时').getByRole('table')).toContainText('初审（主考学校）')
  await expect(part('不通过和要求补正的原因').getByRole('table')).toContainText('图片不清晰')
  await expect(part('各主考学校').getByRole('table')).toContainText('上海财经大学')
  await expect(part('各审核人员').getByRole('table')).toContainText('唐老师')
  await expectAccessible(page)
  await photograph(page, 'office-statistics')

  const { name } = await downloaded(page, () =>
    pressOn(page, page.getByRole('button', { name: '导出（XLSX）' })),
  )
  expect(name).toMatch(/^办理统计-申请免考-\d{4}-\d\d-\d\d\.xlsx$/)

  await chooseIn(page, page.getByLabel('业务', { exact: true }), '申请毕业')
  await expect(page).toHaveURL(/service=graduation/)
  await expectDrawn(page)
  await expect(part('各级用时').getByRole('table')).toContainText('终审（市教育考试院）')
  await expectAccessible(page)
})

test('STA-01 a school sees itself only, in print and in 长辈版 as well; a reviewer has no such page', {
  tag: '@desk',
}, async ({ page, watch }) => {
  await enterDesk(page, '金老师')
  await page.goto('/office/statistics')
  await expect(page.getByRole('heading', { level: 2, name: '各审核人员' })).toBeVisible()
  await expect(page.getByLabel('主考学校', { exact: true })).toHaveCount(0)
  await page.evaluate(() => document.documentElement.setAttribute('data-large-type', ''))
  await expectAccessible(page)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('button', { name: '导出（XLSX）' })).toBeHidden()
  await expect(page.locator('figure').first()).toBeVisible()
  watch.intended.add(403)
  await page.emulateMedia({ media: 'screen' })
  await enterDesk(page, '许老师')
  await page.goto('/office/statistics')
  await expect(page.getByText('您的岗位没有办理「办理统计」的权限。')).toBeVisible()
})

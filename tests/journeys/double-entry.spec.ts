import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { anotherPerson, enterDesk, expect, samples, test } from './journey.ts'
import { photograph } from './photograph.ts'

const choose = (page: Page, text: string) =>
  page.setInputFiles('input[type=file]', {
    name: '成绩.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  })

test('IMP-02 two officers enter the same scores; the second settles where they differ, and the batch takes that', {
  tag: '@desk',
}, async ({ page, browser, watch }) => {
  test.setTimeout(240_000)
  const { candidates } = await samples(page)
  const [one, two] = candidates.flatMap(({ ticketNos }) => ticketNos.slice(0, 1))
  const text = (mark: number) => `准考证号,课程代码,成绩\n${one},00020,88\n${two},00020,${mark}\n`
  await enterDesk(page, '林主任')
  await page.goto('/office/imports')
  await page.getByLabel('考次').selectOption({ index: 1 })
  await page.getByLabel('双人录入').check()
  await choose(page, text(61))
  await page.getByRole('button', { name: '上传并检查' }).click()
  await expect(page.getByText('请由另一位同事打开本批次')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('检查无误').first()).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('button', { name: '确认入库' })).toHaveCount(0)
  await expectAccessible(page)

  const second = await anotherPerson(browser, watch)
  await enterDesk(second, '何老师')
  await second.goto(page.url())
  await choose(second, text(67))
  await second.getByRole('button', { name: '上传第二遍录入' }).click()
  await expect(second.getByText('只用来比对，不入库')).toBeVisible({ timeout: 20_000 })
  await second.getByRole('link', { name: /^前往第/ }).click()
  await expect(second.getByText('有 1 处不一致，其中 1 处没有核定。')).toBeVisible({ timeout: 20_000 })
  await expectAccessible(second)
  await photograph(second, 'office-double-entry')
  await second.getByRole('button', { name: '核定' }).click()
  const dialog = second.getByRole('dialog')
  await dialog.getByRole('radio', { name: '第二遍：67' }).check()
  await dialog.getByLabel('核定依据').fill('对照成绩册第 3 页')
  await expectAccessible(second)
  await photograph(second, 'office-settle-entry')
  await dialog.getByRole('button', { name: '核定' }).click()
  await expect(second.getByText('有 1 处不一致，均已核定。')).toBeVisible()
  await second.close()

  await page.reload()
  await expect(page.getByRole('button', { name: '重新核定' })).toHaveCount(0)
  await page.getByRole('button', { name: '确认入库' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '确认入库' }).click()
  await expect(page.getByText(/下一步：到「成绩发布」/)).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('对照成绩册第 3 页')).toBeVisible()
})

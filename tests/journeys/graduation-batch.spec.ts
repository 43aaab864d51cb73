import type { Page } from '@playwright/test'
import { expectAccessible, expectAccessibleAsItIs } from './accessible.ts'
import { anotherPerson, enter, enterDesk, expect, test } from './journey.ts'
import { photograph } from './photograph.ts'

async function openBatch(page: Page): Promise<void> {
  await page.goto('/office/graduations')
  await page
    .getByRole('link', { name: /年\d+月/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('毕业批次')
}

async function confirm(page: Page, name: string, note?: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await expectAccessibleAsItIs(page)
  if (note !== undefined) await dialog.getByRole('textbox').fill(note)
  await dialog.getByRole('button', { name }).click()
  await expect(dialog).toHaveCount(0)
}

test('GRA-12, AUD-07 a batch is audited, proposed by one officer and published by another; its graduate sees the number', {
  tag: '@desk',
}, async ({ page, browser, watch }) => {
  test.setTimeout(240_000)
  await enterDesk(page, '徐老师')
  await openBatch(page)
  await expectAccessible(page)
  await expect(page.getByText('审核通过以后还没有核算').first()).toBeVisible()
  await page.getByRole('button', { name: '核算本批次的申请' }).click()
  await expect(page.getByText('已完成', { exact: true })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('可以提交发布：2 人')).toBeVisible()
  await photograph(page, 'office-graduation-batch')
  await page
    .getByRole('region', { name: /批量核算/ })
    .getByRole('link')
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1, name: '核算结果' })).toBeVisible()
  await expectAccessible(page)
  await photograph(page, 'office-graduation-audit')
  await page.getByRole('link', { name: '返回批次' }).click()
  await page.getByRole('button', { name: '提交名单' }).click()
  await confirm(page, '提交名单')
  await expect(page.getByText('须由另一位同事复核')).toBeVisible()

  const colleague = await anotherPerson(browser, watch)
  await enterDesk(colleague, '沈科长')
  await openBatch(colleague)
  await colleague.getByRole('button', { name: '同意发布' }).click()
  await confirm(colleague, '同意发布')
  await expect(colleague.getByText('已发布').first()).toBeVisible()
  await expectAccessible(colleague)
  await photograph(colleague, 'office-graduation-published')
  await colleague.close()

  const graduate = await anotherPerson(browser, watch)
  await enter(graduate, '戴立新')
  await graduate.goto('/person')
  await expect(graduate.getByText(/6531\d{13}/)).toBeVisible()
  await expect(graduate.getByRole('main').getByText('已毕业').first()).toBeVisible()
  await expectAccessible(graduate)
  await graduate.close()
})

test('GRA-12 a diploma is found in the register, certified when lost, and revoked by two officers', {
  tag: '@desk',
}, async ({ page, browser, watch }) => {
  test.setTimeout(240_000)
  await enterDesk(page, '徐老师')
  await page.goto('/office/diplomas')
  await page.getByRole('searchbox').fill('严文静')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '开具毕业证明书' }).click()
  await confirm(page, '开具毕业证明书', '毕业证书遗失，已登报声明')
  await expect(page.getByText(/毕业证明书第 \d+ 号/)).toBeVisible()
  await expectAccessible(page)
  await photograph(page, 'office-diplomas')
  await page.getByRole('button', { name: '申请撤销' }).click()
  await confirm(page, '申请撤销', '前置学历系伪造')
  await expect(page.getByText('须由另一位同事复核').first()).toBeVisible()

  const colleague = await anotherPerson(browser, watch)
  await enterDesk(colleague, '沈科长')
  await colleague.goto('/office/diplomas')
  await colleague.getByRole('button', { name: '同意撤销' }).click()
  await confirm(colleague, '同意撤销')
  await expect(colleague.getByText('没有待复核的撤销申请。')).toBeVisible()
  await colleague.close()
})

import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expectSaved } from './apply.ts'
import { fileGraduation } from './graduation-by-request.ts'
import { enter, expect, test } from './journey.ts'

/** Withdraws the application that the page shows. */
async function withdraw(page: Page): Promise<void> {
  await page.getByRole('button', { name: '撤回' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click()
  await expect(page.getByText('申请已撤回。', { exact: true })).toBeVisible()
}

test('APP-03, GRA-01, GRA-09 who withdraws 申请毕业 reads of no fee to come, and files again with what was filled in', {
  tag: '@phone',
}, async ({ page }) => {
  await enter(page, '邓玉兰')
  const { id } = await fileGraduation(page)
  await page.goto(`/services/graduation/applications/${id}`)
  const fee = page.getByRole('heading', { level: 2, name: '缴费' })
  await expect(fee).toBeVisible()
  // On the card of a row what was left out leaves no title behind.
  await expect(page.locator('td:empty').filter({ visible: true })).toHaveCount(0)
  await page.getByRole('button', { name: '撤回' }).click()
  await expect(page.getByRole('dialog').getByText(/填写过的内容会自动带入/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
  await withdraw(page)
  await expect(fee).toHaveCount(0)
  await expectAccessible(page)
  await page.getByRole('link', { name: '重新申请' }).click()
  await page.getByRole('link', { name: '立即申请' }).click()
  await page.getByRole('button', { name: '我已知晓，继续申请' }).click()
  await expect(page.getByRole('textbox', { name: '通讯地址' })).toHaveValue('上海市杨浦区国定路777号')
  await page.goto(page.url().replace(/person$/, 'confirm'))
  await expect(page.getByRole('button', { name: '确认无误，提交申请' })).toBeVisible()
})

test('APP-03, TRO-01 who withdraws 本市转出 is 在籍 at once, on every page', { tag: '@phone' }, async ({
  page,
}) => {
  await enter(page, '林建平')
  await page.goto('/services/transfer-out/notice')
  await page.getByRole('button', { name: '我已知晓，继续申请' }).click()
  await page.getByRole('combobox', { name: '转入地' }).selectOption('江苏省')
  await page.getByRole('textbox', { name: '转入准考证号' }).fill('320105230018')
  await page.getByRole('combobox', { name: '转入层次' }).selectOption('专升本')
  await page.getByRole('combobox', { name: '转入专业' }).selectOption('120203K 会计学')
  await page.getByRole('textbox', { name: '转出原因' }).fill('工作调动到苏州市。')
  await expectSaved(page)
  await page.getByRole('link', { name: '下一步' }).click()
  await page.getByRole('checkbox').first().check()
  await expectSaved(page)
  await page.getByRole('link', { name: '下一步' }).click()
  await page.getByRole('button', { name: '确认无误，提交申请' }).click()
  await page.getByRole('link', { name: '完成' }).click()
  // Who has just filed has failed no condition.
  await expect(page.getByText('这个准考证号正在办理转出')).toBeVisible()
  await expect(page.getByText('未符合')).toHaveCount(0)
  await page.getByRole('link', { name: '查看该申请' }).click()
  await expect(page.getByRole('banner')).toContainText('在籍（转出）')
  await withdraw(page)
  await expect(page.getByRole('banner')).not.toContainText('在籍（转出）')
  await page.getByRole('link', { name: '首页' }).first().click()
  await expect(page.getByText('近期可办理的业务')).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText('转出）')
})

test('APP-03 whoever steps back over the list to another application does not read that it was withdrawn', {
  tag: '@phone',
}, async ({ page }) => {
  await enter(page, '沈丽萍')
  await page.goto('/services/exemption')
  const open = async (state: string) => {
    await page.getByRole('listitem').filter({ hasText: state }).getByRole('link').click()
    await expect(page.getByRole('heading', { level: 2, name: '办理进度' })).toBeVisible()
  }
  await open('审核未通过')
  const first = page.url()
  await page.getByRole('link', { name: '返回申请免考' }).click()
  await open('待审核')
  await withdraw(page)
  await page.evaluate(() => history.go(-2))
  await expect(page).toHaveURL(first)
  await expect(page.getByText('审核未通过', { exact: true }).first()).toBeVisible()
  await expect(page.getByText('申请已撤回。', { exact: true })).toHaveCount(0)
})

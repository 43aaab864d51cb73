import { readFile } from 'node:fs/promises'
import type { Browser, Page } from '@playwright/test'
import { readPackage } from '#rulebook/transfer-package/transfer-package.ts'
import { fileTransfer } from '#tests/support/transfer-out.ts'
import { expectAccessible, expectAccessibleAsItIs, expectDrawn } from './accessible.ts'
import { anotherPerson, enter, enterDesk, expect, test } from './journey.ts'
import { photograph } from './photograph.ts'
import { visitorOfPage } from './visitor-of-page.ts'
import type { Watch } from './watch.ts'

/** From the list of the province, so that nobody has to settle it. */
const MAJOR = { majorFrom: 'list', majorCode: '120203K', majorName: '会计学' } as const

/** A transfer of 林建平 that both levels approved. */
async function approved(page: Page, browser: Browser, watch: Watch): Promise<string> {
  await enter(page, '林建平')
  const id = await fileTransfer(visitorOfPage(page), MAJOR)
  for (const name of ['唐老师', '徐老师']) {
    const desk = await anotherPerson(browser, watch)
    await enterDesk(desk, name)
    const officer = visitorOfPage(desk)
    expect((await officer.call('POST', `/api/office/reviews/${id}/claim`, { body: {} })).status).toBe(200)
    const body = { revision: 1, verdict: 'approve', reasons: [] }
    expect((await officer.call('POST', `/api/office/reviews/${id}/decision`, { body })).status).toBe(200)
    await desk.close()
  }
  return id
}

test('TRO-02, TRO-03, TRO-04 the school confirms the signing on its tablet, the authority sends the package and enters the answer, the candidate follows', async ({
  page,
  browser,
  watch,
}) => {
  test.setTimeout(180_000)
  const id = await approved(page, browser, watch)
  await page.goto(`/services/transfer-out/applications/${id}`)
  await expect(page.getByText('待现场确认', { exact: true })).toBeVisible()
  await expectDrawn(page)
  await expectAccessible(page)
  await photograph(page, 'transfer-out-progress')

  const school = await anotherPerson(browser, watch)
  await enterDesk(school, '金老师')
  await school.goto('/office/departures')
  await expectDrawn(school)
  await expectAccessible(school)
  await photograph(school, 'office-departures')
  await school.getByRole('link', { name: '林建平' }).first().click()
  await school.getByRole('button', { name: '确认签字' }).click()
  const dialog = school.getByRole('dialog')
  await dialog.getByRole('button', { name: '确认签字' }).click()
  await expect(dialog.getByText('请逐项核对并勾选。')).toBeVisible()
  for (const box of await dialog.getByRole('checkbox').all()) await box.check()
  await expectAccessibleAsItIs(school)
  await photograph(school, 'office-departure-signing')
  await dialog.getByRole('button', { name: '确认签字' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(school.getByText('待制作', { exact: true })).toBeVisible()
  await school.close()

  const authority = await anotherPerson(browser, watch)
  await enterDesk(authority, '徐老师')
  await authority.goto('/office/departures')
  await authority.getByRole('button', { name: /制作 1 份电子档案/ }).click()
  await expect(authority.getByText(/已制作 1 份/)).toBeVisible()
  await authority.getByRole('combobox', { name: '按状态查看' }).selectOption('sent')
  const download = authority.waitForEvent('download')
  await authority.getByRole('button', { name: '下载 1 份' }).click()
  const file = readPackage(await readFile(await (await download).path()))
  expect(file).toMatchObject({ content: { person: { name: '林建平' }, to: { province: '江苏省' } } })
  await authority.getByRole('link', { name: '林建平' }).first().click()
  await expectDrawn(authority)
  await expectAccessible(authority)
  await photograph(authority, 'office-departure')
  await authority.getByRole('button', { name: '转入地退回' }).click()
  await authority.getByRole('dialog').getByRole('textbox').fill('苏教考函〔2026〕9号')
  await authority.getByRole('dialog').getByRole('button', { name: '转入地退回' }).click()
  await expect(authority.getByText('已退回', { exact: true })).toBeVisible()
  await authority.close()

  await page.reload()
  await expect(page.getByText('转入地退回')).toBeVisible()
  await expectAccessible(page)
})

test('TRO-04 a key of another installation is proposed with how it was compared, and waits for a second person', {
  tag: '@desk',
}, async ({ page }) => {
  await enterDesk(page, '安全管理员')
  await page.goto('/office/trusted-keys')
  await page.getByRole('button', { name: '登记密钥' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '提交登记' }).click()
  await expect(dialog.getByText('公钥应为 64 位十六进制数字').first()).toBeVisible()
  await expectAccessibleAsItIs(page)
  await dialog.getByRole('combobox').selectOption('江苏省')
  await dialog.getByRole('textbox', { name: '对方考试院' }).fill('江苏省教育考试院')
  await dialog.getByRole('textbox', { name: '对方主机名' }).fill('kaoji.jiangsu.example.cn')
  await dialog.getByRole('textbox', { name: '公钥' }).fill('ab'.repeat(32))
  await dialog.getByRole('textbox', { name: '启用日期' }).fill('2026-01-01')
  await dialog.getByRole('textbox', { name: '核对方式' }).fill('与苏教考函〔2026〕9号逐字核对')
  await dialog.getByRole('button', { name: '提交登记' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText('须由另一位安全管理员复核')).toBeVisible()
  await expectAccessible(page)
  await photograph(page, 'office-trusted-keys')
})

import type { Page } from '@playwright/test'
import { expectAccessible, expectDrawn } from './accessible.ts'
import { enterDesk, enterHome, expect, test } from './journey.ts'
import { pressOn } from './keyboard.ts'
import { photograph } from './photograph.ts'

const CANDIDATE = '邵云帆'

test('TRI-01, TRI-02 the candidate reads why a course is not recognised and confirms, by keyboard', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await enterHome(page, CANDIDATE)
  await pressOn(page, page.getByRole('link', { name: '去确认：外省转入（江苏省）' }))
  await expect(page.getByRole('heading', { level: 1, name: '从江苏省转入' })).toBeVisible()
  await expect(
    page.getByText('课程名称不一致：转出省为「线性代数」，本市为「线性代数(经管类)」。'),
  ).toBeVisible()
  await expect(page.getByText('学分不一致：转出省 4.5 学分，本市 4 学分。')).toBeVisible()
  await expectDrawn(page)
  await expectAccessible(page)
  await photograph(page, 'transfer-in-details')
  await pressOn(page, page.getByRole('button', { name: '确认转入' }))
  await pressOn(page, page.getByRole('dialog').getByRole('button', { name: '确认转入' }))
  await expect(page.getByRole('link', { name: '查看历次成绩' })).toBeVisible()
  await expectAccessible(page)
  await page.goto('/services/transfer-in')
  await expect(page.getByText('请耐心等待审核结果。')).toBeVisible()
  await expectAccessible(page)
  await photograph(page, 'transfer-in-list')
})

test('TRI-01, TRI-02 the school reviews an arrival, and ticks off who came', { tag: '@desk' }, async ({
  page,
}) => {
  test.setTimeout(120_000)
  await enterDesk(page, '唐老师')
  await page.goto('/office/transfers-in')
  await pressOn(page, page.getByRole('link', { name: CANDIDATE }))
  await expect(page.getByRole('heading', { level: 1, name: CANDIDATE })).toBeVisible()
  await expectDrawn(page)
  await expectAccessible(page)
  await photograph(page, 'office-arrival')
  await pressOn(page, page.getByRole('button', { name: '审核通过', exact: true }))
  await pressOn(page, page.getByRole('dialog').getByRole('button', { name: '审核通过' }))
  await expect(page.getByText('初审通过')).toBeVisible()

  await enterDesk(page, '金老师')
  await page.goto('/office/transfers-in/attendance')
  await expectDrawn(page)
  await photograph(page, 'office-attendance')
  await expectDownload(page, '下载签到名单（PDF）', '外省转入现场确认名单-')
  await expectDownload(page, '下载名单（Excel）', '外省转入现场确认名单-')
  await pressOn(page, page.getByRole('button', { name: `确认 ${CANDIDATE} 到场` }))
  await pressOn(page, page.getByRole('dialog').getByRole('button', { name: '确认到场' }))
  await expect(page.getByText('已确认', { exact: true })).toBeVisible()
  await expectAccessible(page)
})

async function expectDownload(page: Page, button: string, name: string): Promise<void> {
  const download = page.waitForEvent('download')
  await pressOn(page, page.getByRole('button', { name: button }))
  expect((await download).suggestedFilename()).toContain(name)
}

import type { Page } from '@playwright/test'
import { expectAccessible, expectDrawn } from './accessible.ts'
import { enterDesk, enterHome, expect, test } from './journey.ts'
import { chooseIn, pressOn, turnToElders } from './keyboard.ts'
import { photograph } from './photograph.ts'
import { SIZES } from './sizes.ts'

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
  // A course that is not recognised adds no score beside the one that is here.
  await expect(page.getByText('本市已有成绩 82 分，不受影响。')).toBeVisible()
  await expect(page.getByText('两条都保留')).toHaveCount(1)
  await expectDrawn(page)
  await expectAccessible(page)
  await photograph(page, 'transfer-in-details')
  const { unreadMessages } = (await (await page.request.get('/api/portal/session')).json()) as {
    unreadMessages: number
  }
  await pressOn(page, page.getByRole('button', { name: '确认转入' }))
  await pressOn(page, page.getByRole('dialog').getByRole('button', { name: '确认转入' }))
  await expect(page.getByRole('link', { name: '查看历次成绩' })).toBeVisible()
  // The message of the confirmation is counted at once.
  await expect(page.getByRole('link', { name: `${unreadMessages + 1} 条未读` }).first()).toBeVisible()
  await expectAccessible(page)
  await pressOn(page, page.getByRole('link', { name: '返回外省转入' }))
  await expect(page.getByText('请耐心等待审核结果。')).toBeVisible()
  await expectAccessible(page)
  await photograph(page, 'transfer-in-list')
  await turnToElders(page, CANDIDATE)
  await expectAccessible(page)
  await pressOn(page, page.getByRole('link', { name: '查看浏览详情：从浙江省转入' }))
  await expect(page.getByRole('heading', { level: 1, name: '从浙江省转入' })).toBeVisible()
  await expectAccessible(page)
  await page.goto('/services')
  // It is only looked at here: nobody is told that it is closed.
  await expect(page.getByRole('link', { name: '外省转入', exact: true })).toBeVisible()
})

test('TRI-01, TRI-02 the school reviews an arrival, and ticks off who came', { tag: '@desk' }, async ({
  page,
}) => {
  test.setTimeout(120_000)
  await enterDesk(page, '唐老师')
  await page.goto('/office/transfers-in')
  const states = page.getByRole('combobox', { name: '状态' })
  await chooseIn(page, states, '待现场确认（1）')
  await chooseIn(page, states, '审核中（1）')
  await expect(states).toBeFocused()
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
  await expectNoTableCut(page)
  await expectDownload(page, '下载签到名单（PDF）', '外省转入现场确认名单-')
  await expectDownload(page, '下载名单（Excel）', '外省转入现场确认名单-')
  await pressOn(page, page.getByRole('button', { name: `确认到场 ${CANDIDATE}` }))
  await pressOn(page, page.getByRole('dialog').getByRole('button', { name: '确认到场' }))
  await expect(page.getByText('已确认', { exact: true })).toBeVisible()
  await expectAccessible(page)
})

/** A tablet held upright shows the whole table, and no number of it is broken. */
async function expectNoTableCut(page: Page): Promise<void> {
  const usual = page.viewportSize() ?? SIZES.desk
  await page.setViewportSize(SIZES.tablet)
  const table = page.getByRole('table')
  const [inner, outer] = [await table.boundingBox(), await page.locator('.kj-card').boundingBox()]
  expect((inner?.x ?? 0) + (inner?.width ?? 0)).toBeLessThan((outer?.x ?? 0) + (outer?.width ?? 0))
  await page.setViewportSize(usual)
}

async function expectDownload(page: Page, button: string, name: string): Promise<void> {
  const download = page.waitForEvent('download')
  await pressOn(page, page.getByRole('button', { name: button }))
  expect((await download).suggestedFilename()).toContain(name)
}

import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { enterHome, expect, test } from './journey.ts'

const broken = (page: Page) => page.getByRole('heading', { level: 1, name: '页面没有显示出来' })
const piece = /\/degree-page[^/]*\.js$/

test('UX-01, APP-02 without a network a page says so and is tried again without leaving; the bottom bar opens all the same', {
  tag: '@phone',
}, async ({ page, context, watch }) => {
  await enterHome(page, '何建国')
  await expect
    .poll(() =>
      page.evaluate(
        () =>
          performance.getEntriesByType('resource').filter(({ name }) => /messages-page/.test(name)).length,
      ),
    )
    .toBeGreaterThan(0)
  await page.evaluate(() => Object.assign(window, { wasHere: true }))
  await context.setOffline(true)
  await page.getByRole('link', { name: /消息/ }).last().click()
  await expect(page.getByRole('heading', { level: 1, name: '消息' })).toBeVisible()
  await page.getByRole('link', { name: '首页' }).click()
  await page.getByRole('link', { name: /查看毕业进度/ }).click()
  await expect(broken(page)).toBeVisible()
  await expect(page.getByText('网络连接不上')).toBeVisible()
  await expect(page.getByRole('main')).toHaveCount(1)
  await expectAccessible(page)

  await context.setOffline(false)
  await page.getByRole('button', { name: '重试' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '毕业进度' })).toBeVisible()
  expect(await page.evaluate(() => 'wasHere' in window)).toBe(true)
  // React logs every error that a boundary catches, and the browser every request without a network.
  const meant = /network unreachable|ERR_INTERNET_DISCONNECTED/
  expect(watch.complaints.splice(0).filter((complaint) => !meant.test(complaint))).toEqual([])
})

test('UX-01 a page that a newer version has replaced says that the portal was renewed, and comes after a reload', {
  tag: '@phone',
}, async ({ page, watch }) => {
  watch.intended.add(404)
  await enterHome(page, '何建国')
  await page.route(piece, (route) => route.fulfill({ status: 404, body: '' }))
  await page.getByRole('link', { name: /查看毕业进度/ }).click()
  await expect(broken(page)).toBeVisible()
  await expect(page.getByText('系统刚刚更新过')).toBeVisible()
  await expect(page.getByRole('main')).toHaveCount(1)
  await expectAccessible(page)
  await page.unroute(piece)
  await page.getByRole('button', { name: '刷新页面' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '毕业进度' })).toBeVisible()
  const meant = /a newer version has replaced/
  expect(watch.complaints.splice(0).filter((complaint) => !meant.test(complaint))).toEqual([])
})

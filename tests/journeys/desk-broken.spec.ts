import { expectAccessible } from './accessible.ts'
import { enterDesk, expect, test } from './journey.ts'
import { passRetries } from './pass-retries.ts'

test('UX-01 a desk without its server, and a page of it that did not come, say so in Chinese and load again', {
  tag: '@desk',
}, async ({ page, watch }) => {
  test.setTimeout(120_000)
  const broken = page.getByRole('heading', { level: 1, name: '页面没有显示出来' })
  const again = page.getByRole('button', { name: '重新加载' })
  await page.clock.install()
  await enterDesk(page, '陆老师')
  await page.route('**/api/office/session', (route) => route.abort('aborted'))
  await page.goto('/office/')
  await passRetries(page, broken)
  await expect(page.getByRole('alert')).toContainText('网络连接不上')
  await expectAccessible(page)
  await page.unroute('**/api/office/session')
  await again.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '首页' })).toBeVisible()

  await page.route(/\/candidates-page[^/]*\.js$/, (route) => route.abort('aborted'))
  await page.goto('/office/candidates')
  await passRetries(page, broken)
  await expect(page.getByRole('main')).toHaveCount(1)
  await expectAccessible(page)
  await page.unroute(/\/candidates-page[^/]*\.js$/)
  await again.press('Enter')
  await expect(page.getByRole('searchbox')).toBeVisible()
  // React logs every error that a boundary catches; these two are provoked on purpose.
  const meant = /NetworkError: network unreachable|Failed to fetch dynamically imported module/
  expect(watch.complaints.splice(0).filter((complaint) => !meant.test(complaint))).toEqual([])
})

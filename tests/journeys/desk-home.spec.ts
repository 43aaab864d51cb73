import { enterDesk, enterDeskHome, expect, test } from './journey.ts'

test('REV-01 home counts what waits anew whenever it is opened, and when its tab is seen again', {
  tag: '@desk',
}, async ({ page }) => {
  let lists = 1
  await page.route('**/api/office/graduations-waiting', (route) =>
    route.fulfill({ json: { lists, halts: 0, revocations: 0 } }),
  )
  await enterDeskHome(page, '沈科长')
  const line = page.getByRole('link', { name: '份毕业名单等待您复核' })
  await expect(line).toBeVisible()

  lists = 0
  await page.getByRole('link', { name: '毕业批次', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: '毕业批次' })).toBeVisible()
  await page.getByRole('link', { name: '首页', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: '首页' })).toBeVisible()
  await expect(line).toHaveCount(0)

  lists = 2
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
  await expect(line).toContainText('2')
})

test('REV-01, AUD-04 审核 opens the queue in which something waits, and home names the exceptions to agree to', {
  tag: '@desk',
}, async ({ page }) => {
  const queueOf = (service: string, more: object) => ({
    ...{ service, level: 'authority', waiting: 0, more: false, held: 0, exceptions: 0 },
    ...more,
  })
  const queues = [queueOf('exemption', {}), queueOf('graduation', { waiting: 3, exceptions: 2 })]
  await page.route('**/api/office/reviews/queues', (route) =>
    route.fulfill({ json: { queues, schools: [] } }),
  )
  await enterDesk(page, '韩老师')
  await page.goto('/office/reviews')
  await expect(page).toHaveURL(/\/reviews\/graduation$/)
  await expect(page.getByRole('heading', { level: 1, name: '审核：申请毕业' })).toBeVisible()
  await page.goto('/office/')
  await page.getByRole('link', { name: '份申请由同事提出例外通过，等待您同意' }).click()
  await expect(page).toHaveURL(/\/reviews\/graduation\?mark=exception$/)
  await expect(page.getByRole('combobox', { name: '标记' })).toHaveValue('exception')
})

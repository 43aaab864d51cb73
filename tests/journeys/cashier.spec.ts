import { expectAccessible } from './accessible.ts'
import { advanceClock, charge, enter, expect, test } from './journey.ts'

test('PAY-02 the cashier says first that nothing is paid, pays once in two windows, and leads back', {
  tag: '@phone',
}, async ({ page, context }) => {
  await enter(page, '张伟明')
  const address = await charge('A1')
  await page.goto(address)
  await expect(page.getByText('演示收银台，不是真的付款', { exact: true })).toBeVisible()
  await expect(page.getByText('50.00 元')).toBeVisible()
  await expectAccessible(page)
  const other = await context.newPage()
  await other.goto(address)
  // What it shows is of before the payment.
  await expect(other.getByRole('button', { name: '确认付款' })).toBeVisible()
  await page.getByRole('radio', { name: '同一个通知发送两次' }).check()
  await page.getByRole('button', { name: '确认付款' }).click()
  await expect(page.getByText('已付款。请返回考籍系统查看订单。')).toBeVisible()
  await other.getByRole('button', { name: '确认付款' }).click()
  await expect(other.getByText('已付款。请返回考籍系统查看订单。')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: '返回考籍系统' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '我的订单' })).toBeVisible()
})

test('PAY-02 who gives up goes back, and after its time the cashier takes nothing', {
  tag: '@phone',
}, async ({ page, watch }) => {
  await enter(page, '张伟明')
  const address = await charge('A1')
  await page.goto(address)
  await page.getByRole('link', { name: '放弃付款，返回' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '我的订单' })).toBeVisible()
  watch.intended.add(404)
  await page.goto('/cashier/A2')
  await expect(page.getByRole('alert')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: '返回我的订单' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '我的订单' })).toBeVisible()
  await page.goto(address)
  await expect(page.getByRole('button', { name: '确认付款' })).toBeVisible()
  await advanceClock(1_800_000)
  await page.getByRole('button', { name: '确认付款' }).click()
  await expect(page.getByText('已过付款时间，没有付款。请返回考籍系统重新缴费。')).toBeVisible()
  await expect(page.getByRole('button', { name: '确认付款' })).toHaveCount(0)
  await expectAccessible(page)
})

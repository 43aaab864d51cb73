import { expectAccessible, expectDrawn } from './accessible.ts'
import { downloaded } from './downloaded.ts'
import { enter, enterHome, expect, test } from './journey.ts'
import { photograph } from './photograph.ts'

for (const [tag, where] of [
  ['@desk', 'at a desk'],
  ['@phone', 'on a phone'],
] as const)
  test(`PAY-01, GRA-09 the prompt at home, the order, the cashier, the payment, the receipt's number, ${where}`, {
    tag,
  }, async ({ page }) => {
    await enterHome(page, '韦国强')
    await expect(page.getByText('50.00 元，请尽快在网上缴费。')).toBeVisible()
    await photograph(page, 'fee-due')
    await page.getByRole('link', { name: '去缴费：毕业审定费' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '我的订单' })).toBeVisible()
    await expectDrawn(page)
    await expectAccessible(page)
    await photograph(page, 'orders-due')

    await page.getByRole('button', { name: '去缴费：毕业审定费' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '毕业审定费' })).toBeVisible()
    await expect(page.getByText('待支付')).toBeVisible()
    await expectAccessible(page)
    await photograph(page, 'order-open')
    const order = page.url()
    await page.getByRole('button', { name: '用演示收银台支付' }).click()
    await page.getByRole('button', { name: '确认付款' }).click()
    await page.getByRole('link', { name: '返回考籍系统' }).click()
    await expect(page.getByText('已收到您的缴费。请留意毕业结果的公布。')).toBeVisible()
    expect(page.url()).toContain(order)
    await expect(page.getByText(/^SJ\d{16}$/)).toBeVisible()
    await expectAccessible(page)
    await photograph(page, 'order-paid')
    const button = page.getByRole('button', { name: '下载收据' })
    const receipt = await downloaded(page, () => button.click())
    expect(receipt.bytes.subarray(0, 5).toString()).toBe('%PDF-')

    await page.goto('/services/graduation')
    await page.getByRole('link', { name: /查看.*120203K/ }).click()
    await expect(page.getByText(/缴清，收据编号 SJ/)).toBeVisible()
    await expect(page.getByText('缴费成功')).toBeVisible()
    await page.goto('/')
    await expectDrawn(page)
    await expect(page.getByRole('link', { name: '去缴费：毕业审定费' })).toHaveCount(0)
  })

test('PAY-03 who comes back without having paid is told the truth, can go on, and can cancel', {
  tag: '@phone',
}, async ({ page }) => {
  await enter(page, '韦国强')
  await page.goto('/orders')
  await page.getByRole('button', { name: '去缴费：毕业审定费' }).click()
  await page.getByRole('link', { name: '返回我的订单' }).click()
  // One fee stands on one card, before and after its order was made.
  await expect(page.getByText('待缴费')).toHaveCount(0)
  await expectAccessible(page)
  await page.getByRole('link', { name: /^继续支付订单/ }).click()
  await page.getByRole('button', { name: '用演示收银台支付' }).click()
  await page.getByRole('link', { name: '放弃付款，返回' }).click()
  await expect(page.getByText('正在确认支付结果')).toBeVisible()
  await expect(page.getByRole('button', { name: '用演示收银台支付' })).toBeVisible()
  await expectAccessible(page)
  await photograph(page, 'order-confirming')
  await page.getByRole('button', { name: '取消订单' }).click()
  await expect(page.getByRole('dialog').getByRole('button', { name: '保留订单' })).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: '取消订单' }).click()
  await expect(page.getByText('订单已取消，没有扣款。需要时可以在「我的订单」重新下单。')).toBeVisible({
    timeout: 20_000,
  })
})

test('PAY-01 who has paid sees the order with its payment', { tag: '@phone' }, async ({ page }) => {
  await enter(page, '傅春梅')
  await page.goto('/orders')
  await expect(page.getByText('已支付')).toBeVisible()
  await expect(page.getByText('主考学校柜台')).toBeVisible()
})

import { randomUUID } from 'node:crypto'
import type { Locator, Page } from '@playwright/test'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { expectAccessible, expectAccessibleAsItIs } from './accessible.ts'
import { anotherPerson, enter, enterDesk, expect, test } from './journey.ts'
import { photograph } from './photograph.ts'

/** 申请毕业 of this sample candidate is in review, and its fee is not paid. */
const CANDIDATE = '韦国强'

/** Pays the fee twice, as in two tabs, with the requests that the pages send. */
async function payTwice(page: Page): Promise<void> {
  const headers = () => ({ 'x-kaoji': '1', 'idempotency-key': randomUUID() })
  const { dues } = await (await page.request.get('/api/portal/orders')).json()
  const made = await page.request.post('/api/portal/orders', {
    headers: headers(),
    data: { applicationId: dues[0].applicationId },
  })
  const { id } = await made.json()
  for (const surface of ['desk', 'phone']) {
    const begun = await page.request.post(`/api/portal/orders/${id}/attempts`, {
      headers: headers(),
      data: { provider: 'demonstration', surface },
    })
    const { attemptNo } = await begun.json()
    await page.request.get(`/api/portal/attempts/${attemptNo}/step`)
    const paid = await page.request.post(`/api/cashier/${attemptNo}/payment`, {
      headers: headers(),
      data: { notice: 'now' },
    })
    expect(paid.status()).toBe(200)
  }
}

test('PAY-04, PAY-05 finance’s day: what was paid twice goes back by two persons, and the day adds up', {
  tag: '@desk',
}, async ({ page, browser, watch }) => {
  test.setTimeout(120_000)
  const payer = await anotherPerson(browser, watch)
  await enter(payer, CANDIDATE)
  await payTwice(payer)

  await enterDesk(page, '方老师')
  await page.goto('/office/payments')
  await comesTo(page, page.getByRole('heading', { name: '待退还的多付款（1）' }))
  await expectAccessible(page)
  await page.getByRole('button', { name: /^申请退款 / }).click()
  const dialog = page.getByRole('dialog', { name: /^申请退款/ })
  await dialog.getByRole('button', { name: '申请退款' }).click()
  await expectAccessibleAsItIs(page)
  await dialog.getByRole('textbox', { name: '退款原因' }).fill('考生在两个窗口重复支付')
  await dialog.getByRole('button', { name: '申请退款' }).click()
  await expect(page.getByText('须由另一位同事复核')).toBeVisible()
  await photograph(page, 'office-payments')

  const colleague = await anotherPerson(browser, watch)
  await enterDesk(colleague, '宋老师')
  await colleague.goto('/office/payments')
  await colleague.getByRole('button', { name: /^同意退款 / }).click()
  await colleague.getByRole('dialog').getByRole('button', { name: '同意退款' }).click()
  await expect(colleague.getByText('待复核')).toBeHidden()

  await colleague.getByRole('searchbox', { name: '查订单' }).fill(await ticketNoOf(payer))
  await colleague.keyboard.press('Enter')
  const found = colleague.getByRole('region', { name: '查询结果', exact: true })
  await found.getByRole('link').first().click()
  await expect(colleague.getByRole('heading', { level: 1, name: /^订单 / })).toBeVisible()
  await comesTo(colleague, colleague.getByText('已退款').first())
  await expectAccessible(colleague)
  await photograph(colleague, 'office-order')

  await page.goto('/office/bills')
  await expect(page.getByText('没有待处理的差异')).toBeVisible()
  await expectAccessible(page)
  await page.goto(`/office/bills/${beijingDateOf(new Date())}`)
  await expect(page.getByRole('heading', { level: 1, name: /收款与退款$/ })).toBeVisible()
  const total = page.getByRole('row', { name: /演示收银台/ })
  await expect(total.getByRole('cell')).toHaveText([
    '上海财经大学',
    '演示收银台',
    '2',
    '100.00',
    '1',
    '50.00',
  ])
  await expectAccessible(page)
  await photograph(page, 'office-bill-day')
  await payer.close()
  await colleague.close()
})

test('PAY-05 a payment at the counter: one registrar records it from the paper, another confirms it', {
  tag: '@desk',
}, async ({ page, browser, watch }) => {
  test.setTimeout(120_000)
  const payer = await anotherPerson(browser, watch)
  await enter(payer, CANDIDATE)
  await enterDesk(page, '金老师')
  await page.goto('/office/counter-payments')
  await page.getByRole('searchbox', { name: '准考证号' }).fill(await ticketNoOf(payer))
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: `登记缴费 ${CANDIDATE}` }).click()
  const dialog = page.getByRole('dialog', { name: `登记柜台缴费：${CANDIDATE}` })
  await dialog.getByRole('button', { name: '提交登记' }).click()
  await expect(dialog.getByText('有 2 处需要修改')).toBeVisible()
  await expectAccessibleAsItIs(page)
  await dialog.getByRole('textbox', { name: '收据号码' }).fill('SJ-20260001')
  await dialog.getByRole('textbox', { name: '缴费日期' }).fill(beijingDateOf(new Date()))
  await dialog.getByRole('button', { name: '提交登记' }).click()
  await expect(page.getByText('须由另一位同事复核')).toBeVisible()
  await expectAccessible(page)

  const colleague = await anotherPerson(browser, watch)
  await enterDesk(colleague, '罗老师')
  await colleague.goto('/office/counter-payments')
  await colleague.getByRole('button', { name: `同意缴费 ${CANDIDATE}`, exact: true }).click()
  await colleague.getByRole('dialog').getByRole('button', { name: '同意缴费' }).click()
  await expect(colleague.getByRole('row', { name: new RegExp(CANDIDATE) })).toContainText('已缴费')
  await expectAccessible(colleague)
  await photograph(colleague, 'office-counter')
  await payer.close()
  await colleague.close()
})

/** Opens the page again until it shows what a job has done meanwhile. */
async function comesTo(page: Page, what: Locator): Promise<void> {
  // Longer at each time: on a busy machine a page is drawn in seconds.
  let patience = 1_000
  await expect(async () => {
    patience *= 2
    await page.reload()
    await expect(what).toBeVisible({ timeout: patience })
  }).toPass({ timeout: 60_000 })
}

async function ticketNoOf(page: Page): Promise<string> {
  const { dues, orders } = await (await page.request.get('/api/portal/orders')).json()
  return (dues[0] ?? orders[0]).ticket.ticketNo
}

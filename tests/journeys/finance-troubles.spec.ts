import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { beijingDateOf, beijingInstant } from '#rulebook/beijing-time.ts'
import { expectAccessible, expectAccessibleAsItIs } from './accessible.ts'
import { advanceClock, anotherPerson, atProviders, enter, enterDesk, expect, test } from './journey.ts'
import { photograph } from './photograph.ts'

const DAY_MS = 86_400_000

/** Sends what a page sends. */
async function post(page: Page, address: string, data: object): Promise<Record<string, string>> {
  const headers = { 'x-kaoji': '1', 'idempotency-key': randomUUID() }
  const reply = await page.request.post(address, { headers, data })
  expect(reply.status(), address).toBe(200)
  return reply.json()
}

/** A candidate pays the fee with WeChat Pay; answers the order. */
async function pay(page: Page): Promise<string> {
  await enter(page, '韦国强')
  const { dues } = await (await page.request.get('/api/portal/orders')).json()
  const { id = '' } = await post(page, '/api/portal/orders', { applicationId: dues[0].applicationId })
  const how = { provider: 'wechat', surface: 'desk' }
  const { attemptNo } = await post(page, `/api/portal/orders/${id}/attempts`, how)
  const step = await (await page.request.get(`/api/portal/attempts/${attemptNo}/step`)).json()
  await atProviders({ kind: 'scan', code: step.content })
  return id
}

test('PAY-01, PAY-04 finance’s bad day: an e-bill that is refused, a refund that fails and is given up, a bill that knows better', {
  tag: '@desk',
}, async ({ page, browser, watch }) => {
  test.setTimeout(180_000)
  await atProviders({ kind: 'join' })
  await atProviders({ kind: 'empty' })
  await atProviders({ kind: 'ebills', refuse: '项目编码 103042 没有备案' })
  const payer = await anotherPerson(browser, watch)
  const orderId = await pay(payer)
  await enterDesk(page, '方老师')
  const colleague = await anotherPerson(browser, watch)
  await enterDesk(colleague, '宋老师')
  // Longer at each time: on a busy machine a page is drawn in seconds.
  let patience = 1_000
  const openAgain = async () => {
    patience *= 2
    await page.reload()
  }
  const comesTo = async (words: string | RegExp) => {
    patience = 1_000
    await expect(async () => {
      await openAgain()
      await expect(page.getByText(words).first()).toBeVisible({ timeout: patience })
    }).toPass({ timeout: 60_000 })
  }

  await page.goto('/office/payments')
  await comesTo('项目编码 103042 没有备案')
  await expectAccessible(page)
  await atProviders({ kind: 'ebills', refuse: undefined })
  await page.getByRole('button', { name: /^重新开具 / }).click()
  patience = 1_000
  await expect(async () => {
    await openAgain()
    await expect(page.getByText('没有办理中的退款')).toBeVisible({ timeout: patience })
    await expect(page.getByText('未能开具的财政电子票据')).toHaveCount(0, { timeout: 1_000 })
  }).toPass({ timeout: 60_000 })

  const life = await (await page.request.get(`/api/office/orders/${orderId}`)).json()
  const reason = { reason: '考生重复缴费，核对无误' }
  const { id = '' } = await post(page, `/api/office/payments/${life.payments[0].id}/refund`, reason)
  const agreed = { seen: 'requested', version: 1, decision: 'approve' }
  await post(colleague, `/api/office/refunds/${id}/decision`, agreed)
  await comesTo('退款失败')
  await page.getByRole('button', { name: /^不再退款 / }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '不再退款的原因' }).fill('考生已在柜台补签，不再退款')
  await expectAccessibleAsItIs(page)
  await dialog.getByRole('button', { name: '不再退款' }).click()
  await expect(page.getByText('不再退款待复核')).toBeVisible()
  await colleague.goto('/office/payments')
  await colleague.getByRole('button', { name: /^同意不再退款 / }).click()
  await colleague.getByRole('dialog').getByRole('button', { name: '同意不再退款' }).click()
  await expect(colleague.getByText('没有办理中的退款')).toBeVisible()

  // The money goes back after all, at the console; the bill of the day says so.
  await atProviders({ kind: 'console' })
  const today = beijingDateOf(new Date())
  await advanceClock(beijingInstant(today, '11:00').getTime() + DAY_MS - Date.now())
  await enterDesk(page, '方老师')
  await enterDesk(colleague, '宋老师')
  await post(page, `/api/office/bills/${today}/fetch`, { provider: 'wechat' })
  await page.goto('/office/bills')
  await comesTo('待处理的差异（1）')
  await expectAccessible(page)
  await photograph(page, 'office-bills')
  await page.getByRole('button', { name: /^申请补记/ }).click()
  await dialog.getByRole('textbox', { name: '核实结果' }).fill('王老师在商户平台退款')
  await expectAccessibleAsItIs(page)
  await dialog.getByRole('button', { name: '申请补记' }).click()
  await expect(page.getByText('须由另一位同事复核')).toBeVisible()
  await colleague.goto(`/office/bills/${today}`)
  await colleague.getByRole('button', { name: /^同意/ }).click()
  await colleague.getByRole('dialog').getByRole('button', { name: '同意' }).click()
  await expect(colleague.getByText('已处理')).toBeVisible()
  await colleague.goto(`/office/payments/orders/${orderId}`)
  await expect(colleague.getByText('已退款').first()).toBeVisible()
  await payer.close()
  await colleague.close()
})

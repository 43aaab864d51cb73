import type { Page } from '@playwright/test'
import decodeQR from 'qr/decode.js'
import sharp from 'sharp'
import { expectAccessible, expectAccessibleAsItIs } from './accessible.ts'
import { atProviders, enter, expect, test } from './journey.ts'

/** 申请毕业 of this sample candidate is in review, and its fee is not paid. */
const CANDIDATE = '韦国强'
const PHONE = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/143.0.0.0 Mobile Safari/537.36'

/** The payer stands before an order that is open, where Alipay and WeChat Pay are set up. */
async function openOrder(page: Page): Promise<void> {
  await atProviders({ kind: 'join' })
  await enter(page, CANDIDATE)
  await page.goto('/orders')
  await page.getByRole('button', { name: '去缴费：毕业审定费' }).click()
  await expect(page.getByRole('button', { name: '用微信支付' })).toBeVisible()
}

async function isPaid(page: Page): Promise<void> {
  await expect(page.getByText('已收到您的缴费。请留意毕业结果的公布。')).toBeVisible()
}

test('PAY-02 at a desk the code of WeChat Pay is scanned with a phone, and the page says by itself that it is paid', {
  tag: '@desk',
}, async ({ page }) => {
  // The clock of an old computer, two days ahead, says nothing of how long the code lives.
  await page.clock.setSystemTime(Date.now() + 2 * 86_400_000)
  await openOrder(page)
  await page.getByRole('button', { name: '用微信支付' }).click()
  const picture = page.getByRole('img', { name: '微信付款二维码' })
  await expect(picture).toBeVisible()
  await expectAccessible(page)
  const { data, info } = await sharp(await picture.screenshot())
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  await atProviders({ kind: 'scan', code: decodeQR({ width: info.width, height: info.height, data }) })
  await isPaid(page)
})

test.describe('on a phone', { tag: '@phone' }, () => {
  test.use({ userAgent: PHONE })
  test('PAY-02, PAY-01 on a phone Alipay takes the payment on its own page, and the e-bill comes by itself', async ({
    page,
  }) => {
    await openOrder(page)
    await page.evaluate(() => localStorage.setItem('kaoji-large-type', '1'))
    await page.reload()
    await expect(page.getByRole('button', { name: '用支付宝支付' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: '用支付宝支付' }).click()
    await page.getByRole('button', { name: '登录并付款' }).click()
    await isPaid(page)
    await expect(page.getByText('票据号码')).toBeVisible({ timeout: 30_000 })
    await expectAccessible(page)
  })
})

test.describe('inside WeChat', { tag: '@phone' }, () => {
  test.use({ userAgent: `${PHONE} MicroMessenger/8.0.50` })
  test('PAY-02 inside WeChat the payer is sent to WeChat and back, pays in the client, and the code has left the address', async ({
    page,
  }) => {
    await page.exposeFunction('payInClient', (parameters: Record<string, string>) =>
      atProviders({ kind: 'client', parameters }),
    )
    await page.addInitScript(() => {
      const pay = (window as unknown as { payInClient(parameters: unknown): Promise<void> }).payInClient
      const bridge = {
        invoke: (_act: string, parameters: unknown, done: () => void) => void pay(parameters).then(done),
      }
      Object.assign(window, { WeixinJSBridge: bridge })
    })
    await page.route('https://open.weixin.qq.com/**', async (route) => {
      const asked = new URL(route.request().url()).searchParams
      const back = new URL(asked.get('redirect_uri') ?? '')
      back.searchParams.set('code', '071abc')
      back.searchParams.set('state', asked.get('state') ?? '')
      await atProviders({ kind: 'know', code: '071abc' })
      await route.fulfill({
        contentType: 'text/html',
        body: `<script>location.replace(${JSON.stringify(back)})</script>`,
      })
    })
    await openOrder(page)
    await expectAccessibleAsItIs(page)
    await page.getByRole('button', { name: '用微信支付' }).click()
    await isPaid(page)
    expect(page.url()).not.toContain('071abc')
  })
})

import { devices } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { addCredential, beginApplication, credentialCard, goToStep, paperPhoto } from './apply.ts'
import { enter, expect, origin, test } from './journey.ts'
import { photograph } from './photograph.ts'
import { watchOver } from './watch.ts'

const type = 'PETS-3 合格证书'

test('EVI-08 a phone takes the photographs for the form on the desk, and only the phone that was confirmed', {
  tag: '@desk',
}, async ({ page, browser, watch }) => {
  test.setTimeout(120_000)
  await enter(page, '吴倩')
  await beginApplication(page)
  await page.getByRole('checkbox').first().press('Space')
  await goToStep(page, '下一步', '上传凭证')
  await addCredential(page, type)
  await page.getByRole('button', { name: `用手机拍照：${type}` }).click()
  const dialog = page.getByRole('dialog', { name: '用手机拍照' })
  await expect(dialog.getByRole('img', { name: '供手机扫描的二维码' })).toBeVisible()
  await expectAccessible(page)
  const address = await dialog.getByText(/^https?:.*\/phone#/).innerText()
  const { defaultBrowserType: _, ...pixel } = devices['Pixel 7']
  const open = async () => {
    const context = await browser.newContext({ ...pixel, baseURL: origin() })
    watchOver(context, watch)
    return { context, phone: await context.newPage() }
  }
  const { context, phone } = await open()
  await phone.goto(address)
  await expect(phone.getByText('请在电脑上核对这个数字')).toBeVisible()
  expect(new URL(phone.url()).hash).toBe('')
  await expectAccessible(phone)
  const code = await phone.getByText(/^\d{4}$/).innerText()

  // Somebody else scans the same code later.
  const other = await open()
  watch.intended.add(409)
  await other.phone.goto(address)
  await expect(other.phone.getByText(/^这个二维码已由另一部手机打开/)).toBeVisible()
  await expectAccessible(other.phone)
  await other.context.close()

  await expect(dialog.getByText(`您的手机上显示的数字是「${code}」吗？`)).toBeVisible()
  await expectAccessible(page)
  await photograph(page, 'phone-link-digits', { only: 'desk' })
  await dialog.getByRole('button', { name: '数字一致，开始拍照' }).click()
  const field = phone.getByRole('group', { name: `「${type}」的照片` })
  await expect(field).toBeVisible()
  // Reloaded, it is still the same phone.
  await phone.reload()
  const chooser = phone.waitForEvent('filechooser')
  await field.getByRole('button', { name: /^选择图片/ }).click()
  const buffer = await paperPhoto(type, '310001')
  await (await chooser).setFiles({ name: 'paper.jpg', mimeType: 'image/jpeg', buffer })
  await expect(phone.getByText('已发送 1 张')).toBeVisible({ timeout: 20_000 })
  await expectAccessible(phone)
  await photograph(phone, 'phone-link-photos', { only: 'phone' })
  await expect(dialog.getByText('已收到 1 张照片。')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '拍完了，结束' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(credentialCard(page, type).getByText('已上传')).toHaveCount(1)
  await expect(phone.getByText(/^电脑上已结束手机拍照/)).toBeVisible()
  await context.close()
})

import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import {
  addCredential,
  beginApplication,
  credentialCard,
  discardDraft,
  expectSaved,
  goToStep,
} from './apply.ts'
import { putIntoWallet } from './file-by-request.ts'
import { enter, enterHome, expect, origin, sample, test } from './journey.ts'
import { forgiveLostNetwork, watchOver } from './watch.ts'

// A sample account with courses left.
const name = '阿依古丽·买买提'
const type = 'PETS-3 合格证书'

test('APP-02, HOM-03 a draft is resumed on another device, and what one changed the other does not overwrite', {
  tag: '@phone',
}, async ({ page, browser, watch }) => {
  test.setTimeout(180_000)
  watch.intended.add(409)
  await enter(page, name)
  await beginApplication(page)
  await page.getByRole('checkbox').first().press('Space')
  await goToStep(page, '下一步', '上传凭证')
  await addCredential(page, type)
  await numberOf(page).fill('P3-2004-0001')
  await expectSaved(page)

  const device = await browser.newContext({ baseURL: origin() })
  watchOver(device, watch)
  const other = await device.newPage()
  await enterHome(other, name)
  await expect(other.getByRole('region', { name: '需要您处理' })).toBeVisible()
  await expectAccessible(other)
  await other.getByRole('link', { name: '继续填写草稿' }).click()
  await expect(other.getByRole('heading', { level: 1, name: '上传凭证' })).toBeVisible()
  await expect(numberOf(other)).toHaveValue('P3-2004-0001')
  await numberOf(other).fill('P3-2004-0002')
  await expectSaved(other)
  await device.close()

  await numberOf(page).fill('P3-2004-0003')
  await expect(page.getByText('这份草稿刚刚在另一个页面或设备上修改过。')).toBeVisible()
  await expect(numberOf(page)).toHaveValue('P3-2004-0003')
  await expectAccessible(page)
  await page.getByRole('button', { name: '载入较新的内容' }).click()
  await expect(numberOf(page)).toHaveValue('P3-2004-0002')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expectSaved(page)

  await page.getByRole('link', { name: '保存并返回' }).click()
  await discardDraft(page)
  await expect(page.getByRole('link', { name: '立即申请' })).toBeVisible()
})

test('APP-02, EVI-03, EVI-05, LOG-07 neither a lost connection nor an ended session loses what was typed', {
  tag: '@phone',
}, async ({ page, context, watch }) => {
  test.setTimeout(180_000)
  watch.intended.add(401)
  const { idNumber, password } = await sample(page, name)
  await page.clock.install()
  await enter(page, name)
  await putIntoWallet(page.request, { type: 'pets3_certificate', fields: { number: 'P3-2004-0001' } })
  await beginApplication(page)
  await page.getByRole('checkbox').first().press('Space')
  await goToStep(page, '下一步', '上传凭证')
  // A credential from the wallet is chosen instead of being typed again (EVI-05).
  await page
    .getByRole('button', { name: /^使用这份凭证：PETS-3 合格证书/ })
    .first()
    .click()
  await expect(credentialCard(page, type)).toBeVisible()
  await expectSaved(page)

  await context.setOffline(true)
  await numberOf(page).fill('P3-OFFLINE')
  await expect(page.getByRole('status').filter({ hasText: '未能保存，正在重试' })).toBeVisible()
  await expectAccessible(page)
  await context.setOffline(false)
  await expectSaved(page)
  // The browser reports the network failure that the journey caused.
  forgiveLostNetwork(watch)

  await context.clearCookies()
  // By now the page has fetched the session again behind the dialog.
  await page.clock.fastForward('00:40')
  await numberOf(page).fill('P3-EXPIRED')
  const dialog = page.getByRole('dialog', { name: '登录已失效，请重新登录' })
  await dialog.getByRole('textbox', { name: '证件号码' }).fill(idNumber)
  await dialog.getByRole('textbox', { name: '密码', exact: true }).fill(password)
  const told = await dialog.getByText(/本图的验证码是 [A-Z0-9]{5}/).innerText()
  await dialog.getByRole('textbox', { name: '验证码' }).fill(told.slice(-5))
  await dialog.getByRole('button', { name: '登录', exact: true }).click()
  await expect(dialog).toHaveCount(0)
  await expect(numberOf(page)).toHaveValue('P3-EXPIRED')
  await expectSaved(page)
  await page.reload()
  await expect(numberOf(page)).toHaveValue('P3-EXPIRED')

  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /^选择图片/ }).click()
  const text = { name: 'certificate.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('not a picture') }
  await (await chooser).setFiles(text)
  await expect(page.getByText('这个文件不是可以读取的图片').first()).toBeVisible()
  await expectAccessible(page)
})

test('APP-02 a refused saving says why, and a draft that went elsewhere says so instead of saving in vain', {
  tag: '@phone',
}, async ({ page, context, watch }) => {
  test.setTimeout(180_000)
  watch.intended.add(400).add(404)
  await enter(page, name)
  await beginApplication(page)
  const words = '有内容填写不正确，请按提示修改后再提交。'
  const refuse = { status: 400, json: { code: 'input_invalid', text: words, reference: '' } }
  await page.route(/\/api\/portal\/drafts\/[^/]+$/, (route) =>
    route.request().method() === 'PUT' ? route.fulfill(refuse) : route.continue(),
  )
  const courses = page.getByRole('checkbox')
  await courses.first().press('Space')
  await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible()
  await expectAccessible(page)
  await goToStep(page, '下一步', '上传凭证')
  await goToStep(page, '下一步', '确认信息')
  await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible()
  await expect(page.getByText('正在保存您填写的内容')).toHaveCount(0)
  await expect(page.getByRole('button', { name: '提交申请' })).toHaveCount(0)
  await page.unroute(/\/api\/portal\/drafts\/[^/]+$/)
  await goToStep(page, '上一步', '上传凭证')
  await goToStep(page, '上一步', '选择课程')
  await courses.nth(1).press('Space')
  await expectSaved(page)

  const other = await context.newPage()
  await other.goto('/services/exemption')
  await discardDraft(other)
  await other.close()
  await courses.nth(1).press('Space')
  await expect(page.getByText('这份草稿已经提交，或者已经删除。')).toBeVisible()
  await expectAccessible(page)
})

function numberOf(page: Page) {
  return credentialCard(page, type).getByRole('textbox', { name: '证书编号' })
}

import type { Locator } from '@playwright/test'
import { expect, samples, test, typeCaptcha } from './journey.ts'

/** Pastes a text into a field as Ctrl+V does. */
async function paste(into: Locator, text: string): Promise<void> {
  await into.focus()
  await into.evaluate((_, pasted) => document.execCommand('insertText', false, pasted), text)
}

test('EVI-07 control characters that a PDF viewer copies never enter a field', {
  tag: '@phone',
}, async ({ page }) => {
  await page.goto('/sign-in')
  const number = page.getByRole('textbox', { name: '证件号码' })
  await paste(number, '1101\u00020519')
  await expect(number).toHaveValue('11010519')
  await number.press('ArrowLeft')
  await paste(number, '4\u000b9\u0002')
  await expect(number).toHaveValue('1101051499')
  await page.keyboard.type('7')
  await expect(number).toHaveValue('11010514979')
  await paste(page.getByRole('textbox', { name: '密码' }), 'ab\u0002c')
  await expect(page.getByRole('textbox', { name: '密码' })).toHaveValue('ab\u0002c')
})

test('EVI-07 a one-time code is pasted as the authenticator app shows it, whole', { tag: '@desk' }, async ({
  page,
}) => {
  const { staff } = (await samples(page)) as unknown as {
    staff: { username: string; password: string; currentCode: string }[]
  }
  const [{ username = '', password = '', currentCode = '' } = {}] = staff
  await page.goto('/office/sign-in')
  await page.getByRole('textbox', { name: '用户名' }).fill(username)
  await page.getByRole('textbox', { name: '密码', exact: true }).fill(password)
  const code = page.getByRole('textbox', { name: '动态口令' })
  await paste(code, `${currentCode.slice(0, 3)} ${currentCode.slice(3)}`)
  await expect(code).toHaveValue(`${currentCode.slice(0, 3)} ${currentCode.slice(3)}`)
  await typeCaptcha(page)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: '首页' })).toBeVisible()
})

import { expectAccessible, expectDrawn } from './accessible.ts'
import { expect, sample, samples, signInToHome, test, typeCaptcha } from './journey.ts'
import { photograph } from './photograph.ts'

test('LOG-08 a code to the registered phone sets a new password', {
  tag: '@phone',
}, async ({ page }) => {
  const name = '赵敏'
  const { idNumber } = await sample(page, name)
  const [earlier] = (await samples(page)).outbox
  await page.goto('/sign-in')
  await page.getByRole('link', { name: '忘记密码？' }).click()
  await expect(page.getByRole('heading', { name: '找回密码' })).toBeVisible()
  await page.getByRole('textbox', { name: '证件号码' }).fill(idNumber)
  await typeCaptcha(page)
  await page.getByRole('button', { name: '获取短信验证码' }).click()
  const sent = page.getByText(/如果该证件号码登记了手机号码，短信验证码已经发出/)
  await expect(page.locator(':focus').filter({ has: sent })).toBeVisible()
  await expect(page.getByRole('button', { name: /^重新获取（\d+ 秒）$/ })).toBeDisabled()

  await page.getByRole('button', { name: '刷新' }).click()
  const message = page.getByText(/您的验证码是 \d{6}/).first()
  await expect(message).toBeVisible()
  if (earlier) await expect(message).not.toContainText(earlier.text)
  const [code = ''] = /(?<=您的验证码是 )\d{6}/.exec(await message.innerText()) ?? []
  await expectDrawn(page)
  await page.getByRole('textbox', { name: '短信验证码' }).fill(code)
  await page.getByRole('textbox', { name: '新密码', exact: true }).fill('huang-pu-jiang-pan-62')
  await page.getByRole('textbox', { name: '再输入一次新密码' }).fill('huang-pu-jiang-pan-62')
  await expectAccessible(page)
  await photograph(page, 'recovery-by-phone')
  await page.getByRole('button', { name: '设置新密码' }).click()
  const done = page.getByText(/新密码已设置，请用新密码登录。/)
  await expect(page.locator(':focus').filter({ has: done })).toBeVisible()
  await signInToHome(page, name, 'huang-pu-jiang-pan-62')
})

test('LOG-08 who has no phone on record asks the staff', { tag: '@phone' }, async ({ page }) => {
  const name = '孙丽华'
  const { idNumber, ticketNos } = await sample(page, name)
  await page.goto('/forgot')
  await expect(page.getByRole('radiogroup', { name: '找回方式' })).toBeVisible()
  await page.getByRole('radio', { name: /人工找回/ }).check()
  await page.getByRole('button', { name: '提交申请' }).click()
  await expect(page.getByText('有 6 处需要修改')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('textbox', { name: '证件号码' }).fill(idNumber)
  await page.getByRole('textbox', { name: '姓名' }).fill(name)
  await page.getByRole('textbox', { name: '准考证号' }).fill(ticketNos[0] ?? '')
  await page.getByRole('textbox', { name: '联系电话' }).fill('021-00000000')
  await page.getByRole('textbox', { name: '情况说明' }).fill('从前的手机号码已经停用，收不到短信。')
  await typeCaptcha(page)
  await page.getByRole('button', { name: '提交申请' }).click()
  await expect(page.locator(':focus').filter({ hasText: '申请已提交' })).toBeVisible()
})

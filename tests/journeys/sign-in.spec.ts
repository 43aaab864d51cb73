import { expectAccessible, expectDrawn } from './accessible.ts'
import { expect, sample, signInToHome, test, typeCaptcha } from './journey.ts'
import { tabTo, typeInto } from './keyboard.ts'
import { photograph } from './photograph.ts'

test('LOG-01 a candidate signs in with nothing but the keyboard', { tag: '@desk' }, async ({ page }) => {
  const { idNumber, password } = await sample(page, '张伟明')
  await page.goto('/scores')
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible()
  await expectDrawn(page)
  await photograph(page, 'sign-in')
  await tabTo(page, page.getByRole('textbox', { name: '证件号码' }))
  await page.keyboard.type(`  ${idNumber.toLowerCase()} `)
  await tabTo(page, page.getByRole('textbox', { name: '密码' }))
  await page.keyboard.type(password)
  await tabTo(page, page.getByRole('textbox', { name: '验证码' }))
  const told = await page.getByText(/本图的验证码是 [A-Z0-9]{5}/).innerText()
  await page.keyboard.type(told.slice(-5).toLowerCase())
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '当次成绩' })).toBeVisible()
  // Back does not lead to the form again, as if one were signed out.
  await page.goBack()
  await expect(page).not.toHaveURL(/sign-in/)
})

test('LOG-01 an old number of fifteen digits and a small x sign in', { tag: '@phone' }, async ({ page }) => {
  await signInToHome(page, '钱国强')
  await page.context().clearCookies()
  const { idNumber, password } = await sample(page, '孙丽华')
  await page.goto('/sign-in')
  await page.getByRole('textbox', { name: '证件号码' }).fill(idNumber.replace('X', 'x'))
  await page.getByRole('textbox', { name: '密码' }).fill(password)
  await typeCaptcha(page)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByRole('heading', { name: '近期可办理的业务' })).toBeVisible()
})

test('LOG-01 what is missing is said all at once, and what was typed stays after a refusal', {
  tag: '@phone',
}, async ({ page, watch }) => {
  watch.intended.add(401)
  await page.goto('/sign-in')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByText('有 3 处需要修改')).toBeVisible()
  await expect(page.getByRole('textbox', { name: '密码' })).toHaveAttribute('aria-invalid', 'true')
  await expectAccessible(page)
  // A number that no document has costs neither a captcha nor a try.
  await page.getByRole('textbox', { name: '证件号码' }).fill('31010119900101123')
  await page.getByRole('textbox', { name: '密码' }).fill('not the password')
  await typeCaptcha(page)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByText('有 1 处需要修改')).toBeVisible()
  await expect(page.getByRole('textbox', { name: '证件号码' })).toHaveAccessibleDescription(/现在是 17 位/)
  await expect(page.getByRole('textbox', { name: '验证码' })).not.toHaveValue('')
  await page.getByRole('textbox', { name: '证件号码' }).fill('310101199001011234')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByText('证件号码或密码不正确，请核对后重新输入。').first()).toBeVisible()
  await expect(page.getByRole('textbox', { name: '证件号码' })).toHaveValue('310101199001011234')
})

test('LOG-01 after a refusal the summary has the focus once, and whoever types on keeps it', {
  tag: '@desk',
}, async ({ page, watch }) => {
  watch.intended.add(401)
  const wrong = '证件号码或密码不正确，请核对后重新输入。'
  const summary = page.getByRole('alert').filter({ hasText: wrong })
  await page.goto('/sign-in')
  await page.getByRole('textbox', { name: '证件号码' }).fill('310101199001011234')
  await page.getByRole('textbox', { name: '密码' }).fill('not the password')
  for (const next of ['another one', 'and a third']) {
    await typeCaptcha(page)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await expect(summary).toBeFocused()
    await typeInto(page, page.getByRole('textbox', { name: '密码' }), next)
    await expect(page.getByRole('textbox', { name: '密码' })).toHaveValue(next)
    await expect(page.getByRole('textbox', { name: '密码' })).toBeFocused()
  }
  // Submitting the same entries again shows the same words again.
  await page.getByRole('textbox', { name: '密码' }).fill('')
  for (const _ of ['once', 'and again']) {
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await expect(page.getByRole('alert').filter({ hasText: '处需要修改' })).toBeFocused()
  }
})

test('LOG-05 after five failures even the right password waits, and the words say how long', {
  tag: '@phone',
}, async ({ page, watch }) => {
  watch.intended.add(401).add(429)
  await page.goto('/sign-in')
  await page.getByRole('button', { name: '填入 沈丽萍' }).click()
  const right = await page.getByRole('textbox', { name: '密码' }).inputValue()
  for (const password of ['wrong-1', 'wrong-2', 'wrong-3', 'wrong-4', 'wrong-5', right]) {
    await page.getByRole('textbox', { name: '密码' }).fill(password)
    await typeCaptcha(page)
    const told = await page.getByText(/本图的验证码是/).innerText()
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await expect(page.getByText(/本图的验证码是/)).not.toHaveText(told)
  }
  await expect(
    page.getByText('连续输错次数过多，请在 10 分钟后再试，或使用「忘记密码」。').first(),
  ).toBeVisible()
  await expectAccessible(page)
})

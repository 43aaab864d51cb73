import { withChecksum } from '#rulebook/identity/id-number.ts'
import { patiently } from '#tests/support/patiently.ts'
import { solveCaptcha } from '#tests/support/visitor.ts'
import { expectAccessible, expectDrawn } from './accessible.ts'
import { expect, sample, signIn, test, typeCaptcha } from './journey.ts'
import { photograph } from './photograph.ts'
import { visitorOfPage } from './visitor-of-page.ts'

// One sample account still has its initial password; an account can be activated only once.
test('LOG-02 the initial password leads to an activation with a 准考证号, and to nothing else', {
  tag: '@phone',
}, async ({ page, watch }) => {
  watch.intended.add(422)
  const { ticketNos, idNumber, password } = await sample(page, '李晓芳')
  expect(password).toBe(idNumber.slice(-6))
  await signIn(page, '李晓芳')
  await expect(page).toHaveURL(/\/activate$/)
  await page.goto('/scores')
  // The page that was asked for waits behind the activation.
  await expect(page).toHaveURL('/activate?to=%2Fscores')
  await expectDrawn(page)
  await expectAccessible(page)
  await photograph(page, 'activate')

  await page.getByRole('button', { name: '设置密码并继续' }).click()
  await expect(page.getByText('有 2 处需要修改')).toBeVisible()
  await page.getByRole('textbox', { name: '新密码', exact: true }).fill('su-zhou-he-wan-37')
  await page.getByRole('textbox', { name: '再输入一次新密码' }).fill('su-zhou-he-wan-37')
  await page.getByRole('textbox', { name: '您的任意一个准考证号' }).fill('999999999999')
  await page.getByRole('button', { name: '设置密码并继续' }).click()
  await expect(page.getByText('身份核验未通过，请核对准考证号。').first()).toBeVisible()
  await page.getByRole('textbox', { name: '您的任意一个准考证号' }).fill(ticketNos[0] ?? '')
  await page.getByRole('button', { name: '设置密码并继续' }).click()
  await expect(page).toHaveURL('/scores')
  await expect(page.getByRole('heading', { level: 1, name: '当次成绩' })).toBeVisible()
})

test('LOG-09 after a sweep the sign-in asks for the 准考证号, says so at its field, and goes on with it', {
  tag: '@phone',
}, async ({ page, watch }) => {
  watch.intended.add(422)
  const { ticketNos } = await sample(page, '李晓芳')
  const stranger = visitorOfPage(page)
  const tried = async (one: number) => {
    const idNumber = withChecksum(`3101011990010${1000 + one}`)
    const body = { idNumber, password: idNumber.slice(-6), captcha: await solveCaptcha(stranger) }
    return stranger.call('POST', '/api/portal/sign-in', { body })
  }
  // Each refusal waits for its time: side by side they wait once. More of them at once would be asked to come back.
  for (let first = 0; first < 20; first += 5) {
    const five = Array.from({ length: 5 }, (_, place) => patiently(() => tried(first + place)))
    for (const { status } of await Promise.all(five)) expect(status).toBe(401)
  }
  await signIn(page, '李晓芳')
  const ticketNo = page.getByRole('textbox', { name: '准考证号' })
  await expect(page.getByText('须同时填写准考证号').first()).toBeVisible()
  await expect(ticketNo).toHaveAccessibleDescription(/请填写准考证号。/)
  await expectAccessible(page)
  await photograph(page, 'sign-in-ticket')
  await ticketNo.fill(ticketNos[0] ?? '')
  await typeCaptcha(page)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page).toHaveURL(/\/activate$/)
})

import { expectAccessible } from './accessible.ts'
import { openMenu, signInAtDesk } from './desk-sign-in.ts'
import { enter, expect, test } from './journey.ts'

test('LOG-07 an officer whose sign-out did not arrive is told so and stays, and leaves once the session is over', {
  tag: '@desk',
}, async ({ page, context, watch }) => {
  test.setTimeout(120_000)
  await signInAtDesk(page, '审计员')
  const other = await context.newPage()
  await other.goto('/office/')
  await page.route('**/api/office/sign-out', (route) => route.abort('aborted'), { times: 1 })
  await openMenu(page)
  const signOut = page.getByRole('button', { name: '退出登录' })
  await signOut.press('Enter')
  await expect(page.getByRole('alert')).toContainText('网络连接不上')
  await expect(page.getByRole('heading', { level: 1, name: '首页' })).toBeVisible()
  await expectAccessible(page)

  await openMenu(other)
  await other.getByRole('button', { name: '退出登录' }).press('Enter')
  await expect(other.getByRole('heading', { level: 1, name: '工作台登录' })).toBeVisible()
  // The session has ended in the other window; signing out here still succeeds.
  watch.intended.add(401)
  await signOut.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '工作台登录' })).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('LOG-07 a candidate whose sign-out did not arrive is told so and loses nothing that was typed', {
  tag: '@phone',
}, async ({ page }) => {
  await enter(page, '张伟明')
  await page.goto('/person')
  const field = page.getByLabel('新密码', { exact: true })
  await field.fill('long-hua-ta')
  await page.route('**/api/portal/sign-out', (route) => route.abort('aborted'), { times: 1 })
  const signOut = page.getByRole('main').getByRole('button', { name: '退出登录' })
  await signOut.press('Enter')
  const dialog = page.getByRole('dialog', { name: '没有退出登录' })
  await expect(dialog).toContainText('网络连接不上')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '知道了' }).press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(signOut).toBeFocused()
  await expect(field).toHaveValue('long-hua-ta')
  await signOut.press('Enter')
  await expect(page).toHaveURL(/\/sign-in$/)
})

test('UX-01 without a network an act says so at once, and does not happen when the network is back', {
  tag: '@phone',
}, async ({ page, context, watch }) => {
  await enter(page, '张伟明')
  await page.goto('/person')
  await page.getByLabel('当前密码').fill('not-my-password-1')
  await page.getByLabel('新密码', { exact: true }).fill('long-hua-ta-xia-48')
  await page.getByLabel('再输入一次新密码').fill('long-hua-ta-xia-48')
  const sent: string[] = []
  page.on('requestfinished', (request) => {
    if (request.method() === 'POST') sent.push(request.url())
  })
  await context.setOffline(true)
  await page.getByRole('button', { name: '修改密码' }).press('Enter')
  await expect(page.getByRole('alert')).toContainText('网络连接不上')
  await context.setOffline(false)
  await page.getByRole('link', { name: '首页' }).first().click()
  await expect(page.getByRole('heading', { name: '近期可办理的业务' })).toBeVisible()
  await page.waitForLoadState('networkidle')
  expect(sent).toEqual([])
  watch.complaints.splice(0)
})

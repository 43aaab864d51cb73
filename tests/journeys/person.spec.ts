import type { Page } from '@playwright/test'
import { expectAccessible, expectDrawn } from './accessible.ts'
import { anotherPerson, expect, sample, signIn, signInToHome, test } from './journey.ts'
import { pressOn, typeInto } from './keyboard.ts'
import { photograph } from './photograph.ts'

const own = 'yan-an-zhong-lu-83'

test('LOG-07 by keyboard: the password is changed, other devices are signed out, and every sign-in is listed', {
  tag: '@desk',
}, async ({ page, browser, watch }) => {
  test.setTimeout(120_000)
  watch.intended.add(401).add(422)
  const name = '周涛'
  const { password } = await sample(page, name)
  const elsewhere = await anotherPerson(browser, watch)
  await signInToHome(elsewhere, name)
  // A stranger's failed sign-in must appear in the list.
  await signIn(page, name, 'not-the-password')
  await expect(page.getByText('证件号码或密码不正确，请核对后重新输入。').first()).toBeVisible()
  await signInToHome(page, name)
  await page.goto('/person')
  await expectDrawn(page)

  await change(page, 'not-the-password', own)
  await expect(page.getByText('当前密码不正确，请重新输入。').first()).toBeVisible()
  await change(page, password, '12345678')
  await expect(page.getByText('有 1 处需要修改')).toBeVisible()
  await expectAccessible(page)
  await change(page, password, own)
  await expect(page.getByText('密码已修改，其他设备上的登录已全部退出。')).toBeVisible()
  await expectAccessible(page)
  await page.getByText('密码已修改').scrollIntoViewIfNeeded()
  await photograph(page, 'password-changed')

  await elsewhere.goto('/scores')
  await expect(elsewhere.getByRole('heading', { level: 1, name: '登录' })).toBeVisible()
  await elsewhere.close()

  await page.reload()
  await expectDrawn(page)
  const list = page.getByRole('table', { name: '最近登录记录' })
  await expect(list.getByText('密码不正确').first()).toBeVisible()
  await expect(list.getByText('登录成功').nth(1)).toBeVisible()
  await expect(list.getByText('127.0.0.1').first()).toBeVisible()
  await list.scrollIntoViewIfNeeded()
  await photograph(page, 'own-sign-ins')
})

/** Fills in the three password fields and submits them, by keyboard. */
async function change(page: Page, current: string, chosen: string): Promise<void> {
  await typeInto(page, page.getByRole('textbox', { name: '当前密码' }), current)
  await typeInto(page, page.getByRole('textbox', { name: '新密码', exact: true }), chosen)
  await typeInto(page, page.getByRole('textbox', { name: '再输入一次新密码' }), chosen)
  await pressOn(page, page.getByRole('button', { name: '修改密码' }))
}

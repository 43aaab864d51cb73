import type { Page } from '@playwright/test'
import { TOTP } from 'otpauth'
import { expectAccessible, expectAccessibleAsItIs, expectDrawn } from './accessible.ts'
import { openMenu } from './desk-sign-in.ts'
import { advanceClock, anotherPerson, enterDesk, expect, test, typeCaptcha } from './journey.ts'
import { expectEscapeReturns, pressOn, typeInto } from './keyboard.ts'
import { photograph } from './photograph.ts'

const ownPassword = 'Wai-Bai-Du-Qiao-28'

test('ACC-01 a new account enrols its second factor, does what its post allows, and is refused once disabled', {
  tag: '@desk',
}, async ({ page, browser, watch }) => {
  test.setTimeout(240_000)
  const account = { username: 'wang.desk', name: '王录事' }
  await enterDesk(page, '安全管理员')
  const oneTime = await createAccount(page, account)

  const person = await anotherPerson(browser, watch)
  await signIn(person, { username: account.username, password: oneTime, code: '' })
  const factor = await enrol(person)
  await expect(person.getByRole('heading', { level: 1, name: '首页' })).toBeVisible()
  await expectOnlyItsPost(person)

  // From now on the person signs in with the own password and an unused code.
  await person.context().clearCookies()
  const code = await freshCode(factor)
  await signIn(person, { username: account.username, password: ownPassword, code: code() })
  await expect(person.getByRole('heading', { level: 1, name: '首页' })).toBeVisible()

  await disable(page, account.name)
  watch.intended.add(401)
  await person.goto('/office/candidates')
  await expect(person.getByRole('heading', { level: 1, name: '工作台登录' })).toBeVisible()
  await signIn(person, { username: account.username, password: ownPassword, code: code() })
  await expect(person.getByRole('alert')).toContainText('密码不正确')
  await expectAccessible(person)
  await person.close()
})

/** Creates an account by keyboard as the security administrator, and returns the one-time password. */
async function createAccount(page: Page, { username, name }: { username: string; name: string }) {
  await page.goto('/office/staff')
  await expectDrawn(page)
  const opener = page.getByRole('button', { name: '新建账号' })
  await pressOn(page, opener)
  const dialog = page.getByRole('dialog', { name: '新建账号' })
  await pressOn(page, dialog.getByRole('button', { name: '新建账号' }))
  await expect(dialog.getByText('有 3 处需要修改')).toBeVisible()
  await expectEscapeReturns(page, opener)

  await page.keyboard.press('Enter')
  await typeInto(page, dialog.getByRole('textbox', { name: '用户名' }), username)
  await typeInto(page, dialog.getByRole('textbox', { name: '姓名' }), name)
  await pressOn(page, dialog.getByRole('checkbox', { name: '审计员' }), 'Space')
  await expect(dialog.getByRole('checkbox', { name: '系统管理员' })).toBeDisabled()
  await expect(dialog.getByText('不能与「审计员」由同一人担任').first()).toBeVisible()
  await pressOn(page, dialog.getByRole('checkbox', { name: '审计员' }), 'Space')
  await pressOn(page, dialog.getByRole('checkbox', { name: '主考学校考籍员' }), 'Space')
  await pressOn(page, dialog.getByRole('checkbox', { name: '上海财经大学' }), 'Space')
  await expectAccessible(page)
  await photograph(page, 'office-new-account')
  await pressOn(page, dialog.getByRole('button', { name: '新建账号' }))
  await expect(dialog).toHaveCount(0)
  await expect(opener).toBeFocused()
  const secret = page.locator('.kj-secret')
  await expect(page.getByText(`${name} 的一次性密码，仅显示这一次。`)).toBeVisible()
  await expectAccessible(page)
  await photograph(page, 'office-one-time-password')
  const oneTime = await secret.innerText()
  await pressOn(page, page.getByRole('button', { name: '我已记下，隐藏' }))
  await expect(secret).toHaveCount(0)
  return oneTime
}

interface Credentials {
  username: string
  password: string
  code: string
}

async function signIn(page: Page, { username, password, code }: Credentials): Promise<void> {
  await page.goto('/office/sign-in')
  await typeInto(page, page.getByRole('textbox', { name: '用户名' }), username)
  await typeInto(page, page.getByLabel('密码', { exact: true }), password)
  await typeInto(page, page.getByRole('textbox', { name: '动态口令' }), code)
  await typeCaptcha(page)
  await photograph(page, 'office-sign-in')
  await page.keyboard.press('Enter')
}

/** Sets the own password and the second factor, from the secret on the page. */
async function enrol(page: Page): Promise<TOTP> {
  await expect(page.getByRole('heading', { level: 1, name: '首次登录：设置密码和动态口令' })).toBeVisible()
  await expect(page.getByRole('img', { name: '动态口令的二维码' })).toBeVisible()
  const factor = new TOTP({ secret: await page.locator('.kj-secret').innerText() })
  await typeInto(page, page.getByLabel('新密码', { exact: true }), ownPassword)
  await typeInto(page, page.getByLabel('再输入一次新密码'), ownPassword)
  await typeInto(page, page.getByRole('textbox', { name: '应用上显示的 6 位动态口令' }), factor.generate())
  await expectAccessible(page)
  await photograph(page, 'office-enrol')
  await page.keyboard.press('Enter')
  return factor
}

const PERIOD_MS = 30_000

/** Moves the clock to the next period of the second factor, because a code counts once. */
async function freshCode(factor: TOTP): Promise<() => string> {
  await advanceClock(PERIOD_MS)
  return () => factor.generate({ timestamp: Date.now() + PERIOD_MS })
}

/** Expects the limits of a school's registrar: no staff, no texts, no audit, and only the school's own candidates. */
async function expectOnlyItsPost(page: Page): Promise<void> {
  const menu = await openMenu(page)
  await expect(menu.getByRole('link')).toHaveText([
    '首页',
    '数据导入',
    '办理统计',
    '毕业批次',
    '毕业证书登记',
    '柜台缴费',
    '转出档案',
    '考生查询',
    '成绩更正',
    '外省转入',
    '业务开放时间',
  ])
  await page.goto('/office/staff')
  await expect(page.getByText('您的岗位没有办理「工作人员」的权限。')).toBeVisible()
  await expect(page.getByText('此项由安全管理员办理。')).toBeVisible()
  await expectAccessible(page)
}

async function disable(page: Page, name: string): Promise<void> {
  const roles = page.getByRole('button', { name: `调整岗位 ${name}` })
  await pressOn(page, roles)
  // At the other size the rows are cards, and the dialog would lose its opener.
  await expectAccessibleAsItIs(page)
  await expectEscapeReturns(page, roles)
  await pressOn(page, page.getByRole('button', { name: `停用 ${name}` }))
  await pressOn(page, page.getByRole('dialog').getByRole('button', { name: '停用' }))
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('button', { name: `启用 ${name}` })).toBeFocused()
  await expect(page.getByRole('row').filter({ hasText: name })).toContainText('已停用')
  await expectAccessible(page)
}

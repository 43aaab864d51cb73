import type { Page, Route } from '@playwright/test'
import { expectAccessible, expectDrawn } from './accessible.ts'
import { openMenu } from './desk-sign-in.ts'
import { enterDesk, expect, test, typeCaptcha } from './journey.ts'
import { passRetries } from './pass-retries.ts'

// The journey answers in place of the server, and decides when.
const lost = (route: Route) => route.abort('aborted')

/** Makes an answer that waits until the journey releases it. */
function held(json: unknown) {
  const { promise, resolve } = Promise.withResolvers<void>()
  const answer = async (route: Route) => {
    await promise
    await route.fulfill({ json })
  }
  return { answer, letGo: resolve }
}

test('UX-01, IMP-01 what could not be loaded is said, and an upload fetches nobody back from other work', {
  tag: '@desk',
}, async ({ page }) => {
  test.setTimeout(120_000)
  await page.clock.install()
  await enterDesk(page, '林主任')
  await page.route('**/api/office/imports', lost)
  await page.goto('/office/')
  await passRetries(page, page.getByRole('alert'))
  await expect(page.getByRole('alert')).toContainText('网络连接不上')
  await expect(page.getByText('现在没有等待您办理的事项')).toHaveCount(0)
  await expectAccessible(page)
  await page.unroute('**/api/office/imports')
  await page.getByRole('button', { name: '重试' }).press('Enter')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expectDrawn(page)

  await page.route('**/api/office/publications', lost)
  await page.goto('/office/imports')
  await passRetries(page, page.getByRole('alert'))
  await expect(page.getByRole('alert')).toContainText('网络连接不上')
  await page.unroute('**/api/office/publications')
  await page.getByRole('button', { name: '重试' }).press('Enter')
  await expect(page.getByLabel('考次').locator('option')).not.toHaveCount(1)
  await expect(page.getByRole('alert')).toHaveCount(0)

  const { answer, letGo } = held({ id: '00000000-0000-4000-8000-000000000000', batchNo: 0 })
  await page.route('**/api/office/imports?*', answer)
  await page.getByLabel('导入内容').selectOption('考生与准考证')
  const file = { name: '考生.csv', mimeType: 'text/csv', buffer: Buffer.from('姓名\n') }
  await page.setInputFiles('input[type=file]', file)
  await page.getByRole('button', { name: '上传并检查' }).press('Enter')
  await expect(page.getByRole('progressbar')).toBeVisible()
  await (await openMenu(page)).getByRole('link', { name: '考生查询' }).press('Enter')
  await page.getByRole('searchbox').fill('王')
  const answered = page.waitForResponse('**/api/office/imports?*')
  letGo()
  await answered
  // The page handles that answer before a later one arrives.
  await page.evaluate(() => fetch('/api/office/session').then((reply) => reply.text()))
  expect(new URL(page.url()).pathname).toBe('/office/candidates')
  await expect(page.getByRole('searchbox')).toHaveValue('王')
})

test('ACC-01 a one-time password stands until it is hidden, and no dialog shows the error of another', {
  tag: '@desk',
}, async ({ page }) => {
  test.setTimeout(120_000)
  await enterDesk(page, '安全管理员')
  await page.goto('/office/staff')
  const dialog = page.getByRole('dialog')
  const secrets = page.locator('.kj-secret')
  await page.route('**/api/office/staff/*/state', lost, { times: 1 })
  await act(page, '停用', '金老师')
  await expect(dialog.getByRole('alert')).toContainText('网络连接不上')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)

  let issued = 0
  await page.route('**/api/office/staff/*/state', async (route) => {
    const { action } = route.request().postDataJSON() as { action: string }
    await route.fulfill({ json: action === 'reset' ? { oneTimePassword: `one-time-${++issued}` } : {} })
  })
  await page.getByRole('button', { name: '重新开通 金老师' }).press('Enter')
  await expect(dialog.getByText('原来的密码和动态口令立即失效')).toBeVisible()
  await expect(dialog.getByRole('alert')).toHaveCount(0)
  await dialog.getByRole('button', { name: '重新开通' }).press('Enter')
  await expect(secrets).toHaveText(['one-time-1'])
  await act(page, '重新开通', '陆老师')
  await expect(secrets).toHaveText(['one-time-2', 'one-time-1'])
  await act(page, '停用', '金老师')
  await expect(dialog).toHaveCount(0)
  await act(page, '重新开通', '金老师')
  await expect(secrets).toHaveText(['one-time-3', 'one-time-2'])
  await expectAccessible(page)

  // The dialog is closed before the answer; the account is created all the same.
  const { answer, letGo } = held({
    id: '00000000-0000-4000-8000-000000000000',
    oneTimePassword: 'one-time-4',
  })
  await page.route('**/api/office/staff', (route) =>
    route.request().method() === 'POST' ? answer(route) : route.continue(),
  )
  await page.getByRole('button', { name: '新建账号' }).press('Enter')
  await dialog.getByRole('textbox', { name: '用户名' }).fill('zhao.desk')
  await dialog.getByRole('textbox', { name: '姓名' }).fill('赵录事')
  await dialog.getByRole('checkbox', { name: '审计员' }).press('Space')
  const asked = page.waitForRequest((request) => request.method() === 'POST')
  await dialog.getByRole('button', { name: '新建账号' }).press('Enter')
  await asked
  await dialog.getByRole('button', { name: '关闭' }).press('Enter')
  await expect(dialog).toHaveCount(0)
  letGo()
  await expect(page.getByText('赵录事 的一次性密码，仅显示这一次。')).toBeVisible()
  await page.getByRole('button', { name: '我已记下，隐藏' }).first().press('Enter')
  await expect(secrets).toHaveText(['one-time-3', 'one-time-2'])
})

test('LOG-08, ACC-02 every code to hand over stands until it is hidden; who searches again is told what is there now', {
  tag: '@desk',
}, async ({ page }) => {
  test.setTimeout(120_000)
  await enterDesk(page, '沈科长')
  const claims = ['甲', '乙'].map((claimedName) => ({
    id: claimedName,
    claimedName,
    ticketNo: '999999999999',
    contact: '021-00000000',
    explanation: '手机号码已经停用。',
    matches: false,
    recordName: claimedName,
    createdAt: new Date().toISOString(),
    state: 'checked',
    check: { by: '顾老师', at: new Date().toISOString(), note: '当面核对原件', isOwn: false },
  }))
  const decided = new Set<string>()
  await page.route('**/api/office/recovery-requests', (route) =>
    route.fulfill({
      json: { requests: claims.filter(({ id }) => !decided.has(id)), more: false, open: 0, unmatched: 0 },
    }),
  )
  await page.route('**/api/office/recovery-requests/*/decision', async (route) => {
    const id = decodeURIComponent(new URL(route.request().url()).pathname.split('/').at(-2) ?? '')
    decided.add(id)
    await route.fulfill({ json: { code: `CODE${decided.size}-HAND${decided.size}` } })
  })
  await page.goto('/office/recovery')
  for (const name of ['甲', '乙']) {
    await page.getByRole('button', { name: `同意并生成验证码 ${name}` }).press('Enter')
    await page.getByRole('dialog').getByRole('textbox', { name: '复核情况' }).fill('当面核对原件')
    await page.getByRole('dialog').getByRole('button', { name: '同意并生成验证码' }).press('Enter')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await expect(page.locator('.kj-secret')).toHaveText(['CODE2-HAND2', 'CODE1-HAND1'])
  await page.getByRole('button', { name: '我已记下，隐藏' }).last().press('Enter')
  await expect(page.locator('.kj-secret')).toHaveText(['CODE2-HAND2'])

  await page.goto('/office/candidates')
  await page.getByRole('searchbox').fill('郑凯')
  await page.keyboard.press('Enter')
  await expect(page.getByText('找到 1 位考生')).toBeVisible()
  await page.route('**/api/office/candidates/search', (route) =>
    route.fulfill({ json: { candidates: [], more: false } }),
  )
  await page.getByRole('button', { name: '查询' }).press('Enter')
  await expect(page.getByText('没有找到考生')).toBeVisible()
})

test('LOG-07 who has signed in again over a dialog no longer reads in it that the session is over', {
  tag: '@desk',
}, async ({ page, watch }) => {
  watch.intended.add(401)
  await enterDesk(page, '安全管理员')
  await page.goto('/office/staff')
  const words = { code: 'not_signed_in', text: '尚未登录，或登录已失效，请重新登录。', reference: '' }
  await page.route('**/api/office/staff/*/state', (route) => route.fulfill({ status: 401, json: words }), {
    times: 1,
  })
  await act(page, '停用', '金老师')
  const signIn = page.getByRole('dialog', { name: '登录已失效，请重新登录' })
  await signIn.getByRole('button', { name: /填入 安全管理员/ }).click()
  await expect(signIn.getByLabel('动态口令')).toHaveValue(/^\d{6}$/)
  await typeCaptcha(page)
  await signIn.getByRole('button', { name: '登录', exact: true }).click()
  await expect(signIn).toHaveCount(0)
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('金老师')
  await expect(dialog.getByRole('alert')).toHaveCount(0)
})

/** Confirms one of the acts on an account. */
async function act(page: Page, word: string, name: string): Promise<void> {
  await page.getByRole('button', { name: `${word} ${name}` }).press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: word }).press('Enter')
}

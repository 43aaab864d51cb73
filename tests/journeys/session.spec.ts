import { expectAccessible, expectDrawn } from './accessible.ts'
import { enter, enterDesk, enterHome, expect, sample, signInToHome, test } from './journey.ts'
import { expectFocusKept } from './keyboard.ts'
import { photograph } from './photograph.ts'

const own = 'wai-tan-zhong-lou-58'

test('LOG-07 a session that ends in the middle of a form keeps what was typed', {
  tag: '@phone',
}, async ({ page, context, watch }) => {
  watch.intended.add(401)
  const name = '阿依古丽·买买提'
  const { idNumber, password } = await sample(page, name)
  await page.clock.install()
  await enter(page, name)
  await page.goto('/person')
  await page.getByRole('textbox', { name: '当前密码' }).fill(password)
  await page.getByRole('textbox', { name: '新密码', exact: true }).fill(own)
  await page.getByRole('textbox', { name: '再输入一次新密码' }).fill(own)
  await context.clearCookies()
  // By now the page has fetched the session again behind the dialog; it must not adopt the ended session.
  await page.clock.fastForward('00:40')
  await page.getByRole('button', { name: '修改密码' }).click()

  const dialog = page.getByRole('dialog', { name: '登录已失效，请重新登录' })
  await expect(dialog.getByText('您已填写的内容仍保留在页面上，登录后可以继续。')).toBeVisible()
  await dialog.getByRole('textbox', { name: '证件号码' }).fill(idNumber)
  await dialog.getByRole('textbox', { name: '密码', exact: true }).fill(password)
  const told = await dialog.getByText(/本图的验证码是 [A-Z0-9]{5}/).innerText()
  await dialog.getByRole('textbox', { name: '验证码' }).fill(told.slice(-5))
  await expectAccessible(page)
  await photograph(page, 'session-ended')
  await dialog.getByRole('button', { name: '登录', exact: true }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: '新密码', exact: true })).toHaveValue(own)
  await expectFocusKept(page)
  await page.getByRole('button', { name: '修改密码' }).click()
  await expect(page.getByText('密码已修改，其他设备上的登录已全部退出。')).toBeVisible()

  await expect(page.getByRole('textbox', { name: '当前密码' })).toHaveValue('')
  await context.clearCookies()
  await signInToHome(page, name, own)
})

test('LOG-07 who signed out in another window reads that, and nothing of a time that ran out', {
  tag: '@phone',
}, async ({ page, context, watch }) => {
  watch.intended.add(401)
  await enter(page, '冯雪')
  await page.goto('/person')
  await page.getByRole('textbox', { name: '通讯地址' }).fill('上海市黄浦区中山东一路 12 号')
  const other = await context.newPage()
  await other.goto('/person')
  await other.getByRole('main').getByRole('button', { name: '退出登录' }).press('Enter')
  await expect(other).toHaveURL(/\/sign-in$/)
  await page.getByRole('button', { name: '保存' }).click()
  const dialog = page.getByRole('dialog', { name: '登录已失效，请重新登录' })
  await expect(dialog.getByText('登录已超时，或已在别处退出登录。')).toBeVisible()
  await expect(dialog.getByText('您已填写的内容仍保留在页面上，登录后可以继续。')).toBeVisible()
  await expectAccessible(page)
})

test('LOG-07 where a page can only be searched or narrowed, nothing is said to be kept', {
  tag: '@desk',
}, async ({ page, context, watch }) => {
  test.setTimeout(180_000)
  watch.intended.add(401)
  await page.clock.install()
  for (const [officer, address, keeps] of [
    ['许老师', '/office/reviews/exemption?show=all', false],
    ['审计员', '/office/audit', false],
    ['沈科长', '/office/statistics', false],
    ['沈科长', '/office/candidates', false],
    ['金老师', '/office/transfers-in', false],
    ['安全管理员', '/office/staff', false],
    ['林主任', '/office/imports', true],
  ] as const) {
    await enterDesk(page, officer)
    await page.goto(address)
    await expectDrawn(page)
    await context.clearCookies()
    await page.clock.fastForward('24:00:00')
    const dialog = page.getByRole('dialog', { name: '登录已失效，请重新登录' })
    await expect(dialog.getByText('登录后可以在本页继续。', { exact: true })).toHaveCount(keeps ? 0 : 1)
    await expect(dialog.getByText('您已填写的内容仍保留在页面上')).toHaveCount(keeps ? 1 : 0)
  }
})

test('LOG-07 of two people in one browser neither page does anything in the other’s name, and says whose it is', {
  tag: '@desk',
}, async ({ page, context, watch }) => {
  watch.intended.add(409)
  await enter(page, '何建国')
  await page.goto('/person')
  await page.getByRole('textbox', { name: '通讯地址' }).fill('上海市黄浦区中山东一路 12 号')
  const other = await context.newPage()
  await enterHome(other, '赵敏')
  await page.getByRole('button', { name: '保存' }).click()
  const dialog = page.getByRole('dialog', { name: '另一位考生已在这个浏览器登录' })
  await expect(dialog.getByText(/^这是何建国的页面/)).toBeVisible()
  await expectAccessible(page)
  await expect(page.getByRole('textbox', { name: '通讯地址', includeHidden: true })).toHaveValue(/中山东一路/)
  await other.goto('/person')
  await expect(other.getByRole('textbox', { name: '通讯地址' })).toHaveValue('')
  await dialog.getByRole('link', { name: '打开现在登录的考生的首页' }).click()
  await expect(page.getByText('赵敏，您好')).toBeVisible()
})

test('LOG-07 the own sign-ins are listed, and signing out ends the session', { tag: '@desk' }, async ({
  page,
  watch,
}) => {
  await signInToHome(page, '冯雪')
  await page.goto('/person')
  await expectDrawn(page)
  const list = page.getByRole('table', { name: '最近登录记录' })
  await expect(list.getByText('登录成功').first()).toBeVisible()
  await expect(list.getByText(/^\d{4}年\d{1,2}月\d{1,2}日 \d{2}:\d{2}$/).first()).toBeVisible()
  await expect(list.getByText('127.0.0.1').first()).toBeVisible()
  await photograph(page, 'person')
  await page.getByRole('button', { name: '冯雪，打开个人菜单' }).click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '登录' })).toBeVisible()
  watch.intended.add(401)
  expect((await page.request.get('/api/portal/scores')).status()).toBe(401)
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: '登录' })).toBeVisible()
})

test('LOG-07 a warning comes before the session ends by itself, and it can go on; where nothing can be filled in, nothing is said to be kept', {
  tag: '@phone',
}, async ({ page, context, watch }) => {
  await page.clock.install()
  // An answer still on its way would restart the half hour, and this one is the last of the page's.
  const last = page.waitForResponse('**/api/portal/home')
  await enterHome(page, '冯雪')
  await (await last).finished()
  await page.clock.fastForward('28:30')
  const dialog = page.getByRole('dialog', { name: '您已有一段时间没有操作' })
  await expect(dialog.getByText(/后将退出登录。$/)).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '继续使用' }).click()
  await expect(dialog).toHaveCount(0)

  watch.intended.add(401)
  await context.clearCookies()
  await page.getByRole('link', { name: '消息' }).first().click()
  const over = page.getByRole('dialog', { name: '登录已失效，请重新登录' })
  await expect(over.getByText('登录后可以在本页继续。', { exact: true })).toBeVisible()
})

test('LOG-07 a warning comes before a session ends that has lasted as long as it may', {
  tag: '@phone',
}, async ({ page }) => {
  await page.clock.install()
  await page.route('**/api/portal/session', async (route) => {
    const reply = await route.fetch()
    const session = (await reply.json()) as { stage: string }
    await route.fulfill({ response: reply, json: { ...session, endsInSeconds: 240 } })
  })
  await enterHome(page, '冯雪')
  const dialog = page.getByRole('dialog', { name: '本次登录即将结束' })
  await expect(dialog.getByText(/约 4 分钟后需要重新登录。$/)).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '知道了' }).click()
  await expect(dialog).toHaveCount(0)
  // Once dismissed, the warning does not return every second, nor when the next page is drawn.
  await page.clock.runFor(5_000)
  await page.getByRole('link', { name: '消息' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: '消息' })).toBeVisible()
  await expect(dialog).toHaveCount(0)
})

import { expect, expectAccessible, samples, signIn, test, typeCaptcha } from './journey.ts'

test('LOG-01, LOG-06 a candidate signs in by keyboard alone; the page tells whom to call', async ({
  page,
}) => {
  const { candidates } = await samples(page)
  await page.goto('/')
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible()
  await expect(page.getByRole('link', { name: '400-0960-990' })).toBeVisible()
  await expect(page.getByText('2082017394、670625194')).toBeVisible()
  await expect(page.getByText(/极速模式/).first()).toBeVisible()
  await page.getByRole('textbox', { name: '证件号码' }).focus()
  await page.keyboard.type(candidates[0]?.idNumber ?? '')
  await page.keyboard.press('Tab')
  await page.keyboard.type(candidates[0]?.password ?? '')
  await typeCaptcha(page)
  await page.keyboard.press('Enter')
  await expect(page.getByText('近期可办理的业务')).toBeVisible()
})

test('LOG-04 the captcha is renewed, enlarged, and replaced by work that needs no eyes', async ({ page }) => {
  await page.goto('/sign-in')
  const told = page.getByText(/本图的验证码是/)
  const before = await told.innerText()
  await page.getByRole('button', { name: '换一张验证码' }).first().click()
  await expect(told).not.toHaveText(before)
  await page.getByRole('button', { name: '填入 张伟明' }).click()
  await page.getByText('看不清？改用无图验证').click()
  await expect(async () => {
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await expect(page.getByText('近期可办理的业务')).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 40_000 })
})

test('LOG-01 what is missing or wrong is said at once, and what was typed stays', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByText(/有 3 处需要修改/)).toBeVisible()
  await page.getByRole('textbox', { name: '证件号码' }).fill('310101199001011234')
  await page.getByRole('textbox', { name: '密码' }).fill('not the password')
  await typeCaptcha(page)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByText('证件号码或密码不正确，请核对后重新输入。').first()).toBeVisible()
  await expect(page.getByRole('textbox', { name: '证件号码' })).toHaveValue('310101199001011234')
})

test('HOM-01, HOM-02, HOM-03, HOM-04 home tells what is open until when; the switcher changes every page', async ({
  page,
}) => {
  const { candidates } = await samples(page)
  await signIn(page, '张伟明')
  await expect(page.getByText('近期可办理的业务')).toBeVisible()
  await expect(page.getByText('申请免考').first()).toBeVisible()
  await expect(page.getByText(/还剩|剩余/).first()).toBeVisible()
  await expect(page.getByText('未开放办理的业务')).toBeVisible()
  for (const quick of ['当次成绩', '历次成绩', '我的订单'])
    await expect(page.getByRole('link', { name: quick }).first()).toBeAttached()
  const [first = '', second = ''] = candidates[0]?.ticketNos ?? []
  await page.goto('/scores')
  await expect(page.getByText(first).first()).toBeAttached()
  await page.request.put('/api/portal/active-ticket', {
    headers: { 'x-kaoji': '1' },
    data: { ticketId: await otherTicket(page) },
  })
  await page.reload()
  await expect(page.getByText(second).first()).toBeAttached()
})

async function otherTicket(page: import('@playwright/test').Page): Promise<string> {
  const session = (await (await page.request.get('/api/portal/session')).json()) as {
    tickets: { id: string }[]
    activeTicketId: string
  }
  return session.tickets.find(({ id }) => id !== session.activeTicketId)?.id ?? ''
}

test('SCO-01, SCO-02, SCO-04 the latest sitting, all earlier ones, and the life of a corrected score', async ({
  page,
}) => {
  await signIn(page, '冯雪')
  await expect(page.getByText('近期可办理的业务')).toBeVisible()
  await page.goto('/scores')
  await expect(page.getByRole('heading', { name: '当次成绩' })).toBeVisible()
  await expect(page.getByText(/\d{4}年\d{1,2}月考试/).first()).toBeVisible()
  await page.goto('/scores/history')
  await expect(page.getByRole('heading', { name: '历次成绩' })).toBeVisible()
  await expect(page.getByText('统考').first()).toBeAttached()
  await expectAccessible(page)
})

test('LOG-02 the initial password leads to an activation, and to nothing else', { tag: '@phone' }, async ({
  page,
}) => {
  const { candidates } = await samples(page)
  const fresh = candidates.find(({ name }) => name === '李晓芳')
  await signIn(page, '李晓芳')
  await expect(page).toHaveURL(/\/activate/)
  await page.goto('/scores')
  await expect(page).toHaveURL(/\/activate/)
  await expectAccessible(page)
  await page
    .getByRole('textbox', { name: /新密码/ })
    .first()
    .fill('su-zhou-he-wan-37')
  await page.getByRole('textbox', { name: /再/ }).first().fill('su-zhou-he-wan-37')
  await page.getByRole('textbox', { name: /准考证号/ }).fill(fresh?.ticketNos[0] ?? '')
  await page
    .getByRole('button', { name: /激活|完成|设置/ })
    .first()
    .click()
  await expect(page.getByText('近期可办理的业务')).toBeVisible()
})

test('LOG-07 an ended session is said over the page; signing out leads to the sign-in', async ({
  page,
  context,
}) => {
  await signIn(page, '赵敏')
  await expect(page.getByText('近期可办理的业务')).toBeVisible()
  await page.goto('/person')
  await context.clearCookies()
  await page.goto('/messages')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('UX-02 names with 「·」, rare characters and thirty of them are shown whole', async ({ page }) => {
  for (const name of [
    '阿依古丽·买买提',
    '陈𠮷祥',
    '阿卜杜热合曼·阿卜杜克里木·买买提依明·吐尔逊江·穆罕默德江',
  ]) {
    await page.context().clearCookies()
    await signIn(page, name)
    await expect(page.getByText('近期可办理的业务')).toBeVisible()
    await page.goto('/person')
    await expect(page.getByText(name).first()).toBeAttached()
    await expectAccessible(page)
  }
})

test('UX-01, UX-03, HOM-06 every page of the portal: no violation, no sideways scroll, Beijing time, both type sizes', async ({
  page,
}) => {
  await page.goto('/sign-in')
  await expect(page.getByText(/本图的验证码是/)).toBeVisible()
  await expectAccessible(page)
  await page.goto('/forgot')
  await expect(page.getByRole('heading').first()).toBeVisible()
  await expectAccessible(page)
  await signIn(page, '张伟明')
  await expect(page.getByText('近期可办理的业务')).toBeVisible()
  await expect(page.getByText(/\d{4}年\d{1,2}月\d{1,2}日 16:00/).first()).toBeVisible()
  for (const path of ['/', '/scores', '/scores/history', '/messages', '/orders', '/services', '/person']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.waitForLoadState('networkidle')
    await expectAccessible(page)
  }
  await page.evaluate(() => localStorage.setItem('kaoji-large-type', 'on'))
  for (const path of ['/', '/scores', '/person']) {
    await page.goto(path)
    await page.waitForLoadState('networkidle')
    await expectAccessible(page)
  }
})

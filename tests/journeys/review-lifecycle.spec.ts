import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { fileByRequest } from './file-by-request.ts'
import { advanceClock, anotherPerson, enter, enterDesk, expect, sample, test } from './journey.ts'
import { photograph } from './photograph.ts'
import { expectClaimed, openFromQueue, ownLine, searchFor } from './review-desk.ts'

const applicant = { name: '吴倩', number: '102721200405004722', courses: ['00540', '00541'] } as const

/** Approves with two keys, and waits for the confirmation. */
async function approve(page: Page): Promise<void> {
  await page.keyboard.press('a')
  const confirm = page.getByRole('dialog').getByRole('button', { name: '通过', exact: true })
  // REV-07: the page first shows the last level the pictures that it has not opened.
  const seen = page.getByText('图片已全部看过，可以通过了。')
  await expect(confirm.or(seen)).toBeVisible()
  if (await seen.isVisible()) await page.keyboard.press('a')
  await expect(confirm).toBeFocused()
  await page.keyboard.press('Enter')
}

interface Staff {
  id: string
  name: string
  roles: { role: string; schoolId?: string }[]
}

/**
 * Moves a school's reviewer to the authority, with the page's own request: nobody holds both roles at once. Returns a function that
 * moves the person back.
 */
async function moveToAuthority(security: Page, name: string): Promise<() => Promise<void>> {
  const { staff } = (await (await security.request.get('/api/office/staff')).json()) as { staff: Staff[] }
  const held = staff.find((one) => one.name === name)
  const own = (held?.roles ?? []).map(({ role, schoolId }) => ({ role, ...(schoolId ? { schoolId } : {}) }))
  const set = async (roles: Staff['roles']) => {
    const given = { headers: { 'x-kaoji': '1' }, data: { roles } }
    const reply = await security.request.put(`/api/office/staff/${held?.id}/roles`, given)
    expect(reply.ok(), await reply.text()).toBe(true)
  }
  await set([{ role: 'authority_reviewer' }])
  return () => set(own)
}

/** Ends the session below an open dialog, and signs in again above it (LOG-07). */
async function signInOverPage(page: Page, name: string): Promise<void> {
  await page.context().clearCookies()
  const signIn = page.getByRole('dialog', { name: '登录已失效，请重新登录' })
  await expect(signIn.getByText('您已填写的内容仍保留在页面上')).toBeVisible()
  await page.keyboard.press('Escape')
  await signIn.getByRole('button', { name: new RegExp(`填入 ${name}`) }).click()
  await expect(signIn.getByLabel('动态口令')).toHaveValue(/^\d{6}$/)
  await expectAccessible(page)
  await photograph(page, 'office-session-ended')
  const told = await signIn.getByText(/本图的验证码是 [A-Z0-9]{5}/).innerText()
  await signIn.getByRole('textbox', { name: '验证码', exact: true }).fill(told.slice(-5))
  await signIn.getByRole('button', { name: '登录', exact: true }).click()
  await expect(signIn).toHaveCount(0)
}

test('REV-02, REV-04, REV-06, APP-03 one takes over and rejects at 复审, the undoing is refused; the other is withdrawn under the reviewer’s eyes', {
  tag: '@desk',
}, async ({ page, browser, watch }) => {
  test.setTimeout(300_000)
  for (const status of [401, 409, 422]) watch.intended.add(status)
  const { name, number, courses } = applicant
  const [course, withdrawn] = courses
  const { ticketNos } = await sample(page, name)
  const [ticketNo = ''] = ticketNos
  await enter(page, name)
  await fileByRequest(page, { courses: [...courses], number })

  const school = await anotherPerson(browser, watch)
  await enterDesk(school, '许老师')
  await openFromQueue(school, ticketNo, withdrawn)
  const dialog = school.getByRole('dialog')
  await school.keyboard.press('a')
  await expect(dialog).toBeVisible()
  await page.goto('/services/exemption')
  await ownLine(page, withdrawn).getByRole('link').first().click()
  await page.getByRole('button', { name: '撤回' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click()
  await expect(page.getByText('申请已撤回。', { exact: true })).toBeVisible()
  await dialog.getByRole('button', { name: '通过', exact: true }).click()
  await expect(dialog.getByText('这份申请现在不在您这一级待审，请返回队列。')).toBeVisible()
  await school.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(school.getByText('已撤回', { exact: true })).toBeVisible()
  await expect(school.getByRole('button', { name: '不通过' })).toHaveCount(0)

  await openFromQueue(school, ticketNo, course)
  const { pathname } = new URL(school.url())
  await approve(school)
  await expect(school.getByText(/已审核通过。/)).toBeVisible()
  const security = await anotherPerson(browser, watch)
  await enterDesk(security, '安全管理员')
  const takeBack = await moveToAuthority(security, '许老师')
  await school.goto(pathname)
  await expect(school.getByText(/您已在另一级审核过这份申请，同一人不能审核两级/)).toBeVisible()
  await expect(school.getByRole('button', { name: '不通过' })).toHaveCount(0)
  await expectAccessible(school)
  await takeBack()
  await security.close()
  await school.close()

  const first = await anotherPerson(browser, watch)
  const second = await anotherPerson(browser, watch)
  await enterDesk(first, '徐老师')
  await enterDesk(second, '韩老师')
  await openFromQueue(first, ticketNo, course)
  await second.goto(pathname)
  await expect(second.getByText('徐老师 正在审核这份申请。')).toBeVisible()
  await expectAccessible(second)
  await first.keyboard.press('f')
  const rejecting = first.getByRole('dialog')
  await rejecting.getByRole('textbox', { name: /^说明/ }).fill('请换一张清晰的照片')
  await second.getByRole('button', { name: '接手' }).press('Enter')
  await expect(second.getByRole('textbox', { name: '接手的原因' })).toBeFocused()
  await second.keyboard.press('Enter')
  await expect(second.getByText('请至少填写 4 个字。')).toBeVisible()
  await second.keyboard.type('徐老师请假')
  await expectAccessible(second)
  await second.keyboard.press('Enter')
  await expectClaimed(second)
  // Who loses it is told within seconds, in the dialog that covers the page, and keeps what was typed.
  const lost = '韩老师 接手了您正在审核的这份申请。原因：徐老师请假'
  await expect(rejecting.getByText(lost)).toBeVisible()
  await expect(rejecting.getByRole('textbox', { name: /^说明/ })).toHaveValue('请换一张清晰的照片')
  await expectAccessible(first)
  await photograph(first, 'office-review-taken-over')
  await rejecting.getByRole('button', { name: '取消' }).press('Enter')
  await expect(first.getByText(lost)).toBeVisible()
  await expect(first.getByRole('button', { name: '不通过' })).toHaveCount(0)

  // A reason is chosen by its number, and the focus returns.
  await second.keyboard.press('f')
  await expect(second.getByRole('textbox', { name: '筛选原因' })).toBeFocused()
  await second.keyboard.type('4')
  await second.keyboard.press('Enter')
  const reason = second.getByRole('checkbox', { name: '编号不一致' })
  await expect(reason).toBeChecked()
  await signInOverPage(second, '韩老师')
  await expect(reason).toBeChecked()
  // The claim runs out, the session does not: only what the person does keeps either.
  await advanceClock(10 * 60_000)
  for (const one of [first, second]) await one.request.get('/api/office/session')
  await advanceClock(6 * 60_000)
  const again = second.getByRole('dialog')
  await expect(again.getByText('您的领取已过期，已填写的内容仍在。')).toBeVisible()
  await expectAccessible(second)
  await photograph(second, 'office-review-claim-lapsed')
  await again.getByRole('button', { name: '领取' }).press('Enter')
  // The product's clock is ahead of the browser's by now, so the timer shows more than a quarter of an hour.
  await expect(second.getByRole('timer')).toBeVisible()
  await expect(reason).toBeChecked()
  await again.getByRole('button', { name: '不通过' }).press('Enter')
  await expect(second.getByText(/已审核不通过。/)).toBeVisible()
  await page.goto('/services/exemption')
  await expect(ownLine(page, course)).toContainText('审核未通过')

  await second.goto(pathname)
  await expect(second.getByText('审核未通过', { exact: true })).toBeVisible()
  // Once the title has the focus, the page receives keys.
  await expect(second.getByRole('heading', { level: 1 })).toBeFocused()
  await second.keyboard.press('u')
  await expect(second.getByRole('textbox', { name: '撤销原因' })).toBeFocused()
  await second.keyboard.press('Enter')
  await expect(second.getByText('请至少填写 4 个字。')).toBeVisible()
  await second.keyboard.type('看错了编号')
  await second.keyboard.press('Enter')
  await expect(second.getByText('韩老师 已申请撤销，待另一位同事复核。')).toBeVisible()
  await second.close()
  await first.goto('/office/undo-requests')
  await first.getByRole('button', { name: `不同意 ${name}` }).press('Enter')
  await first.getByRole('dialog').getByRole('button', { name: '不同意' }).press('Enter')
  await expect(first.getByRole('table', { name: '已办理' }).getByText('未同意').first()).toBeVisible()
  await first.close()
  await page.goto('/services/exemption')
  await expect(ownLine(page, course)).toContainText('审核未通过')
})

test('REV-01, REV-02, REV-03, REV-07, REV-10 at 1366 by 768 the decision stays in sight, what is left is free again, and several go at once', {
  tag: '@desk',
}, async ({ page, browser, watch }) => {
  test.setTimeout(180_000)
  const applicant = await anotherPerson(browser, watch)
  const { ticketNos } = await sample(page, '马晓燕')
  const [ticketNo = ''] = ticketNos
  await enter(applicant, '马晓燕')
  await fileByRequest(applicant, { courses: ['03708', '03709'], number: '102721200405004723' })
  await applicant.close()
  await page.setViewportSize({ width: 1366, height: 768 })
  await enterDesk(page, '唐老师')
  await openFromQueue(page, ticketNo, '03708')
  const decide = page.getByRole('button', { name: '通过', exact: true })
  await expect(decide).toBeInViewport({ ratio: 1 })
  await expect(page.getByRole('img', { name: /第 1 张，共 1 张/ })).toBeInViewport({ ratio: 1 })
  await expect(page.getByRole('navigation', { name: '待审队列' })).toContainText('马晓燕')
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(768)
  await expect(page.getByRole('heading', { level: 1, name: /免考 03708/ })).toBeFocused()
  await page.keyboard.press('q')
  await expect(page.getByRole('heading', { level: 1, name: '审核：申请免考' })).toBeVisible()
  await page.getByRole('button', { name: '我领取的' }).press('Enter')
  await expect(page.getByRole('button', { name: '我领取的' })).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByRole('row').filter({ hasText: ticketNo })).toHaveCount(0)

  await page.getByRole('button', { name: '待审核', exact: true }).press('Enter')
  await searchFor(page, ticketNo)
  const boxes = page.getByRole('checkbox', { name: /^选择 马晓燕/ })
  await expect(boxes).toHaveCount(2)
  await page.getByText('显示的列').first().click()
  await page.getByRole('checkbox', { name: '准考证号' }).press('Space')
  await expect(page.getByRole('columnheader', { name: '准考证号' })).toHaveCount(0)
  let presses = 0
  const press = async (key: string) => {
    presses += 1
    await page.keyboard.press(key)
  }
  await press('j')
  await press('x')
  // The group is offered once the comparison has arrived; before that nothing can be decided together.
  await expect(page.getByRole('button', { name: '选择同类（2 份）' })).toBeVisible()
  await press('s')
  await expect(page.getByText('已选 2 份')).toBeVisible()
  await expect(page.getByRole('button', { name: '批量通过' })).toBeEnabled()
  await press('a')
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(2)
  await expect(page.getByRole('dialog')).toContainText('规定支持')
  await expectAccessible(page)
  await expect(page.getByRole('dialog').getByRole('button', { name: '批量通过' })).toBeFocused()
  await press('Enter')
  expect(presses).toBeLessThanOrEqual(12)
  const results = page.getByRole('status').filter({ hasText: '批量办理结果' })
  await expect(results.getByRole('listitem')).toHaveText([/审核中/, /审核中/])
  await page.getByRole('button', { name: '全部', exact: true }).press('Enter')
  await searchFor(page, ticketNo)
  await expect(page.getByRole('table').getByText('审核中')).toHaveCount(2)
  await expectAccessible(page)

  // What was filed with the same pictures is decided at once, from the one that is open; what was not looked at is marked.
  const authority = await anotherPerson(browser, watch)
  await enterDesk(authority, '徐老师')
  await openFromQueue(authority, ticketNo, '03708')
  await expect(authority.getByText('（未看）')).toHaveCount(1)
  await authority.keyboard.press(']')
  await expect(authority.getByText('（未看）')).toHaveCount(0)
  await authority.keyboard.press('a')
  const both = authority.getByRole('dialog')
  await both.getByRole('checkbox', { name: /^免考 03709/ }).press('Space')
  await expectAccessible(authority)
  await photograph(authority, 'office-review-together')
  await both.getByRole('button', { name: '通过', exact: true }).press('Enter')
  await expect(authority.getByText(/03708.*已审核通过。.*03709.*已审核通过。/)).toBeVisible()
  await authority.close()
})

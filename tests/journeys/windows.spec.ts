import type { Page } from '@playwright/test'
import { expectAccessible, expectAccessibleAsItIs } from './accessible.ts'
import { openMenu } from './desk-sign-in.ts'
import { inBeijing } from './in-beijing.ts'
import { anotherPerson, enterDesk, enterDeskHome, enterHome, expect, test } from './journey.ts'
import { pressOn } from './keyboard.ts'
import { photograph } from './photograph.ts'

const words = { upcoming: '未开始', open: '开放中', closed: '已结束' } as const

test('WIN-01, UX-03 the desk shows every window with its state, and the candidate the same closing time', {
  tag: '@desk',
}, async ({ page, browser, watch }) => {
  test.setTimeout(180_000)
  await enterDeskHome(page, '陆老师')
  const menu = await openMenu(page)
  await pressOn(page, menu.getByRole('link', { name: '业务开放时间' }))
  await expect(page.getByRole('heading', { level: 1, name: '业务开放时间' })).toBeVisible()
  const { windows } = (await (await page.request.get('/api/office/windows')).json()) as { windows: Window[] }
  expect(new Set(windows.map(({ state }) => state))).toEqual(new Set(['upcoming', 'open', 'closed']))
  const rows = page.getByRole('table', { name: '业务开放时间' }).locator('tbody').getByRole('row')
  await expect(rows).toHaveCount(windows.length)
  for (const [place, { state, opensAt, closesAt, schoolName, nextExpected }] of windows.entries()) {
    const told = [words[state], inBeijing(opensAt), inBeijing(closesAt), schoolName ?? '全部学校']
    for (const word of nextExpected === undefined ? told : [...told, nextExpected])
      await expect(rows.nth(place)).toContainText(word)
  }
  await expectAccessible(page)
  await photograph(page, 'office-windows')

  // 张伟明 studies at 上海财经大学, whose own window for 申请免考 takes precedence over the window for all schools.
  const own = windows.find((one) => one.service === 'exemption' && one.schoolName === '上海财经大学')
  const candidate = await anotherPerson(browser, watch)
  await enterHome(candidate, '张伟明')
  await expect(closingTimeOf(candidate)).toContainText(`截止时间：${inBeijing(own?.closesAt ?? '')}`)
  await candidate.close()
})

test('WIN-01 one person asks for an extension, sees what candidates will see, and another agrees', {
  tag: '@desk',
}, async ({ page, browser, watch }) => {
  test.setTimeout(180_000)
  const name = '申请免考 2026年下半年 上海财经大学'
  await enterDesk(page, '沈科长')
  await page.goto('/office/windows')
  await page.getByRole('button', { name: `改时间 ${name}` }).click()
  const dialog = page.getByRole('dialog', { name: `改时间：${name}` })
  const closes = dialog.getByLabel('截止', { exact: true })
  const before = await closes.inputValue()
  const later = new Date(Date.parse(`${before}:00Z`) + 2 * 86_400_000)
  await closes.fill(later.toISOString().slice(0, 16))
  const closing = `截止时间：${inBeijing(new Date(later.getTime() - 8 * 3_600_000).toISOString())}`
  await expect(dialog.getByText(closing)).toBeVisible()
  const reason = dialog.getByRole('textbox', { name: '原因' })
  await reason.fill('系统故障，延长两天')
  await photograph(page, 'office-window-move')
  await closes.fill('2020-01-01T08:00')
  await reason.fill('')
  await dialog.getByRole('button', { name: '提交复核' }).click()
  await expect(dialog.getByText('有 2 处需要修改')).toBeVisible()
  await expect(dialog.getByText('截止时间应在开放时间之后。').first()).toBeVisible()
  await expectAccessibleAsItIs(page)
  await closes.fill(later.toISOString().slice(0, 16))
  await reason.fill('系统故障，延长两天')
  await dialog.getByRole('button', { name: '提交复核' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('须由另一人复核')).toBeVisible()
  await expectAccessible(page)

  const colleague = await anotherPerson(browser, watch)
  await enterDeskHome(colleague, '系统管理员')
  await colleague.getByRole('link', { name: /业务开放时间的更改等待您复核/ }).click()
  await colleague.getByRole('button', { name: `同意 改时间 ${name}`, exact: true }).click()
  await colleague.getByRole('dialog').getByRole('button', { name: '同意', exact: true }).click()
  await expect(colleague.getByText('已同意', { exact: true })).toBeVisible()
  await expectAccessible(colleague)

  const candidate = await anotherPerson(browser, watch)
  await enterHome(candidate, '张伟明')
  await expect(closingTimeOf(candidate)).toContainText(closing)
})

interface Window {
  service: string
  schoolName?: string
  opensAt: string
  closesAt: string
  state: keyof typeof words
  nextExpected?: string
}

function closingTimeOf(page: Page) {
  return page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3, name: '申请免考' }) })
}

import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { openMenu } from './desk-sign-in.ts'
import { inBeijing } from './in-beijing.ts'
import { anotherPerson, enterDeskHome, enterHome, expect, test } from './journey.ts'
import { pressOn } from './keyboard.ts'
import { photograph } from './photograph.ts'

const words = { upcoming: '未开始', open: '开放中', closed: '已结束' } as const

test('WIN-01, UX-03 the desk shows every window with its state, and the candidate the same closing time', {
  tag: '@desk',
}, async ({ page, browser, watch }) => {
  test.setTimeout(180_000)
  await enterDeskHome(page, '陆老师')
  const replied = page.waitForResponse(/\/api\/office\/windows$/)
  const menu = await openMenu(page)
  await pressOn(page, menu.getByRole('link', { name: '业务开放时间' }))
  await expect(page.getByRole('heading', { level: 1, name: '业务开放时间' })).toBeVisible()
  const { windows } = (await (await replied).json()) as { windows: Window[] }
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

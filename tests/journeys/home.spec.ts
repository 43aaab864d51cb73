import type { Page, Route } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { inBeijing } from './in-beijing.ts'
import { enter, enterHome, expect, sample, test } from './journey.ts'
import { photograph } from './photograph.ts'

test('HOM-02, UX-05 the quick entries lead to the latest scores, all scores and the orders; each visit asks once what there is to do', {
  tag: '@phone',
}, async ({ page }) => {
  await enter(page, '张伟明')
  let asked = 0
  page.on('request', (request) => {
    if (request.url().endsWith('/api/portal/home')) asked += 1
  })
  for (const title of ['当次成绩', '历次成绩', '我的订单']) {
    await page.goto('/')
    await page.getByRole('navigation', { name: '快捷入口' }).getByRole('link', { name: title }).click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  }
  expect(asked).toBe(3)
  await page.getByRole('link', { name: '首页' }).first().click()
  await expect(page.getByRole('navigation', { name: '快捷入口' })).toBeVisible()
  expect(asked).toBe(4)
})

test('HOM-03 a home page whose lists do not come says so and asks no more, until it is told to', {
  tag: '@phone',
}, async ({ page, watch }) => {
  watch.intended.add(500)
  await enter(page, '张伟明')
  let asked = 0
  let isDown = true
  await page.route('**/api/portal/home', async (route) => {
    asked += 1
    await (isDown ? route.fulfill({ status: 500, body: '' }) : route.continue())
  })
  await page.goto('/')
  const again = page.getByRole('button', { name: '重试' })
  await expect(again).toBeVisible()
  // By the document itself, ahead of the page, and by the page when that has failed before it is drawn.
  expect(asked).toBeLessThanOrEqual(3)
  const before = asked
  isDown = false
  await again.click()
  await expect(page.getByRole('heading', { name: '近期可办理的业务' })).toBeVisible()
  expect(asked).toBe(before + 1)
})

test('HOM-03, HOM-04 home that stays open lists by itself what has closed meanwhile', {
  tag: '@phone',
}, async ({ page }) => {
  await enter(page, '张伟明')
  const service = page.getByRole('heading', { level: 3, name: '申请免考' })
  // Every tenth second the page waits no longer than it must.
  const serverTime = '2026-12-16T00:00:00.000Z'
  let asked = 0
  await page.route('**/api/portal/home', async (route) => {
    asked += 1
    const home = (await (await route.fetch()).json()) as Home
    const others = home.services.open.filter((one) => one.service !== 'exemption')
    const closing = { service: 'exemption', round: '本轮', closesAt: '2026-12-16T00:00:02.000Z' }
    const open = asked > 1 ? others : [...others, closing]
    await route.fulfill({ json: { ...home, services: { ...home.services, serverTime, open } } })
  })
  await page.goto('/services')
  await page.getByRole('link', { name: '首页' }).first().click()
  await expect(service).toBeVisible()
  await expect(service).toBeHidden()
  expect(asked).toBe(2)
})

test('HOM-03, HOM-04, APP-01, LOG-07 who waits on the page of a service for its opening can apply, although the first asking failed', {
  tag: '@phone',
}, async ({ page, watch }) => {
  watch.intended.add(503)
  await enter(page, '冯雪')
  const asked: boolean[] = []
  await page.route('**/api/portal/services/exemption', async (route) => {
    asked.push(route.request().headers()['x-kaoji-unattended'] !== undefined)
    if (asked.length === 2) return route.fulfill({ status: 503, body: '' })
    const reply = (await (await route.fetch()).json()) as { window: object }
    const upcoming = { ...reply.window, state: 'upcoming', opensAt: '2026-12-16T00:00:02.000Z' }
    const json = { ...reply, serverTime: '2026-12-16T00:00:00.000Z', window: upcoming }
    await route.fulfill({ json: asked.length === 1 ? json : reply })
  })
  await page.goto('/services/exemption')
  const apply = page.getByRole('link', { name: '立即申请' })
  await expect(page.getByText('尚未开放')).toBeVisible()
  await expect(apply).toHaveCount(0)
  await expect.poll(() => asked.length).toBe(2)
  // A phone that is taken out again does not wait for the page's own next time.
  await expect(async () => {
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await expect(apply).toBeVisible({ timeout: 500 })
  }).toPass()
  expect(asked).toEqual([false, true, true])
})

test('HOM-04, APP-01 who pressed too early on 考生须知 reads so until the window opens, and no longer', {
  tag: '@phone',
}, async ({ page, watch }) => {
  watch.intended.add(409)
  await enter(page, '冯雪')
  let asked = 0
  await page.route('**/api/portal/services/exemption', async (route) => {
    asked += 1
    const reply = (await (await route.fetch()).json()) as { window: object }
    const opensAt = '2026-12-16T00:00:03.000Z'
    const upcoming = { ...reply.window, state: 'upcoming', opensAt }
    // Whoever is refused asks again at once; the third time is the page's own.
    await route.fulfill({
      json: asked < 3 ? { ...reply, serverTime: '2026-12-16T00:00:00.000Z', window: upcoming } : reply,
    })
  })
  await page.route('**/api/portal/services/exemption/draft', (route) =>
    route.fulfill({ status: 409, json: { code: 'window_closed', text: '申请免考尚未开放。' } }),
  )
  await page.goto('/services/exemption/notice')
  await page.getByRole('button', { name: '我已知晓，继续申请' }).press('Enter')
  const refusal = page.getByRole('alert').filter({ hasText: '申请免考尚未开放。' })
  await expect(refusal).toBeVisible()
  await expect(refusal).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1, name: '考生须知' })).toBeVisible()
  expect(asked).toBe(3)
})

test('HOM-03, HOM-04, UX-03 home tells until when what is open, and since when what is not, in Beijing time', {
  tag: '@phone',
}, async ({ page }) => {
  await enterHome(page, '张伟明')
  const reply = await page.request.get('/api/portal/home')
  const { open, notOpen } = ((await reply.json()) as Home).services
  const [opened, closed] = [open[0], notOpen.find(({ closedAt }) => closedAt !== undefined)]
  await photograph(page, 'home')
  await expect(page.getByRole('heading', { level: 3, name: '申请免考' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 3, name: '成绩补登（理论与实践）' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 3, name: /[a-z]/ })).toHaveCount(0)
  await expect(page.getByText(`截止时间：${inBeijing(opened?.closesAt ?? '')}`).first()).toBeVisible()
  await expect(page.getByText('上次登录')).toBeVisible()
  await expect(page.getByRole('link', { name: '查看登录记录' })).toHaveAttribute('href', '/person')
  await page.setViewportSize({ width: 320, height: 640 })
  const tiles = page.getByRole('navigation', { name: '快捷入口' }).getByRole('link')
  const cut = await tiles.evaluateAll(
    (all) => all.filter((tile) => tile.scrollWidth > tile.clientWidth).length,
  )
  expect([await tiles.count(), cut]).toEqual([3, 0])
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(page.getByText(/^还剩 (\d+ 天|\d+ 小时|\d+ 分钟)/).first()).toBeVisible()
  await expect(page.getByRole('heading', { name: '未开放办理的业务' })).toBeVisible()
  await expect(page.getByText(`已于 ${inBeijing(closed?.closedAt ?? '')} 截止`).first()).toBeVisible()
  await expect(page.getByText(/将于 \d{4}年\d{1,2}月\d{1,2}日 08:00 开放/).first()).toBeVisible()
  await page.getByRole('link', { name: '查看成绩补登' }).first().click()
  await expect(page.getByRole('heading', { level: 2, name: '理论与实践成绩补登' })).toBeVisible()
  await expect(page.getByText(/^本轮办理截止时间为/).first()).toBeVisible()
})

test('HOM-01 the switcher changes every page without another sign-in', async ({ page }) => {
  const { ticketNos } = await sample(page, '张伟明')
  await enter(page, '张伟明')
  for (const ticketNo of [ticketNos[1] ?? '', ticketNos[0] ?? '']) {
    await page.goto('/scores/history')
    await page.getByRole('button', { name: /当前准考证号/ }).click()
    await expect(page.getByRole('menuitem', { name: ticketNo })).toBeVisible()
    await photograph(page, 'ticket-switcher')
    await page.getByRole('menuitem', { name: ticketNo }).click()
    await expect(page.getByText(new RegExp(`^准考证号 ${ticketNo} · 共 \\d+ 门次`))).toBeVisible()
    await page.goto('/scores')
    await expect(page.getByText(new RegExp(`考试 · 准考证号 ${ticketNo}`))).toBeVisible()
    await page.goto('/')
    await expect(page.getByRole('definition').filter({ hasText: ticketNo })).toBeVisible()
  }
})

test('HOM-01 on a slow line, what this window asks around its own switch is not told of another window', {
  tag: '@phone',
}, async ({ page }) => {
  const { ticketNos } = await sample(page, '张伟明')
  const [first = '', second = ''] = ticketNos
  await enter(page, '张伟明')
  const switchTo = async (from: string, to: string) => {
    await page.getByRole('button', { name: `当前准考证号 ${from}` }).click()
    await page.getByRole('menuitem', { name: to }).click()
  }
  const historyOf = (ticketNo: string) => page.getByText(new RegExp(`^准考证号 ${ticketNo} · 共 \\d+ 门次`))
  // The request starts before the switch and its answer arrives after it, so it is cancelled or refused.
  const switched = page.waitForResponse('**/api/portal/active-ticket')
  const late = async (route: Route) => {
    await switched
    await route.continue().catch(() => undefined)
  }
  await page.route('**/api/portal/scores', late, { times: 1 })
  await page.goto('/scores/history')
  await switchTo(first, second)
  await expect(historyOf(second)).toBeVisible()
  // The request starts after the server has switched, while this window does not know it yet.
  await page.goto('/')
  await expect(page.getByRole('definition').filter({ hasText: second })).toBeVisible()
  let tell = () => {}
  const moved = new Promise<void>((resolve) => (tell = resolve))
  const untold = async (route: Route) => {
    const response = await route.fetch()
    await moved
    await route.fulfill({ response })
  }
  await page.route('**/api/portal/active-ticket', untold, { times: 1 })
  await switchTo(second, first)
  await page.getByRole('link', { name: '历次成绩' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: '历次成绩' })).toBeVisible()
  tell()
  await expect(historyOf(first)).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('HOM-01 a switch that hangs is given up and said, and whatever waited for it goes on', {
  tag: '@phone',
}, async ({ page }) => {
  const [first = '', second = ''] = (await sample(page, '张伟明')).ticketNos
  const passLimit = await holdLimit(page, 15_000)
  await enterHome(page, '张伟明')
  const switchTo = async () => {
    await page.getByRole('button', { name: `当前准考证号 ${first}` }).click()
    await page.getByRole('menuitem', { name: second }).click()
  }
  await page.route('**/api/portal/active-ticket', () => undefined, { times: 1 })
  await switchTo()
  await expect(page.getByRole('status').filter({ hasText: '正在切换…' })).toBeAttached()
  await page.getByRole('link', { name: '历次成绩' }).first().click()
  const dialog = page.getByRole('dialog', { name: '没有切换准考证号' })
  await passLimit()
  await expect(dialog.getByText('网络没有响应，准考证号没有切换成功。')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '知道了' }).click()
  await expect(page.getByText(new RegExp(`^准考证号 ${first} · 共 \\d+ 门次`))).toBeVisible()
  await switchTo()
  await expect(page.getByText(new RegExp(`^准考证号 ${second} · 共 \\d+ 门次`))).toBeVisible()
})

test('HOM-01 a second tab with another 准考证号 is told so, and asked which one is meant', {
  tag: '@phone',
}, async ({ page, context, watch }) => {
  watch.intended.add(409)
  const { ticketNos } = await sample(page, '张伟明')
  const [first = '', second = ''] = ticketNos
  await page.clock.install()
  await enterHome(page, '张伟明')
  const other = await context.newPage()
  await other.goto('/')
  await other.getByRole('button', { name: `当前准考证号 ${first}` }).click()
  await other.getByRole('menuitem', { name: second }).click()
  await expect(other.getByRole('button', { name: `当前准考证号 ${second}` })).toBeVisible()

  // By now the page has fetched the session again behind the dialog; it must not switch to the other 准考证号 unasked.
  await page.clock.fastForward('00:40')
  await page.getByRole('link', { name: '历次成绩' }).first().click()
  const dialog = page.getByRole('dialog', { name: '准考证已在另一个窗口切换' })
  await expect(dialog.getByText(new RegExp(`当前的准考证号已变为 ${second}`))).toBeVisible()
  await expect(dialog.getByRole('button', { name: `继续使用 ${first}` })).toBeVisible()
  await expect(page.getByText(`当前准考证号 ${second}`)).toHaveCount(0)
  await dialog.getByRole('button', { name: `改为查看 ${second}` }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText(new RegExp(`^准考证号 ${second} · 共 \\d+ 门次`))).toBeVisible()
})

/** Nobody waits for the page's own limit of so many milliseconds: it is over when the journey says so. */
async function holdLimit(page: Page, milliseconds: number): Promise<() => Promise<void>> {
  await page.addInitScript((limit) => {
    const usual = AbortSignal.timeout.bind(AbortSignal)
    AbortSignal.timeout = (asked) => {
      if (asked !== limit) return usual(asked)
      const held = new AbortController()
      const passLimit = () => held.abort(new DOMException('The limit is over.', 'TimeoutError'))
      Object.assign(window, { passLimit })
      return held.signal
    }
  }, milliseconds)
  return () => page.evaluate(() => (window as unknown as { passLimit(): void }).passLimit())
}

interface Home {
  services: { open: { service: string; closesAt: string }[]; notOpen: { closedAt?: string }[] }
}

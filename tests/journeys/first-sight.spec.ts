import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { fileByRequest } from './file-by-request.ts'
import { enter, expect, test } from './journey.ts'
import { expectSteady, watchLayoutShift } from './layout-shift.ts'

/** Holds back what the portal's pages are made of, until the answer is called; what draws them before is not among it. */
async function holdScripts(page: Page): Promise<() => void> {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(ENTRANCE, async (route) => {
    await released
    await route.continue()
  })
  return release
}
const ENTRANCE = /\/assets\/entrance-[^/]*\.js$/
const PAGES = /\/assets\/portal-inside-[^/]*\.js$/

/** What is seen, part by part: its words, where it stands, and how it looks. */
function looks(page: Page): Promise<string> {
  return page.locator('#root').evaluate((root) => {
    const names = [
      'class',
      'href',
      'aria-label',
      'aria-current',
      'aria-hidden',
      'data-title',
      'placeholder',
      'd',
    ]
    const lookOf = (element: Element): string => {
      const { x, y, width, height } = element.getBoundingClientRect()
      const { color, backgroundColor, borderColor, fontSize, fontWeight } = getComputedStyle(element)
      const words = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
      return [
        element.tagName,
        ...names.map((name) => element.getAttribute(name)).filter((value) => value !== null),
        words.map((node) => node.textContent).join(''),
        [x, y, width, height].map(Math.round).join(' '),
        ...[color, backgroundColor, borderColor, fontSize, fontWeight],
      ].join(' | ')
    }
    return [...root.querySelectorAll('*')]
      .filter((element) => element.getClientRects().length > 0)
      .map(lookOf)
      .join('\n')
  })
}

/** The page has taken the place of its first sight. */
async function expectWhole(page: Page): Promise<void> {
  await expect(page.locator('#root [inert]')).toHaveCount(0)
}

/** Nothing of anybody is seen although the scripts of the portal are on their way. */
async function expectNothingSeen(page: Page, asked: Promise<unknown>): Promise<void> {
  await asked
  await expect(page.locator('#root > *')).toHaveCount(0)
}

const headers = () => ({ 'x-kaoji': '1', 'idempotency-key': randomUUID() })

/** Makes another of the person's 准考证 the active one, as another window would, and returns what was said of the session before. */
async function makeOtherTicketActive(page: Page): Promise<string> {
  const before = await (await page.request.get('/api/portal/session')).text()
  const { tickets, activeTicketId } = JSON.parse(before) as {
    tickets: { id: string }[]
    activeTicketId: string
  }
  const ticketId = tickets.find(({ id }) => id !== activeTicketId)?.id
  await page.request.put('/api/portal/active-ticket', { headers: headers(), data: { ticketId } })
  return before
}

const openHeld = (page: Page) => {
  const asked = page.waitForRequest(ENTRANCE)
  return { asked, opened: page.goto('/', { waitUntil: 'commit' }) }
}

for (const [path, title] of [
  ['/', '首页'],
  ['/scores', '当次成绩'],
  ['/scores/history', '历次成绩'],
] as const)
  test(`UX-05 ${path} is read before the scripts of the portal have come, and stays as it is when they do`, async ({
    page,
  }) => {
    await watchLayoutShift(page)
    const release = await holdScripts(page)
    await enter(page, '张伟明')
    // What comes after everything else is not there yet on either of the two.
    await page.route(/\/api\/portal\/(degree|sign-ins)/, () => {})
    await page.goto(path, { waitUntil: 'commit' })
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expect(page).toHaveTitle(`${title} - 考籍管理服务平台`)
    const seen = await looks(page)
    expect(seen.split('\n').length).toBeGreaterThan(50)

    release()
    await expectWhole(page)
    expect(await looks(page)).toBe(seen)
    await expectSteady(page)
  })

test('HOM-03, HOM-07, UX-05 what waits for somebody is read before the scripts have come, as it stands there afterwards', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await enter(page, '张伟明')
  const reply = await page.request.get('/api/portal/exemption/courses')
  const { courses } = (await reply.json()) as {
    courses: { code: string; why?: string; together: string[] }[]
  }
  const free = courses.find(({ why, together }) => why === undefined && together.length === 0)?.code ?? ''
  // Its message is unread; the draft that is begun next waits, and does so under another 准考证 too.
  await fileByRequest(page, { courses: [free], number: '102721200405008802' })
  const { notice } = await (await page.request.get('/api/portal/services/exemption')).json()
  await page.request.post('/api/portal/services/exemption/draft', {
    headers: headers(),
    data: { noticeVersion: notice.version },
  })
  await page.route(/\/api\/portal\/(degree|sign-ins)/, () => {})
  for (const act of ['继续填写草稿', /切换到 .+ 并查看/]) {
    const release = await holdScripts(page)
    await page.goto('/', { waitUntil: 'commit' })
    await expect(page.getByText('需要您处理')).toBeVisible()
    await expect(page.getByText(/您有 \d+ 条未读消息/)).toBeVisible()
    const seen = await looks(page)
    release()
    await expectWhole(page)
    expect(await looks(page)).toBe(seen)
    await expect(
      page
        .getByLabel(act)
        .or(page.getByRole('button', { name: act }))
        .first(),
    ).toBeVisible()
    await page.unroute(ENTRANCE)
    await makeOtherTicketActive(page)
  }
})

test('UX-05, UX-01 what is read before the scripts have the type and the colours that this browser chose, and no fault that axe finds', {
  tag: '@phone',
}, async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.addInitScript(() => localStorage.setItem('kaoji-large-type', '1'))
  const release = await holdScripts(page)
  await enter(page, '张伟明')
  await page.route(/\/api\/portal\/(degree|sign-ins)/, () => {})
  await page.goto('/', { waitUntil: 'commit' })
  const title = page.getByRole('heading', { level: 1, name: '首页' })
  await expect(title).toBeVisible()
  expect(await title.evaluate((element) => getComputedStyle(element).fontSize)).toBe('30px')
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(18, 23, 30)')
  const seen = await looks(page)
  await expectAccessible(page)
  release()
  await expectWhole(page)
  expect(await looks(page)).toBe(seen)
})

test('UX-01, UX-05 who has moved on a page by keys or by thumb before its scripts have come is where they were afterwards', {
  tag: '@phone',
}, async ({ page }) => {
  const release = await holdScripts(page)
  await enter(page, '张伟明')
  await page.goto('/scores/history', { waitUntil: 'commit' })
  const link = page.getByRole('link', { name: '查看当次成绩' })
  await link.focus()
  await page.evaluate(() => scrollTo(0, 400))
  // What cannot act yet is not reached.
  await expect(
    page.locator('#root').locator('button, input, select').and(page.locator(':not([inert])')),
  ).toHaveCount(0)
  release()
  await expectWhole(page)
  await expect(link).toBeFocused()
  expect(await page.evaluate(() => scrollY)).toBe(400)
  await link.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '当次成绩' })).toBeVisible()
})

test('UX-05 what is answered late is read as well, while the pages themselves are on their way', {
  tag: '@phone',
}, async ({ page }) => {
  await enter(page, '张伟明')
  const entrance = page.waitForResponse(ENTRANCE)
  await page.route(PAGES, () => {})
  await page.route('**/api/portal/session', async (route) => {
    // The entrance has begun, and would draw what it has.
    await (await entrance).finished()
    await page.evaluate(() => new Promise((done) => requestIdleCallback(() => setTimeout(done, 200))))
    await route.continue()
  })
  await page.goto('/', { waitUntil: 'commit' })
  await expect(page.getByRole('heading', { level: 1, name: '首页' })).toBeVisible()
})

test('UX-05 a link is followed before the scripts have come', { tag: '@phone' }, async ({ page }) => {
  await holdScripts(page)
  await enter(page, '张伟明')
  await page.goto('/', { waitUntil: 'commit' })
  await page.getByRole('link', { name: '历次成绩' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '历次成绩' })).toBeVisible()
})

test('LOG-07, UX-05 after a sign-out nothing is drawn, although the browser still brings its cookie', {
  tag: '@phone',
}, async ({ page, context }) => {
  const release = await holdScripts(page)
  await enter(page, '张伟明')
  const cookies = await context.cookies()
  await page.request.post('/api/portal/sign-out', {
    headers: headers(),
  })
  await context.addCookies(cookies)
  const { asked } = openHeld(page)
  await expectNothingSeen(page, asked)
  release()
  await expect(page.getByRole('button', { name: '登录', exact: true })).toBeVisible()
})

test('LOG-07, UX-05 nothing is drawn when another person has signed in since the document asked who it is', {
  tag: '@phone',
}, async ({ page, watch }) => {
  watch.intended.add(401).add(403).add(409)
  await enter(page, '张伟明')
  const before = await (await page.request.get('/api/portal/session')).text()
  await enter(page, '何建国')
  const release = await holdScripts(page)
  await page.route(
    '**/api/portal/session',
    (route) => route.fulfill({ body: before, contentType: 'application/json' }),
    { times: 1 },
  )
  const { asked } = openHeld(page)
  await expectNothingSeen(page, asked)
  release()
  await expect(page.getByRole('dialog', { name: '另一位考生已在这个浏览器登录' })).toBeVisible()
})

test('HOM-01, UX-05 nothing is drawn when another 准考证 has become the active one since', {
  tag: '@phone',
}, async ({ page, watch }) => {
  watch.intended.add(409)
  await enter(page, '张伟明')
  const before = await makeOtherTicketActive(page)
  const release = await holdScripts(page)
  await page.route(
    '**/api/portal/session',
    async (route) => route.fulfill({ body: before, contentType: 'application/json' }),
    { times: 1 },
  )
  const { asked } = openHeld(page)
  await expectNothingSeen(page, asked)
  release()
  await expect(page.getByRole('dialog', { name: '准考证已在另一个窗口切换' })).toBeVisible()
})

for (const route of ['session', 'home'])
  test(`UX-05 when ${route} is not answered nothing is drawn, and the page asks for it and says what it has to`, {
    tag: '@phone',
  }, async ({ page, watch }) => {
    watch.intended.add(500)
    await enter(page, '张伟明')
    const release = await holdScripts(page)
    await page.route(`**/api/portal/${route}`, (one) => one.fulfill({ status: 500, body: '{}' }), {
      times: 1,
    })
    const { asked } = openHeld(page)
    await expectNothingSeen(page, asked)
    release()
    await expect(page.getByRole('heading', { name: '近期可办理的业务' })).toBeVisible()
  })

test('SCO-02, UX-05 an address with a filter is drawn by the page alone', { tag: '@phone' }, async ({
  page,
}) => {
  const release = await holdScripts(page)
  await enter(page, '张伟明')
  const asked = page.waitForRequest(ENTRANCE)
  await page.goto('/scores/history?words=zz', { waitUntil: 'commit' })
  await expectNothingSeen(page, asked)
  release()
  await expect(page.getByText('没有符合条件的成绩')).toBeVisible()
})

import { expectAccessible, expectDrawn } from './accessible.ts'
import { expectFocusSeen } from './focus-seen.ts'
import { enterDesk, expect, test } from './journey.ts'
import { DESK_PAGES } from './pages.ts'
import { photograph } from './photograph.ts'
import { expectWholeValues } from './whole-values.ts'

const desks = Map.groupBy(
  DESK_PAGES.flatMap((page) => ('address' in page ? [page] : [])),
  ({ post }) => post ?? '',
)

for (const [post, pages] of desks) {
  test(`UX-01, ACC-01 the desk of ${post}: no violation, never wider than the screen, refusals in words`, async ({
    page,
  }) => {
    test.setTimeout(180_000)
    await enterDesk(page, post)
    for (const { address, picture } of pages) {
      await page.goto(address)
      await expectDrawn(page)
      await expectWholeValues(page)
      await expectAccessible(page)
      if (picture !== undefined) await photograph(page, picture)
      await expectFocusSeen(page)
    }
  })
}

test('UX-01 on a phone the province and the number of a transfer stand within their card, each of them whole', {
  tag: '@phone',
}, async ({ page }) => {
  for (const [officer, address, title] of [
    ['徐老师', '/office/departures', '转入地、准考证号'],
    ['金老师', '/office/transfers-in', '转出省、准考证号'],
  ] as const) {
    await enterDesk(page, officer)
    await page.goto(address)
    const cell = page.locator(`td[data-title="${title}"]`).first()
    await expect(cell).toContainText('江苏省')
    const { lines, excess } = await cell.evaluate((element) => {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      const lines: number[] = []
      for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
        const range = document.createRange()
        range.selectNodeContents(text)
        lines.push(new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size)
      }
      return { lines, excess: element.scrollWidth - element.clientWidth }
    })
    expect(Math.max(...lines), address).toBe(1)
    expect(excess, address).toBeLessThanOrEqual(0)
  }
})

test('ACC-02 a candidate is found, shown masked, and a number revealed in full only for a reason', {
  tag: '@desk',
}, async ({ page }) => {
  test.setTimeout(180_000)
  await enterDesk(page, '顾老师')
  await page.goto('/office/candidates')
  await page.getByRole('searchbox').fill('郑凯')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: '郑凯' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '郑凯' })).toBeVisible()
  await expect(page.getByText(/310\*{14}6/)).toBeVisible()
  await expect(page.getByText('310110199812066016')).toHaveCount(0)
  await expect(page.getByRole('heading', { name: /^申请（\d+ 项）$/ })).toBeVisible()
  await expectAccessible(page)
  await photograph(page, 'office-candidate')
  await page.getByRole('button', { name: '查看完整号码' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('textbox').fill('电话核实身份')
  await photograph(page, 'office-reveal')
  await dialog.getByRole('button', { name: '记录原因并查看' }).click()
  await expect(page.getByText('310110199812066016')).toBeVisible()
})

test('ACC-02, TRL-01 whoever answers a call opens the whole record, after saying why', {
  tag: '@desk',
}, async ({ page }) => {
  await enterDesk(page, '吴老师')
  await page.goto('/office/candidates')
  await page.getByRole('searchbox').fill('郑凯')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: '郑凯' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '打开考生的全部记录' })).toBeVisible()
  await expect(page.getByText(/310\*{14}6/)).toHaveCount(0)
  await expectAccessible(page)
  await page.getByRole('textbox', { name: '原因' }).fill('来电咨询免考进度')
  await page.getByRole('button', { name: '记录原因并打开' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '郑凯' })).toBeVisible()
  await expect(page.getByText(/310\*{14}6/)).toBeVisible()
  await expectAccessible(page)
  await photograph(page, 'office-whole-record')
  await page.getByRole('button', { name: '代考生提交人工找回' }).click()
  const dialog = page.getByRole('dialog', { name: '代 郑凯 提交人工找回' })
  await dialog.getByRole('button', { name: '提交' }).click()
  await expect(dialog.getByRole('textbox', { name: '来电情况' })).toHaveAttribute('aria-invalid', 'true')
  await expectAccessible(page)
})

test('ACC-02 whoever steps back over the list to another candidate says why before that record opens', {
  tag: '@desk',
}, async ({ page }) => {
  await enterDesk(page, '吴老师')
  await page.goto('/office/candidates')
  const find = async (name: string) => {
    await page.getByRole('searchbox').fill(name)
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name }).click()
    await expect(page.getByRole('heading', { level: 1, name: '打开考生的全部记录' })).toBeVisible()
  }
  await find('赵敏')
  const first = page.url()
  await page.getByRole('link', { name: '返回查询' }).click()
  await find('郑凯')
  await page.getByRole('textbox', { name: '原因' }).fill('来电咨询免考进度')
  await page.getByRole('button', { name: '记录原因并打开' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '郑凯' })).toBeVisible()
  await page.evaluate(() => history.go(-2))
  await expect(page).toHaveURL(first)
  await expect(page.getByRole('heading', { level: 1, name: '打开考生的全部记录' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: '原因' })).toHaveValue('')
})

test('ACC-02 a list of the whole record that is cut says so, and shows the older ones', {
  tag: '@desk',
}, async ({ page }) => {
  const signIn = (no: number, agent: string) => ({
    ...{ id: `01890000-0000-7000-8000-00000000000${no}`, at: '2025-12-16T00:00:00.000Z', outcome: 'failed' },
    ...{ address: '192.0.2.9', agent },
  })
  await page.route('**/api/office/candidates/*/opening', async (route) => {
    const reply = await route.fetch()
    const record = (await reply.json()) as object
    const json = { ...record, signIns: [signIn(1, '新的浏览器')], more: ['signIns'] }
    await route.fulfill({ response: reply, json })
  })
  await page.route('**/api/office/candidates/*/opening/older', (route) =>
    route.fulfill({ json: { signIns: [signIn(1, '新的浏览器'), signIn(2, '旧的浏览器')], more: false } }),
  )
  await enterDesk(page, '吴老师')
  await page.goto('/office/candidates')
  await page.getByRole('searchbox').fill('郑凯')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: '郑凯' }).click()
  await page.getByRole('textbox', { name: '原因' }).fill('来电询问登录')
  await page.getByRole('button', { name: '记录原因并打开' }).click()
  await expect(page.getByText('这里是最近的 1 条，还有更早的。')).toHaveCount(1)
  await expectAccessible(page)
  const asked = page.waitForRequest('**/opening/older')
  await page.getByRole('button', { name: '显示更早的 100 条' }).press('Enter')
  expect((await asked).postDataJSON()).toMatchObject({ reason: '来电询问登录', list: 'signIns' })
  await expect(page.getByText('旧的浏览器')).toBeVisible()
  await expect(page.getByText('新的浏览器')).toHaveCount(1)
  await expect(page.getByRole('button', { name: '显示更早的 100 条' })).toHaveCount(0)
})

test('ACC-02 a rare character counts as one of those that a search needs, and below too short a search stands no earlier result', {
  tag: '@desk',
}, async ({ page }) => {
  await enterDesk(page, '沈科长')
  await page.goto('/office/candidates')
  await page.getByRole('searchbox').fill('郑凯')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: '郑凯' })).toBeVisible()
  await page.getByRole('searchbox').fill('𠮷')
  await page.keyboard.press('Enter')
  await expect(page.getByText('请至少输入 2 个字。')).toBeVisible()
  // What an earlier search found is no answer to what is typed now.
  await expect(page.getByRole('link', { name: '郑凯' })).toHaveCount(0)
})

test('HOM-06 an address of the desk that leads nowhere says so, with a way back and nothing to try again', {
  tag: '@desk',
}, async ({ page, watch }) => {
  watch.intended.add(400).add(404)
  const missing = '01890000-0000-7000-8000-000000000000'
  const pages = {
    许老师: [
      'reviews/nothing',
      `reviews/nothing/${missing}`,
      'reviews/exemption/abc',
      `reviews/exemption/${missing}`,
    ],
    林主任: ['imports/abc', `imports/${missing}`, `candidates/${missing}`],
    唐老师: ['departures/abc', `departures/${missing}`, 'transfers-in/abc', `transfers-in/${missing}`],
  }
  for (const [post, addresses] of Object.entries(pages)) {
    await enterDesk(page, post)
    for (const address of addresses) {
      await page.goto(`/office/${address}`)
      await expect(page.getByRole('heading', { level: 1, name: '没有这个页面' })).toBeVisible()
      await expect(page.getByRole('button', { name: '重试' })).toHaveCount(0)
      await expect(page.getByRole('link', { name: '回到首页' })).toBeVisible()
    }
  }
  await expectAccessible(page)
})

import { expectAccessible } from './accessible.ts'
import { beginApplication, expectSaved } from './apply.ts'
import { enter, expect, sample, test } from './journey.ts'
import { expectFocusKept } from './keyboard.ts'

test('APP-05 a draft that missed its window says so, and is kept', {
  tag: '@phone',
}, async ({ page }) => {
  const name = '吴倩'
  await enter(page, name)
  await beginApplication(page)
  // The window of the sample data stays open for days, so this answer imitates the server's after it closes.
  await page.route('/api/portal/services/exemption', async (route) => {
    const response = await route.fetch()
    const answer = (await response.json()) as { window: object }
    const window = { ...answer.window, state: 'closed', nextExpected: '预计明年 6 月上旬开放' }
    await route.fulfill({ response, json: { ...answer, window } })
  })
  await page.getByRole('checkbox').first().press('Space')
  await expectSaved(page)
  await page.reload()
  await expect(page.getByText('本轮办理时间已截止，现在不能提交。')).toBeVisible()
  await expect(page.getByText('下次开放：预计明年 6 月上旬开放')).toBeVisible()
  await expect(page.getByText('已选择 1 门课程')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: '保存并返回' }).click()
  await expect(page.getByText(/下次开放时可以继续填写/)).toBeVisible()
  await expectAccessible(page)
})

test('HOM-01, APP-02 a 准考证 that was switched elsewhere takes nothing that was typed', {
  tag: '@phone',
}, async ({ page, context, watch }) => {
  test.setTimeout(120_000)
  watch.intended.add(409)
  const { ticketNos } = await sample(page, '张伟明')
  const [first = '', second = ''] = ticketNos
  await page.clock.install()
  await enter(page, '张伟明')
  await beginApplication(page)
  const other = await context.newPage()
  await other.goto('/')
  await other.getByRole('button', { name: `当前准考证号 ${first}` }).click()
  await other.getByRole('menuitem', { name: second }).click()
  await expect(other.getByRole('button', { name: `当前准考证号 ${second}` })).toBeVisible()
  // HOM-07: the draft is listed there too, marked as belonging to the other 准考证.
  const needs = other.getByRole('region', { name: '需要您处理' })
  await expect(needs.getByText(`准考证号 ${first}`)).toBeVisible()
  await expect(needs.getByRole('link')).toHaveCount(0)
  await other.close()

  // By now the page has fetched the session again behind the dialog.
  await page.clock.fastForward('00:40')
  const course = page.getByRole('checkbox').first()
  await course.press('Space')
  const dialog = page.getByRole('dialog', { name: '准考证已在另一个窗口切换' })
  await expect(dialog).toBeVisible()
  await expect(dialog.getByRole('button', { name: `改为查看 ${second}` })).toBeVisible()
  await dialog.getByRole('button', { name: `继续使用 ${first}` }).click()
  await expect(dialog).toHaveCount(0)
  await expectFocusKept(page)
  await expectSaved(page)
  await page.reload()
  await expect(course).toBeChecked()
})

test('HOM-01, APP-02 what was just typed goes with its own 准考证 when this window switches, and the draft is left', {
  tag: '@phone',
}, async ({ page }) => {
  test.setTimeout(120_000)
  const [first = '', second = ''] = (await sample(page, '张伟明')).ticketNos
  await page.clock.install()
  await enter(page, '张伟明')
  await beginApplication(page)
  const switchTo = async (from: string, to: string) => {
    await page.getByRole('button', { name: `当前准考证号 ${from}` }).click()
    await page.getByRole('menuitem', { name: to }).click()
    await expect(page.getByRole('button', { name: `当前准考证号 ${to}` })).toBeVisible()
  }
  await page.getByRole('checkbox').first().press('Space')
  await switchTo(first, second)
  await expect(page.getByRole('heading', { level: 1, name: '申请免考' })).toBeVisible()
  await expect(page.getByRole('region', { name: '我的申请' })).toBeVisible()
  await expect(page.getByRole('link', { name: '继续填写草稿' })).toHaveCount(0)
  // The wait is longer than a change waits to be sent; no request for the other 准考证 may follow.
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'PUT') sent.push(request.url())
  })
  await page.clock.runFor(10_000)
  await page.evaluate(() => fetch('/api/portal/session').then((reply) => reply.text()))
  expect(sent).toEqual([])
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await switchTo(second, first)
  await page.getByRole('link', { name: '继续填写草稿' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '上传凭证' })).toBeVisible()
})

test('APP-02 what could not be sent yet is sent before signing out, and asked about before the window closes', {
  tag: '@phone',
}, async ({ page }) => {
  const name = '吴倩'
  await enter(page, name)
  await beginApplication(page)
  let isAway = true
  await page.route('**/api/portal/drafts/*', async (route) => {
    if (isAway && route.request().method() === 'PUT') await route.abort('aborted')
    else await route.continue()
  })
  await page.getByRole('checkbox').first().press('Space')
  await expect(page.getByText('正在重试').first()).toBeVisible()
  await page.getByRole('link', { name: '保存并返回' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '申请免考' })).toBeVisible()
  const asked = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  isAway = false
  const kept = page.waitForResponse((response) => response.request().method() === 'PUT')
  await page.getByRole('button', { name: `${name}，打开个人菜单` }).click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  expect((await kept).status()).toBe(200)
  await expect(page).toHaveURL(/\/sign-in$/)
  await enter(page, name)
  await page.goto('/services/exemption')
  await expect(page.getByRole('link', { name: '继续填写草稿' })).toBeVisible()
})

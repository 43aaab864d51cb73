import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expectAccessible, expectDrawn } from './accessible.ts'
import { fileByRequest } from './file-by-request.ts'
import { enter, expect, sample, test } from './journey.ts'

const headers = () => ({ 'x-kaoji': '1', 'idempotency-key': randomUUID() })

/** Makes this 准考证号 the active one, as another window would, and opens a page under it. */
async function openUnder(page: Page, ticketNo: string, path: string): Promise<void> {
  const session = (await (await page.request.get('/api/portal/session')).json()) as {
    tickets: { id: string; ticketNo: string }[]
  }
  const ticketId = session.tickets.find((ticket) => ticket.ticketNo === ticketNo)?.id
  await page.request.put('/api/portal/active-ticket', { headers: headers(), data: { ticketId } })
  await page.goto(path)
  await expectActive(page, ticketNo)
}

async function expectActive(page: Page, ticketNo: string): Promise<void> {
  await expect(page.getByRole('button', { name: `当前准考证号 ${ticketNo}` })).toBeVisible()
}

/** Finds a course that can be chosen and has no application yet. */
async function freeCourse(page: Page): Promise<string> {
  const reply = await page.request.get('/api/portal/exemption/courses')
  const { courses } = (await reply.json()) as {
    courses: { code: string; why?: string; together: string[] }[]
  }
  return courses.find(({ why, together }) => why === undefined && together.length === 0)?.code ?? ''
}

test('HOM-07, HOM-03, MSG-01 what belongs to another 准考证 names it, and one button leads there', {
  tag: '@phone',
}, async ({ page, watch }) => {
  test.setTimeout(180_000)
  watch.intended.add(404).add(409).add(400)
  const [first = '', second = ''] = (await sample(page, '张伟明')).ticketNos
  await enter(page, '张伟明')
  await openUnder(page, first, '/')
  await fileByRequest(page, { courses: [await freeCourse(page)], number: '102721200405008801' })

  await openUnder(page, second, '/messages')
  const message = page.getByRole('article').filter({ hasText: '「申请免考」已提交' }).first()
  await expect(message.getByText(`准考证号 ${first}`)).toBeVisible()
  await expectDrawn(page)
  await expectAccessible(page)
  await message.getByRole('button', { name: `切换到 ${first} 并查看` }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '申请已提交' })).toBeFocused()
  await expectActive(page, first)
  const filing = new URL(page.url()).pathname

  await openUnder(page, second, filing)
  await expect(page.getByRole('heading', { level: 1, name: '没有找到' })).toBeVisible()
  await expect(page).toHaveTitle(/^没有找到/)
  await expect(page.getByText(`您要的内容属于准考证号 ${first}`)).toBeVisible()
  await expect(page.getByRole('button', { name: '重试' })).toHaveCount(0)
  await expectAccessible(page)
  await page.getByRole('button', { name: `切换到 ${first} 并查看` }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '申请已提交' })).toBeVisible()
  await expectActive(page, first)

  const service = (await (await page.request.get('/api/portal/services/exemption')).json()) as {
    notice: { version: number }
  }
  const begun = await page.request.post('/api/portal/services/exemption/draft', {
    headers: headers(),
    data: { noticeVersion: service.notice.version },
  })
  const { id: draft } = (await begun.json()) as { id: string }
  await openUnder(page, second, `/services/exemption/drafts/${draft}`)
  await expect(page.getByText(`您要的内容属于准考证号 ${first}`)).toBeVisible()
  await page.getByRole('button', { name: `切换到 ${first} 并查看` }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '选择课程' })).toBeVisible()
  await openUnder(page, second, '/')
  const needs = page.getByRole('region', { name: '需要您处理' })
  await expect(needs.getByText(`准考证号 ${first}`)).toBeVisible()
  await expect(needs.getByText(/草稿保存于 .+，在 .+ 前提交后学校才会审核。/)).toBeVisible()
  await expectDrawn(page)
  await expectAccessible(page)
  await needs.getByRole('button', { name: `切换到 ${first} 并查看：继续填写草稿` }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '选择课程' })).toBeVisible()
  await expectActive(page, first)
})

test('HOM-07, HOM-06 an address that leads nowhere says so, with a way back and nothing to try again', {
  tag: '@phone',
}, async ({ page, watch }) => {
  watch.intended.add(404).add(400)
  await enter(page, '何建国')
  const missing = '01890000-0000-7000-8000-000000000000'
  for (const path of [`applications/${missing}`, `filings/${missing}`, 'applications/nothing']) {
    await page.goto(`/services/exemption/${path}`)
    await expect(page.getByRole('heading', { level: 1, name: '没有找到' })).toBeVisible()
    await expect(page).toHaveTitle(/^没有找到/)
    await expect(page.getByRole('button', { name: '重试' })).toHaveCount(0)
    await expect(page.getByRole('link', { name: '返回申请免考' })).toBeVisible()
  }
  await expectAccessible(page)
  for (const path of [
    'nothing',
    'nothing/notice',
    'transfer-in/notice',
    `toString/applications/${missing}`,
  ]) {
    await page.goto(`/services/${path}`)
    await expect(page.getByRole('heading', { level: 1, name: '没有这个页面' })).toBeVisible()
  }
  for (const path of ['orders/nothing', `orders/${missing}`, 'services/transfer-in/arrivals/nothing']) {
    await page.goto(`/${path}`)
    await expect(page.getByRole('heading', { level: 1, name: '没有这个页面' })).toBeVisible()
    await expect(page.getByRole('button', { name: '重试' })).toHaveCount(0)
  }
  await expectAccessible(page)
  await page.goto('/services/exemption/drafts/nothing')
  await expect(page.getByText('这份草稿已经提交，或者已经删除。')).toBeVisible()
})

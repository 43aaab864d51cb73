import type { APIRequestContext, Page } from '@playwright/test'
import { expectAccessible, expectDrawn } from './accessible.ts'
import { downloaded } from './downloaded.ts'
import { fileGraduation } from './graduation-by-request.ts'
import { anotherPerson, enter, enterDesk, expect, test } from './journey.ts'
import { photograph } from './photograph.ts'

interface Review {
  filed: { sections: { pictures?: Paper[]; credentials?: Paper[] }[] }
}
interface Paper {
  images: { id: string }[]
}

test('GRA-08 an application that every level approved says so, and what comes next', {
  tag: '@phone',
}, async ({ page, browser, watch }) => {
  test.setTimeout(180_000)
  await enter(page, '邓玉兰')
  const { id } = await fileGraduation(page)
  for (const name of ['唐老师', '徐老师', '韩老师']) {
    const reviewer = await anotherPerson(browser, watch)
    await enterDesk(reviewer, name)
    await approve(reviewer.request, id)
    if (name === '韩老师') await printAtDesk(reviewer, id)
    await reviewer.close()
  }
  await page.goto('/services/graduation')
  await expect(page.getByText('审核通过').first()).toBeVisible()
  await page.getByRole('link', { name: /^查看详情：毕业 120203K/ }).click()
  await expect(page.getByText('审核通过').first()).toBeVisible()
  await expect(page.getByText(/请在缴费时间再次登录本平台/)).toBeVisible()
  await expect(page.getByText('毕业审定费 50.00 元')).toBeVisible()
  await expect(page.getByRole('button', { name: '重新申请' })).toHaveCount(0)
  await expectDrawn(page)
  await expectAccessible(page)
  await photograph(page, 'graduation-approved')
  const own = await downloaded(page, () =>
    page.getByRole('button', { name: /^下载《毕业生登记表》/ }).click(),
  )
  expect(own.bytes.subarray(0, 5).toString()).toBe('%PDF-')
})

/** GRA-11: the officer downloads the form from the review page, which says nothing about characters when all can be printed. */
async function printAtDesk(reviewer: Page, id: string): Promise<void> {
  await reviewer.goto(`/office/reviews/graduation/${id}`)
  const button = reviewer.getByRole('button', { name: /^下载《毕业生登记表》/ })
  await expect(button).toBeVisible()
  await expect(reviewer.getByText('下列字符没有字体')).toHaveCount(0)
  await expectAccessible(reviewer)
  const paper = await downloaded(reviewer, () => button.click())
  expect(paper.bytes.subarray(0, 5).toString()).toBe('%PDF-')
}

/** Claims the application, opens its pictures and approves it, with the desk's own requests. */
async function approve(request: APIRequestContext, id: string): Promise<void> {
  const headers = { 'x-kaoji': '1' }
  const review = `/api/office/reviews/${id}`
  await request.post(`${review}/claim`, { headers, data: { takeOver: false } })
  const { filed } = (await (await request.get(review)).json()) as Review
  const papers = filed.sections.flatMap(({ pictures = [], credentials = [] }) => [
    ...pictures,
    ...credentials,
  ])
  for (const { id: image } of papers.flatMap(({ images }) => images))
    await request.get(`/api/office/images/${image}`)
  const data = { verdict: 'approve', revision: 1, reasons: [] }
  const decided = await request.post(`${review}/decision`, { headers, data })
  expect(decided.ok(), await decided.text()).toBe(true)
}

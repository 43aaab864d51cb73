import type { APIRequestContext } from '@playwright/test'
import { expectAccessible, expectDrawn } from './accessible.ts'
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
    await reviewer.close()
  }
  await page.goto('/services/graduation')
  await expect(page.getByText('审核通过').first()).toBeVisible()
  await page.getByRole('link', { name: /^查看毕业 120203K/ }).click()
  await expect(page.getByText('审核通过').first()).toBeVisible()
  await expect(page.getByText(/毕业审定费/)).toBeVisible()
  await expect(page.getByRole('button', { name: '重新申请' })).toHaveCount(0)
  await expectDrawn(page)
  await expectAccessible(page)
  await photograph(page, 'graduation-approved')
})

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

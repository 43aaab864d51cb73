import type { Page } from '@playwright/test'
import { expectAccessible, expectDrawn } from './accessible.ts'
import { decideByRequest } from './decide-by-request.ts'
import { downloaded } from './downloaded.ts'
import { fileGraduation } from './graduation-by-request.ts'
import { anotherPerson, enter, enterDesk, expect, test } from './journey.ts'
import { photograph } from './photograph.ts'

test('GRA-08 an application that every level approved says so, and what comes next', {
  tag: '@phone',
}, async ({ page, browser, watch }) => {
  test.setTimeout(180_000)
  await enter(page, '邓玉兰')
  const { id } = await fileGraduation(page)
  for (const name of ['唐老师', '徐老师', '韩老师']) {
    const reviewer = await anotherPerson(browser, watch)
    await enterDesk(reviewer, name)
    await decideByRequest(reviewer.request, id, { verdict: 'approve' })
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

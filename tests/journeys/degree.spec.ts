import type { Page } from '@playwright/test'
import { expectAccessible, expectDrawn } from './accessible.ts'
import { enter, enterHome, expect, sample, test } from './journey.ts'
import { photograph } from './photograph.ts'

test('AUD-05, AUD-04 who is one course short sees the next step first, the month, and why every course stands as it does', {
  tag: '@phone',
}, async ({ page }) => {
  await open(page, '周涛')
  const main = page.getByRole('main')
  await expect(main.getByRole('heading', { level: 2 }).first()).toHaveText('下一步')
  await expect(main.getByText(/^至少还要通过 \d+ 门（含实践和论文）$/)).toBeVisible()
  await expect(main.getByText(/^\d{4} 年 (6|12) 月$/)).toBeVisible()
  await photograph(page, 'degree')
  await page.getByText(/^全部要求，共 \d+ 门课程（含实践和论文）$/).click()
  await expect(page.getByRole('region', { name: '考试计划', exact: true })).toBeVisible()
  await expect(page.getByText(/^\d{4}年\d{1,2}月 统考 \d+ 分$/).first()).toBeVisible()
  await expectAccessible(page)
})

test('AUD-05 who has the diploma, is leaving, or has applied is not told in which month to graduate, or to apply again', {
  tag: '@phone',
}, async ({ page }) => {
  const month = page.getByRole('heading', { name: '最早什么时候毕业' })
  await open(page, '严文静')
  await expect(page.getByText('您已经取得这个专业的毕业证书')).toBeVisible()
  await expect(month).toHaveCount(0)
  await open(page, '罗晓彤')
  await expect(page.getByText('这个准考证号现在不是在籍状态')).toBeVisible()
  await expect(month).toHaveCount(0)
  await open(page, '韦国强')
  await expect(month).toBeVisible()
  await expect(page.getByText('路上要办的事')).toHaveCount(0)
  await expectAccessible(page)
  await page.getByRole('link', { name: '查看毕业申请' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '120203K 会计学' })).toBeVisible()
})

test('AUD-06, HOM-01 what is assumed for one 准考证 is not taken over to another', {
  tag: '@phone',
}, async ({ page }) => {
  const [first = '', second = ''] = (await sample(page, '张伟明')).ticketNos
  const switchTo = async (from: string, to: string) => {
    await page.getByRole('button', { name: `当前准考证号 ${from}` }).click()
    await page.getByRole('menuitem', { name: to }).click()
    await expect(page.getByRole('button', { name: `当前准考证号 ${to}` })).toBeVisible()
  }
  await open(page, '张伟明')
  const plan = page.getByRole('combobox', { name: '专业和考试计划' })
  await expect(plan).toHaveValue('')
  await switchTo(first, second)
  await expect(plan.getByRole('option').nth(1)).toBeAttached()
  await plan.selectOption({ index: 1 })
  await expect(page.getByRole('button', { name: '恢复成现在的情况' })).toBeVisible()
  await switchTo(second, first)
  await expect(plan).toHaveValue('')
  await expect(page.getByRole('button', { name: '恢复成现在的情况' })).toHaveCount(0)
})

test('AUD-06 what if: courses that are taken as passed make the degree whole, and nothing is kept', {
  tag: '@phone',
}, async ({ page }) => {
  await open(page, '周涛')
  await expect(page.getByRole('heading', { name: '对比' })).toHaveCount(0)
  const courses = page.getByRole('group', { name: '假设下面的课程已经合格' })
  await expect(courses.getByRole('checkbox').first()).toBeVisible()
  for (const one of await courses.getByRole('checkbox').all()) await one.check()
  await expect(page.getByRole('table', { name: '对比' }).getByText('课程已经齐了')).toBeVisible()
  await page.getByRole('heading', { name: '对比' }).scrollIntoViewIfNeeded()
  await photograph(page, 'degree-what-if')
  await expectAccessible(page)
  await page.getByRole('combobox', { name: '专业和考试计划' }).selectOption({ index: 1 })
  await expectDrawn(page)
  await expect(page.getByRole('table', { name: '对比' })).toBeVisible()
  await page.getByRole('button', { name: '恢复成现在的情况' }).click()
  await expect(page.getByRole('table', { name: '对比' })).toHaveCount(0)
  await page.reload()
  await expect(page.getByText(/^至少还要通过 \d+ 门（含实践和论文）$/)).toBeVisible()
})

test('HOM-05 home says how far the degree is in a line, and leads to the page', { tag: '@phone' }, async ({
  page,
}) => {
  await enterHome(page, '周涛')
  await expect(
    page.getByText(/^已合格 \d+ 门（不含实践和论文）、[\d.]+ 学分，连同实践和论文至少还差 \d+ 门。/),
  ).toBeVisible()
  await page.getByRole('link', { name: '查看毕业进度' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '毕业进度' })).toBeVisible()
})

test('AUD-06, GRA-03 who picks a 加考 situation sees its courses, and the choice is there on the next visit', {
  tag: '@phone',
}, async ({ page }) => {
  await open(page, '蒋晓东')
  await expect(page.getByText('请先选择加考情形').first()).toBeVisible()
  const situation = page.getByRole('combobox', { name: '加考情形' })
  await situation.selectOption({ label: '经济管理类其他专业专科毕业生' })
  await expect(page.getByText('请先选择加考情形')).toHaveCount(0)
  await page.reload()
  await expect(situation.locator('option:checked')).toHaveText('经济管理类其他专业专科毕业生')
  await expectAccessible(page)
})

test('AUD-04, AUD-06 a substitution names its courses, and leaving it out is compared', {
  tag: '@desk',
}, async ({ page }) => {
  await open(page, '韩雪梅')
  await page.getByText(/^全部要求，共 \d+ 门课程（含实践和论文）$/).click()
  await expect(page.getByText(/^由 .+ 顶替$/).first()).toBeVisible()
  const rules = page.getByRole('group', { name: '顶替：不用的可以取消' })
  const used = rules.getByRole('checkbox', { name: /顶替/ }).first()
  await used.uncheck()
  await expect(page.getByRole('table', { name: '对比' })).toBeVisible()
  await expectAccessible(page)
})

async function open(page: Page, name: string): Promise<void> {
  await enter(page, name)
  await page.goto('/degree')
  await expectDrawn(page)
}

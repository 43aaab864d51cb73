import { expectAccessible } from './accessible.ts'
import { beginGraduation, fillContact, goOn } from './graduation-pages.ts'
import { enter, expect, test } from './journey.ts'
import { pressOn } from './keyboard.ts'

test('GRA-02 a candidate doubts a score where it is shown, and finds the request again', {
  tag: '@phone',
}, async ({ page }) => {
  test.setTimeout(120_000)
  await enter(page, '黄志强')
  await beginGraduation(page)
  await fillContact(page)
  await goOn(page, '登记成绩')
  await pressOn(page, page.getByRole('button', { name: '提出成绩疑问' }))
  const dialog = page.getByRole('dialog', { name: '提出成绩疑问' })
  await pressOn(page, dialog.getByRole('button', { name: '提交成绩疑问' }))
  await expect(dialog.getByText('请选择课程。')).toBeVisible()
  await expect(dialog.getByRole('combobox', { name: '课程' })).toBeFocused()
  await expectAccessible(page)
  await dialog.getByRole('combobox', { name: '课程' }).selectOption({ label: '00160 审计学' })
  await dialog.getByRole('radio', { name: '考过但没有成绩' }).check()
  await dialog
    .getByRole('textbox', { name: '情况说明' })
    .fill('2024 年 10 月参加考试，成绩 72 分，没有显示。')
  await pressOn(page, dialog.getByRole('button', { name: '提交成绩疑问' }))
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText('成绩疑问已提交，学校核查后在这里答复。')).toBeVisible()
  await expect(page.getByText('待答复')).toBeVisible()
  await expectAccessible(page)
})

test('GRA-02, SCO-02 a score that is missing is told of where all scores stand, and the request is found there', {
  tag: '@phone',
}, async ({ page }) => {
  await enter(page, '张伟明')
  for (const [path, heading] of [
    ['/scores', '当次成绩'],
    ['/degree', '毕业进度'],
    ['/scores/history', '历次成绩'],
  ] as const) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
    await expect(page.getByRole('heading', { name: '显示的成绩有误怎么办' })).toBeVisible()
  }
  // A course of the plan that has no score stands in no list on this page.
  const { lines } = (await (await page.request.get('/api/portal/degree', { headers: HERE })).json()) as Audit
  const missing = lines.find(
    ({ kind, state, scores }) => kind === 'course' && state === 'missing' && scores.length === 0,
  )
  await pressOn(page, page.getByRole('button', { name: '提出成绩疑问' }))
  const dialog = page.getByRole('dialog', { name: '提出成绩疑问' })
  await dialog
    .getByRole('combobox', { name: '课程' })
    .selectOption({ label: `${missing?.course.code} ${missing?.course.name}` })
  await dialog.getByRole('radio', { name: '考过但没有成绩' }).check()
  await dialog.getByRole('textbox', { name: '情况说明' }).fill('2024 年 10 月参加考试，没有显示成绩。')
  await pressOn(page, dialog.getByRole('button', { name: '提交成绩疑问' }))
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText('待答复')).toBeVisible()
  await expectAccessible(page)
})

const HERE = { 'x-kaoji': '1' }

interface Audit {
  lines: { kind: string; state: string; course: { code: string; name: string }; scores: unknown[] }[]
}

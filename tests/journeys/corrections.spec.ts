import type { Page } from '@playwright/test'
import { expectAccessible, expectAccessibleAsItIs } from './accessible.ts'
import { anotherPerson, enter, enterDesk, expect, test } from './journey.ts'
import { chooseIn, expectEscapeReturns, pressOn, tabTo, typeInto } from './keyboard.ts'
import { photograph } from './photograph.ts'

const candidate = '阿依古丽·买买提'
const reason = '成绩复核：第 3 题漏计 4 分'

test('IMP-03, SCO-04 one officer asks for a correction, only a second one grants it, the candidate sees both values', {
  tag: '@desk',
}, async ({ page, browser, watch }) => {
  test.setTimeout(240_000)
  await enterDesk(page, '林主任')
  const score = await openRecord(page)
  const corrected = score.mark === 100 ? 90 : score.mark + 1
  const change = `原成绩${score.mark} 分→更正为${corrected} 分`

  const opener = page.getByRole('button', { name: `申请更正 ${score.courseName}` })
  await pressOn(page, opener)
  const dialog = page.getByRole('dialog', { name: `申请更正：${score.courseName}` })
  await chooseIn(page, dialog.getByLabel('更正为'), '分数')
  await typeInto(page, dialog.getByRole('textbox', { name: '分数（0–100）' }), '101')
  await pressOn(page, dialog.getByRole('button', { name: '提交更正申请' }))
  await expect(dialog.getByText('有 2 处需要修改')).toBeVisible()
  await expectAccessibleAsItIs(page)
  await expectEscapeReturns(page, opener)

  await page.keyboard.press('Enter')
  await typeInto(page, dialog.getByRole('textbox', { name: '分数（0–100）' }), String(corrected))
  await typeInto(page, dialog.getByRole('textbox', { name: '更正原因' }), reason)
  await photograph(page, 'office-correct-score')
  await pressOn(page, dialog.getByRole('button', { name: '提交更正申请' }))
  await expect(dialog.getByText('更正申请已提交，须由另一位同事复核后才生效。')).toBeVisible()
  expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true)
  await expectAccessibleAsItIs(page)
  await expectEscapeReturns(page, opener)

  await page.goto('/office/corrections')
  const waiting = page.getByRole('row').filter({ hasText: reason })
  await expect(waiting).toContainText('须由另一位同事复核')
  await expect(waiting).toContainText(change)
  await expect(waiting.getByRole('button')).toHaveCount(0)
  await expectAccessible(page)

  const colleague = await anotherPerson(browser, watch)
  await enterDesk(colleague, '沈科长')
  await grant(colleague)
  await colleague.close()

  const owner = await anotherPerson(browser, watch)
  await enter(owner, candidate)
  // The newest score of the record is one of 当次成绩.
  await owner.goto('/scores')
  const row = owner.getByRole('row').filter({ hasText: '已更正' })
  await expect(row.getByText(`${corrected} 分`)).toBeVisible()
  const life = row.getByRole('button', { name: `「${score.courseName}」的成绩来历` })
  await pressOn(owner, life)
  await expect(
    owner.getByRole('dialog').getByText(`由「${score.mark} 分」更正为「${corrected} 分」。原因：${reason}`),
  ).toBeVisible()
  await expectAccessibleAsItIs(owner)
  await expectEscapeReturns(owner, life)
  await owner.close()
})

interface Score {
  courseName: string
  mark: number
}

/** Finds the candidate by keyboard, and returns a marked score of a course that occurs only once in the record. */
async function openRecord(page: Page): Promise<Score> {
  await page.goto('/office/candidates')
  await typeInto(page, page.getByRole('searchbox'), candidate)
  await page.keyboard.press('Enter')
  const replied = page.waitForResponse(/\/api\/office\/candidates\/[0-9a-f-]{36}$/)
  await pressOn(page, page.getByRole('link', { name: candidate, exact: true }))
  await expect(page.getByRole('heading', { level: 1, name: candidate })).toBeVisible()
  const { scores } = (await (await replied).json()) as { scores: (Score & { kind: string })[] }
  const once = scores.find(
    ({ kind, courseName }) =>
      kind === 'marked' && scores.filter((other) => other.courseName.includes(courseName)).length === 1,
  )
  if (!once) throw new Error('no marked score')
  return once
}

/** Makes the second person's decision by keyboard; the focus stays on the page although the button has gone. */
async function grant(page: Page): Promise<void> {
  await page.goto('/office/corrections')
  const row = page.getByRole('row').filter({ hasText: reason })
  const approve = row.getByRole('button', { name: `同意更正 ${candidate}` })
  await expect(approve).toBeVisible()
  await photograph(page, 'office-corrections')
  await pressOn(page, approve)
  await expectEscapeReturns(page, approve)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(reason)).toBeVisible()
  await tabTo(page, dialog.getByRole('textbox', { name: '说明' }))
  await expectAccessible(page)
  await pressOn(page, dialog.getByRole('button', { name: '同意更正' }))
  await expect(dialog).toHaveCount(0)
  await expect(row).toContainText('已更正')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expectAccessible(page)
}

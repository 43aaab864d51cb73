import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { goToStep } from './apply.ts'
import { fileByRequest } from './file-by-request.ts'
import { anotherPerson, enter, enterDesk, expect, sample, test } from './journey.ts'
import { photograph } from './photograph.ts'
import { openFromQueue, ownLine, searchQueue } from './review-desk.ts'

const applicant = { name: '马晓燕', number: '102721200405004712' } as const

/** Files a rejected application again, from 「重新提交」 on its page to the end (APP-04). */
async function fileAgain(page: Page): Promise<void> {
  await page.getByRole('button', { name: '重新提交' }).press('Enter')
  await expect(page.getByText('请按审核意见修改，然后重新提交。')).toBeVisible()
  await expect(page.getByText('图片不清晰，看不清文字或编号。').first()).toBeVisible()
  await expectAccessible(page)
  await goToStep(page, '下一步', '确认信息')
  await page.getByRole('button', { name: '重新提交' }).press('Enter')
  await expect(page).toHaveURL(/\/filings\//)
  await page.goto('/services/exemption')
}

test('REV-01, REV-02, REV-03, REV-04, REV-06, EXM-03, APP-04 two courses, two reviewers, one fault, one approval, one undoing', {
  tag: '@desk',
}, async ({ page, browser, watch }) => {
  test.setTimeout(300_000)
  const { name, number } = applicant
  const { ticketNos } = await sample(page, name)
  const [ticketNo = ''] = ticketNos
  await enter(page, name)
  await fileByRequest(page, { courses: ['03708', '03709'], number })

  const school = await anotherPerson(browser, watch)
  await enterDesk(school, '唐老师')
  await school.goto('/office/reviews/exemption')
  await expect(school.getByRole('heading', { level: 2, name: '申请免考 · 初审' })).toBeVisible()
  await expect(school.getByRole('table')).toBeVisible()
  await expectAccessible(school)
  await photograph(school, 'office-review-queue')
  // A row stays one line, however narrow its columns are.
  const heights = await school
    .locator('.kj-table-dense tbody tr')
    .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height))
  expect(Math.max(...heights)).toBeLessThanOrEqual(44)
  const [sheet] = await Promise.all([
    school.waitForEvent('download'),
    school.getByRole('button', { name: '导出 Excel' }).click(),
  ])
  expect(sheet.suggestedFilename()).toMatch(/^审核列表-申请免考-\d{4}-\d\d-\d\d\.xlsx$/)
  await school.goto('/office/')
  await expect(school.getByRole('table', { name: '本轮办理情况' })).toContainText('初审待审')
  await expectAccessible(school)
  await school.goto('/office/reviews/exemption')
  await expect(school.getByRole('table')).toBeVisible()
  await school.keyboard.press('?')
  await expect(school.getByRole('dialog')).toContainText('审核下一份')
  await expectAccessible(school)
  await school.keyboard.press('Escape')

  await openFromQueue(school, ticketNo, '03709')
  const picture = school.getByRole('img', { name: /第 1 张，共 1 张/ })
  await expect(picture).toBeVisible()
  // Only what came back says how often it was filed.
  await expect(school.getByText('第 1 次提交')).toHaveCount(0)
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(500)
  await school.keyboard.press('+')
  await school.keyboard.press('r')
  await expect(picture).toHaveAttribute('style', /rotate\(90deg\)/)
  const filter = () => picture.evaluate((image) => getComputedStyle(image).filter)
  await school.keyboard.press('v')
  await expect.poll(filter).toContain('contrast')
  await school.keyboard.press('v')
  await expect.poll(filter).toBe('none')
  await school.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await school.keyboard.press('y')
  await expect(school.getByText('已复制。')).toBeVisible()
  expect(await school.evaluate(() => navigator.clipboard.readText())).toMatch(/\d{4}/)
  await school.keyboard.press(']')
  await expect(school.getByRole('img', { name: /教育部学历证书电子注册备案表，第 1 张/ })).toBeVisible()
  await school.keyboard.press('[')
  await expect(school.getByText('规定支持')).toBeVisible()
  await expectAccessible(school)
  // Turns the picture upright again, as the manual shows it.
  for (const key of ['r', 'r', 'r', '0']) await school.keyboard.press(key)
  await photograph(school, 'office-review')

  await school.keyboard.press('f')
  const dialog = school.getByRole('dialog')
  await expect(dialog.getByRole('textbox', { name: '筛选原因' })).toBeFocused()
  await school.keyboard.press('Enter')
  await expect(dialog.getByText('请至少选择一条原因。')).toBeVisible()
  await school.keyboard.type('清晰')
  await school.keyboard.press('Enter')
  await expect(dialog.getByRole('checkbox', { name: '图片不清晰' })).toBeChecked()
  await expect(dialog.getByText(/看不清文字或编号.*重新拍摄/)).toBeVisible()
  await expect(dialog.getByText('请至少选择一条原因。')).toHaveCount(0)
  await expectAccessible(school)
  await photograph(school, 'office-review-reject')
  await school.keyboard.press('Enter')
  await expect(school.getByText('「免考 03709', { exact: false }).first()).toBeVisible()
  await expect(school.getByText(/已审核不通过。/)).toBeVisible()

  await openFromQueue(school, ticketNo, '03708')
  await school.keyboard.press('a')
  await expect(dialog).toContainText('通过后转入下一级审核。')
  // A decision takes two keys, because the dialog's button already has the focus.
  await expect(dialog.getByRole('button', { name: '通过', exact: true })).toBeFocused()
  await school.keyboard.press('Enter')
  await expect(school.getByText(/已审核通过。/)).toBeVisible()
  await school.close()

  await page.goto('/services/exemption')
  await expect(ownLine(page, '03709')).toContainText('审核未通过')
  await expect(ownLine(page, '03708')).toContainText('审核中')
  await ownLine(page, '03709').getByRole('link').first().click()
  await expect(page.getByText('图片不清晰，看不清文字或编号。').first()).toBeVisible()
  await expectAccessible(page)
  await fileAgain(page)
  await expect(ownLine(page, '03709')).toContainText('待审核')

  const first = await anotherPerson(browser, watch)
  await enterDesk(first, '徐老师')
  await openFromQueue(first, ticketNo, '03708')
  // REV-07: the last approval takes effect, so the page first shows the pictures not opened yet.
  await first.keyboard.press('a')
  await expect(first.getByRole('img', { name: /教育部学历证书电子注册备案表，第 1 张/ })).toBeVisible()
  await expect(first.getByText('图片已全部看过，可以通过了。')).toBeVisible()
  await first.keyboard.press('a')
  await expect(first.getByRole('dialog')).toContainText('通过后立即生效')
  await first.getByRole('dialog').getByRole('button', { name: '通过', exact: true }).press('Enter')
  await expect(first.getByText(/已审核通过。/)).toBeVisible()
  await page.goto('/services/exemption')
  await expect(ownLine(page, '03708')).toContainText('审核通过')
  await page.goto('/scores/history')
  await expect(page.getByText('中国近现代史纲要').first()).toBeVisible()

  await first.goto('/office/reviews/exemption')
  await first.getByRole('button', { name: '我审核过的' }).press('Enter')
  await first
    .getByRole('link', { name: /免考 03708/ })
    .first()
    .press('Enter')
  // Once the title has the focus, the page receives keys.
  await expect(first.getByRole('heading', { level: 1, name: /免考 03708/ })).toBeFocused()
  await first.keyboard.press('u')
  await first.getByRole('dialog').getByRole('textbox', { name: '撤销原因' }).fill('证书核验有误')
  await first.getByRole('dialog').getByRole('button', { name: '撤销决定' }).press('Enter')
  await expect(first.getByText('徐老师 已申请撤销，待另一位同事复核。')).toBeVisible()
  await first.goto('/office/undo-requests')
  await expect(first.getByText('须由另一位同事复核').first()).toBeVisible()
  await expectAccessible(first)
  await first.close()

  const second = await anotherPerson(browser, watch)
  await enterDesk(second, '韩老师')
  await second.goto('/office/undo-requests')
  await second.getByRole('button', { name: `同意撤销 ${name}` }).press('Enter')
  await second.getByRole('dialog').getByRole('button', { name: '同意撤销' }).press('Enter')
  await expect(second.getByRole('dialog')).toHaveCount(0)
  await second.close()
  await page.goto('/services/exemption')
  await expect(ownLine(page, '03708')).toContainText('审核中')
})

test('REV-01 another school sees nothing of it, and keys can be turned off', { tag: '@desk' }, async ({
  page,
  browser,
  watch,
}) => {
  test.setTimeout(120_000)
  const applicant = await anotherPerson(browser, watch)
  const { ticketNos } = await sample(page, '孙丽华')
  await enter(applicant, '孙丽华')
  await fileByRequest(applicant, { courses: ['14033'], number: '102721200405004713' })
  await applicant.close()
  await enterDesk(page, '许老师')
  await searchQueue(page, ticketNos[0] ?? '')
  await expect(page.getByText('没有找到符合条件的申请')).toBeVisible()
  await page.keyboard.press('?')
  await page.getByRole('switch', { name: '启用审核单键快捷键' }).press('Space')
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  await expect(page.getByText('没有待您审核的申请了。')).toHaveCount(0)
  await expectAccessible(page)
})

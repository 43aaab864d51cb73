import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expectSaved } from './apply.ts'
import { expect } from './journey.ts'
import { pressOn, tabTo } from './keyboard.ts'
import { photograph } from './photograph.ts'
import { portraitPhoto } from './portrait-samples.ts'

/** Goes from the service's page through 考生须知 to the first step, by keyboard. */
export async function beginGraduation(page: Page): Promise<void> {
  await page.goto('/services/graduation')
  await pressOn(page, page.getByRole('link', { name: '立即申请' }))
  await expect(page.getByRole('heading', { level: 1, name: '考生须知' })).toBeFocused()
  await pressOn(page, page.getByRole('button', { name: '我已知晓，继续申请' }))
  await expectStep(page, '核实个人信息')
}

export async function expectStep(page: Page, title: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused()
}

/** Presses 「下一步」 or 「上一步」 by keyboard, and waits for the step. */
export async function goOn(page: Page, title: string): Promise<void> {
  await pressOn(page, nextOf(page))
  await expectStep(page, title)
}

function nextOf(page: Page) {
  return page.locator('.kj-step-buttons :is(a, button)', { hasText: '下一步' })
}

export async function goBack(page: Page, title: string): Promise<void> {
  await pressOn(page, page.getByRole('link', { name: '上一步' }))
  await expectStep(page, title)
}

/** Answers the window that 「下一步」 opens for the courses without a score, and goes on (GRA-04). */
export async function explainMissing(page: Page): Promise<void> {
  await pressOn(page, nextOf(page))
  const dialog = page.getByRole('dialog', { name: '说明没有成绩的情况' })
  await expect(dialog.getByText(/^对于确实符合毕业条件，但部分课程没有成绩的/)).toBeVisible()
  await expectAccessible(page)
  await photograph(page, 'graduation-explain')
  const fields = dialog.getByRole('textbox')
  for (const field of await fields.all())
    await field.fill('2024 年 10 月在上海财经大学考点参加考试，成绩合格，尚未登记。')
  await pressOn(page, dialog.getByRole('button', { name: '下一步' }))
  await expectStep(page, '自我鉴定')
}

/** The same, where it depends on the record whether the window comes. */
export async function explainIfAsked(page: Page): Promise<void> {
  await pressOn(page, nextOf(page))
  const dialog = page.getByRole('dialog', { name: '说明没有成绩的情况' })
  const next = page.getByRole('heading', { level: 1, name: '自我鉴定' })
  await expect(dialog.or(next)).toBeVisible()
  if (await dialog.isVisible()) {
    for (const field of await dialog.getByRole('textbox').all()) await field.fill('考试合格，尚未登记。')
    await pressOn(page, dialog.getByRole('button', { name: '下一步' }))
  }
  await expectStep(page, '自我鉴定')
}

/** Takes a page's picture for the manual from its beginning, nothing in focus. */
export async function photographFromTop(page: Page, name: string): Promise<void> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    scrollTo(0, 0)
  })
  await photograph(page, name)
}

/** Fills in 核实个人信息, as far as the record does not. */
export async function fillContact(page: Page): Promise<void> {
  await page.getByRole('radio', { name: '男' }).check()
  await page.getByRole('combobox', { name: '民族' }).selectOption('汉族')
  await page.getByRole('combobox', { name: '政治面貌' }).selectOption('群众')
  await page.getByRole('textbox', { name: '籍贯' }).fill('江苏省苏州市')
  await page.getByRole('textbox', { name: '通讯地址' }).fill('上海市杨浦区国定路777号3号楼501室')
  await page.getByRole('textbox', { name: '邮政编码' }).fill('200433')
  await page.getByRole('textbox', { name: '手机号码' }).fill('138 0013 8000')
  await expectSaved(page)
}

/** A self-appraisal of so many characters. */
export function appraisalOf(count: number): string {
  const sentence = '本人热爱祖国，遵纪守法，工作认真，利用业余时间坚持自学，学以致用，不断提高业务水平。'
  return [...sentence.repeat(Math.ceil(count / sentence.length))].slice(0, count).join('')
}

/** Fills in what 《毕业生登记表》 asks besides, where the batch asks for it. */
export async function fillHistory(page: Page): Promise<void> {
  await pressOn(page, page.getByRole('button', { name: '添加一段经历' }))
  const period = page.getByRole('group', { name: '第 1 段经历' })
  await period.getByRole('textbox', { name: '年', exact: true }).first().fill('2008')
  await period.getByRole('textbox', { name: '月', exact: true }).first().fill('9')
  await period.getByRole('textbox', { name: '学校或单位' }).fill('苏州市第一中学')
  await period.getByRole('textbox', { name: '身份或职务' }).fill('学生')
  await pressOn(page, page.getByRole('button', { name: '添加一位成员' }))
  const relative = page.getByRole('group', { name: '第 1 位成员' })
  await relative.getByRole('textbox', { name: '与本人关系' }).fill('父亲')
  await relative.getByRole('textbox', { name: '姓名' }).fill('赵明')
  await page.getByRole('textbox', { name: '奖惩情况' }).fill('无')
  await expectSaved(page)
}

/** Chooses, checks and stores a 毕业照片. */
export async function giveGraduationPhoto(
  page: Page,
  drawn: Parameters<typeof portraitPhoto>[0] = {},
): Promise<void> {
  const group = page.getByRole('group', { name: '毕业照片', exact: true })
  const file = { name: '照片.jpg', mimeType: 'image/jpeg', buffer: await portraitPhoto(drawn) }
  await group.locator('input[type=file]:not([capture])').setInputFiles(file)
  const dialog = page.getByRole('dialog', { name: '裁剪毕业照片' })
  await tabTo(page, dialog.getByRole('button', { name: '检查照片' }))
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: '使用这张照片' }).press('Enter', { timeout: 30_000 })
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('img', { name: '已保存的毕业照片' })).toBeVisible()
}

import { expectAccessible } from './accessible.ts'
import { expectSaved } from './apply.ts'
import {
  appraisalOf,
  beginGraduation,
  expectStep,
  explainIfAsked,
  fillContact,
  fillHistory,
  giveGraduationPhoto,
  goOn,
} from './graduation-pages.ts'
import { enter, expect, sample, test } from './journey.ts'
import { pressOn, typeInto } from './keyboard.ts'

test('GRA-06, GRA-07, HOM-01 a 专科 candidate with two 准考证 applies with the one that is chosen, without 前置学历', {
  tag: '@desk',
}, async ({ page }) => {
  test.setTimeout(180_000)
  const [first = '', second = ''] = (await sample(page, '张伟明')).ticketNos
  await enter(page, '张伟明')
  await page.goto('/services/graduation')
  await page.getByRole('button', { name: `当前准考证号 ${first}` }).click()
  await page.getByRole('menuitem', { name: second }).click()
  await expect(page.getByRole('button', { name: `当前准考证号 ${second}` })).toBeVisible()
  await beginGraduation(page)
  await expect(page.getByText('第 1 步，共 6 步')).toBeVisible()
  await expect(page.getByRole('navigation', { name: '办理步骤' }).getByText('前置学历')).toHaveCount(0)
  await fillContact(page)
  await goOn(page, '登记成绩')
  await expect(page.getByRole('radio', { name: /^530605/ })).toBeChecked()
  // The major of the other 准考证 says where it can be applied for.
  await expect(page.getByText(`该专业属于准考证号 ${first}`)).toBeVisible()
  await expectAccessible(page)
  await explainIfAsked(page)
  await typeInto(page, page.getByRole('textbox', { name: '自我鉴定' }), appraisalOf(220))
  await expectSaved(page)
  await goOn(page, '个人简历')
  await fillHistory(page)
  await goOn(page, '毕业照片')
  await giveGraduationPhoto(page)
  await goOn(page, '确认信息')
  await expectAccessible(page)
  await pressOn(page, page.getByRole('button', { name: '确认无误，提交申请' }))
  await expectStep(page, '申请已提交')
  await expect(page.getByText('毕业 530605').first()).toBeVisible()
})

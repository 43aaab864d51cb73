import { expectAccessible, expectDrawn } from './accessible.ts'
import { choosePhoto, credentialCard, expectSaved, fillDiploma } from './apply.ts'
import { downloaded } from './downloaded.ts'
import {
  appraisalOf,
  beginGraduation,
  expectStep,
  explainMissing,
  fillContact,
  fillHistory,
  giveGraduationPhoto,
  goBack,
  goOn,
  photographFromTop,
} from './graduation-pages.ts'
import { enter, expect, test } from './journey.ts'
import { pressOn, typeInto } from './keyboard.ts'
import { photograph } from './photograph.ts'

// A sample account that is short of a course, whatever else is on its record.
test('GRA-01, GRA-02, GRA-04, GRA-05, GRA-06, GRA-07, GRA-10 an undergraduate applies through every page, and loses nothing on the way', {
  tag: '@phone',
}, async ({ page }) => {
  test.setTimeout(240_000)
  await enter(page, '周涛')
  await page.goto('/services/graduation')
  await expectDrawn(page)
  await expectAccessible(page)
  await photograph(page, 'graduation-service')
  await page.goto('/services/graduation/notice')
  await expectDrawn(page)
  await expectAccessible(page)
  await photograph(page, 'graduation-notice')
  await beginGraduation(page)

  await expect(page.getByRole('definition').filter({ hasText: '周涛' })).toBeVisible()
  await expect(page.getByRole('link', { name: '信息有误？前往「个人信息更正」' })).toBeVisible()
  await expect(page.getByRole('link', { name: '修改找回密码用的手机号码' })).toBeVisible()
  await fillContact(page)
  // A phone in groups is kept without them.
  await page.getByRole('textbox', { name: '邮政编码' }).focus()
  await expect(page.getByRole('textbox', { name: '手机号码' })).toHaveValue('13800138000')
  await expectAccessible(page)
  await photographFromTop(page, 'graduation-person')

  await goOn(page, '登记成绩')
  await expect(page.getByRole('radio', { name: /^120203K/ })).toBeChecked()
  await expect(page.getByRole('cell', { name: /以.+满足|有合格成绩/ }).first()).toBeVisible()
  await expect(page.getByText(/^如果显示已取得的成绩有误，请拨打客服电话/)).toBeVisible()
  await typeInto(page, page.getByRole('textbox', { name: '毕业论文（设计）题目' }), '中小企业内部控制研究')
  await expectSaved(page)
  await expectAccessible(page)
  await photographFromTop(page, 'graduation-scores')

  await explainMissing(page)
  await expect(page.getByText(/打印到《毕业生登记表》，放入个人档案/)).toBeVisible()
  const appraisal = page.getByRole('textbox', { name: '自我鉴定' })
  await appraisal.fill(appraisalOf(199))
  await expect(page.getByText('已写 199 字，还差 1 字')).toBeVisible()
  await appraisal.fill(`${appraisalOf(499)}𠮷\n\n  `)
  await expect(page.getByText('已写 500 字，符合要求')).toBeVisible()
  await appraisal.fill(appraisalOf(501))
  await expect(page.getByText('已写 501 字，超出 1 字')).toBeVisible()
  await appraisal.fill(`${appraisalOf(300)}😀`)
  await expect(page.getByText(/「😀」是表情符号/)).toBeVisible()
  await expectAccessible(page)
  await appraisal.fill(appraisalOf(300))
  await expect(page.getByText('已写 300 字，符合要求')).toBeVisible()
  await photographFromTop(page, 'graduation-appraisal')
  await expectSaved(page)
  await page.reload()
  await expect(appraisal).toHaveValue(appraisalOf(300))

  await goOn(page, '个人简历')
  await fillHistory(page)
  await expectAccessible(page)
  await photographFromTop(page, 'graduation-history')

  await goOn(page, '前置学历')
  await page.getByRole('textbox', { name: '毕业院校' }).fill('上海商学院')
  await page.getByRole('textbox', { name: '专业', exact: true }).fill('会计')
  await page.getByRole('radio', { name: '2002 年及以后毕业' }).check()
  await pressOn(page, page.getByRole('button', { name: '填写《毕业证书》' }))
  await fillDiploma(page, { number: '102721200405001234', year: '1999' })
  await choosePhoto(page, '毕业证书', '102721200405001234')
  await pressOn(page, page.getByRole('button', { name: '填写《教育部学历证书电子注册备案表》' }))
  const form = credentialCard(page, '教育部学历证书电子注册备案表')
  await form.getByRole('textbox', { name: '在线验证码' }).fill('ABCD1234EFGH5678')
  await choosePhoto(page, '教育部学历证书电子注册备案表', 'ABCD1234EFGH5678')
  await expectSaved(page)
  await expectAccessible(page)
  await photographFromTop(page, 'graduation-prior')

  await goOn(page, '毕业照片')
  await goOn(page, '确认信息')
  const problems = page.getByRole('alert')
  await expect(problems.getByRole('link', { name: '请上传毕业照片。' })).toBeVisible()
  await expect(problems.getByRole('link', { name: /2002 年以前取得/ }).first()).toBeVisible()
  await expectAccessible(page)
  await photograph(page, 'graduation-problems')
  await problems
    .getByRole('link', { name: /2002 年以前取得/ })
    .first()
    .press('Enter')
  await expectStepShown(page, '前置学历')
  await page.getByRole('textbox', { name: '年', exact: true }).fill('2004')
  await expectSaved(page)
  await goOn(page, '毕业照片')
  await giveGraduationPhoto(page)
  await expectSaved(page)
  await expectAccessible(page)
  await photographFromTop(page, 'graduation-photo')

  await goOn(page, '确认信息')
  await expect(page.getByRole('button', { name: '确认无误，提交申请' })).toBeVisible()
  await expectAccessible(page)
  await photograph(page, 'graduation-confirm')
  await goBack(page, '毕业照片')
  await goBack(page, '前置学历')
  await expect(page.getByRole('textbox', { name: '毕业证书编号' })).toHaveValue('102721200405001234')
  await goOn(page, '毕业照片')
  await goOn(page, '确认信息')
  await pressOn(page, page.getByRole('button', { name: '确认无误，提交申请' }))
  await expectStep(page, '申请已提交')
  await expectDrawn(page)
  await expectAccessible(page)
  await photograph(page, 'graduation-filed')
  await page.getByRole('link', { name: /^查看详情：毕业 120203K/ }).click()
  await expect(page.getByText('待审核').first()).toBeVisible()
  await expectDrawn(page)
  await expectAccessible(page)
  await photograph(page, 'graduation-details')
  const paper = await downloaded(page, () =>
    page.getByRole('button', { name: '下载《毕业生登记表》（PDF）' }).click(),
  )
  expect(paper.bytes.subarray(0, 5).toString()).toBe('%PDF-')
})

/** A link to a field brings the focus there, not to the title. */
async function expectStepShown(page: Parameters<typeof expectStep>[0], title: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

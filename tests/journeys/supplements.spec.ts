import type { Page } from '@playwright/test'
import { expectAccessible, expectDrawn } from './accessible.ts'
import { choosePhoto, expectSaved } from './apply.ts'
import { decideByRequest } from './decide-by-request.ts'
import { anotherPerson, enter, enterDesk, expect, test } from './journey.ts'
import { chooseIn, pressOn, turnToElders, typeInto } from './keyboard.ts'
import { photograph } from './photograph.ts'

const NAME = '周涛'

/** Opens the page of a new row, by keyboard. */
async function addRow(page: Page, kind: string): Promise<void> {
  await page.goto('/services/supplement')
  await expectDrawn(page)
  await pressOn(page, page.getByRole('button', { name: `新增一条${kind}` }))
  await expect(page.getByRole('heading', { level: 1, name: kind })).toBeVisible()
}

/** Types into the list of courses and picks its first entry with the keys. */
async function pickCourse(page: Page, words: string, label: string): Promise<void> {
  const field = page.getByRole('combobox', { name: '课程名称' }).first()
  const list = page.getByRole('listbox', { name: '课程', exact: true })
  await typeInto(page, field, words)
  // Left and tapped again, the field opens its list again (SUP-01): a phone has no arrow key.
  await page.getByRole('heading', { level: 1 }).click()
  await expect(list).toBeHidden()
  await field.click()
  await expect(list.getByRole('option', { name: label })).toBeVisible()
  while ((await list.getByRole('option', { selected: true }).innerText()) !== label)
    await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(field).toHaveValue(label)
}

/** Types a date into its three parts. */
async function typeDate(page: Page, legend: string, [year, month, day]: readonly string[]): Promise<void> {
  const group = page.getByRole('group', { name: legend, exact: true })
  await typeInto(page, group.getByRole('textbox', { name: '年' }), year ?? '')
  await typeInto(page, group.getByRole('textbox', { name: '月' }), month ?? '')
  if (day !== undefined) await typeInto(page, group.getByRole('textbox', { name: '日' }), day)
}

async function addPicture(page: Page, number: string): Promise<void> {
  await pressOn(page, page.getByRole('button', { name: '上传图片', exact: true }))
  await choosePhoto(page, '补登凭证', number)
  await expectSaved(page)
}

async function save(page: Page, words = '下面新增了一条数据'): Promise<void> {
  await pressOn(page, page.getByRole('button', { name: /^保存/ }))
  await expect(page.getByRole('heading', { level: 1, name: '成绩补登', exact: true })).toBeVisible()
  await expect(page.getByText(`保存成功，${words}，请等待审核。`)).toBeVisible()
}

/** APP-03: what one level has passed says in the place of 「删除」 and 「撤回」 that neither is possible, and whom to call. */
async function expectNoWithdrawal(page: Page, id: string): Promise<void> {
  await page.goto('/services/supplement')
  await expect(page.getByText('已有一级审核通过，不能再删除。', { exact: false })).toBeVisible()
  await expectAccessible(page)
  await page.goto(`/services/supplement-exemption/applications/${id}`)
  await expect(page.getByText('已有一级审核通过，不能再撤回。', { exact: false })).toBeVisible()
  await expect(page.getByRole('link', { name: /^拨打 / })).toBeVisible()
  await expectAccessible(page)
}

test('SUP-01, SUP-04 a score of 1998 is added by keyboard, edited and deleted', async ({ page, watch }) => {
  watch.intended.add(422).add(404)
  test.setTimeout(180_000)
  await enter(page, NAME)
  await page.goto('/services/supplement')
  await expectDrawn(page)
  await expect(page.getByText('只能补登 2002年及以前的成绩。')).toBeVisible()
  await expectAccessible(page)
  await photograph(page, 'supplements')
  await addRow(page, '理论与实践成绩补登')
  await pickCourse(page, 'yyy', '00012 英语(一)')
  await typeDate(page, '通过时间', ['2003', '1', '1'])
  await typeInto(page, page.getByRole('textbox', { name: '成绩', exact: true }), '59')
  await pressOn(page, page.getByRole('button', { name: '保存' }))
  await expect(page.getByRole('alert').getByText('只能补登合格的成绩').first()).toBeVisible()
  await expect(page.getByRole('alert').getByText('请上传凭证的图片。')).toBeVisible()
  await expectAccessible(page)
  await typeDate(page, '通过时间', ['1998', '10'])
  // What was put in place of a wrong value is in the list at once, if it is wrong too.
  await typeInto(page, page.getByRole('textbox', { name: '成绩', exact: true }), '101')
  await expect(page.getByRole('alert').getByRole('link')).toHaveText([/成绩/, '请上传凭证的图片。'])
  await typeInto(page, page.getByRole('textbox', { name: '成绩', exact: true }), '６８')
  await addPicture(page, '1')
  // With the last of them the list of what is wrong is gone.
  await expect(page.getByText('请上传凭证的图片。')).toHaveCount(0)
  await expectAccessible(page)
  await photograph(page, 'supplement-score')
  await save(page)
  const row = page.getByRole('listitem').filter({ hasText: '00012' })
  await expect(row.getByText('待审核')).toBeVisible()
  await expectAccessible(page)
  await row.scrollIntoViewIfNeeded()
  await photograph(page, 'supplements-saved')
  await pressOn(page, row.getByRole('button', { name: /^编辑/ }))
  await expect(page.getByRole('combobox', { name: '课程名称' })).toHaveValue('00012 英语(一)')
  await expect(page.getByText('点击「保存修改」之前，原来保存的内容仍然有效。')).toBeVisible()
  await typeInto(page, page.getByRole('textbox', { name: '成绩', exact: true }), '86')
  await expectSaved(page)
  // Who leaves here has changed nothing yet, and is told so.
  await pressOn(page, page.getByRole('link', { name: '返回，以后再填' }))
  await expect(row.getByText(/^有修改没有用「保存修改」提交/)).toBeVisible()
  await expectAccessible(page)
  await pressOn(page, row.getByRole('link', { name: /^继续修改/ }))
  const left = page.url()
  await save(page, '这条数据已按修改后的内容提交')
  await page.goto(left)
  await pressOn(page, page.getByRole('link', { name: '返回成绩补登' }))
  await pressOn(page, row.getByRole('button', { name: /^删除/ }))
  await pressOn(page, page.getByRole('dialog').getByRole('button', { name: '删除' }))
  await expect(row).toHaveCount(0)
  await expect(page.getByText('已删除，这条数据不再审核。')).toBeVisible()
  await expect(page.getByText(/^保存成功/)).toHaveCount(0)
})

test('SUP-02, SUP-04 an exemption of 2015 is added, approved by two officers, and stands in 历次成绩', {
  tag: '@desk',
}, async ({ page, browser, watch }) => {
  test.setTimeout(180_000)
  await enter(page, NAME)
  await addRow(page, '免考补登')
  await expect(page.getByText('仅限 2020年以前已办理免考且审核通过的')).toBeVisible()
  await expect(page.getByRole('link', { name: '返回，以后再填' })).toBeVisible()
  await pickCourse(page, '4747', '04747 Java语言程序设计(一)')
  await typeDate(page, '办理免考时间', ['2015', '6'])
  await chooseIn(page, page.getByRole('combobox', { name: '凭证类型' }), 'PETS-3 合格证书')
  await typeDate(page, '取得凭证时间', ['2014', '3'])
  await typeInto(page, page.getByRole('textbox', { name: '凭证编号' }), '201403310000123')
  await chooseIn(page, page.getByRole('combobox', { name: '取得凭证地区' }), '上海市')
  await addPicture(page, '2')
  await expectAccessible(page)
  await photograph(page, 'supplement-exemption')
  await save(page)
  const { applications } = (await (
    await page.request.get('/api/portal/services/supplement-exemption')
  ).json()) as {
    applications: { id: string }[]
  }
  const id = applications[0]?.id ?? ''
  for (const officer of ['唐老师', '徐老师']) {
    const reviewer = await anotherPerson(browser, watch)
    await enterDesk(reviewer, officer)
    await reviewer.goto(`/office/reviews/supplement-exemption/${id}`)
    await expect(reviewer.getByText('办理免考时间').first()).toBeVisible()
    await expect(reviewer.getByText('补登核对').first()).toBeVisible()
    await expectAccessible(reviewer)
    await photograph(reviewer, 'office-supplement')
    await decideByRequest(reviewer.request, id, { verdict: 'approve' })
    await reviewer.close()
    if (officer === '唐老师') await expectNoWithdrawal(page, id)
  }
  await page.goto('/scores/history')
  await expect(page.getByRole('row').filter({ hasText: '04747' })).toContainText('补登')
})

test('SUP-03 a transfer of 2015 is added with two courses, in 长辈版 too', { tag: '@phone' }, async ({
  page,
}) => {
  await enter(page, NAME)
  await addRow(page, '转入补登')
  await turnToElders(page, NAME)
  await typeDate(page, '办理转入时间', ['2015', '9', '20'])
  await chooseIn(page, page.getByRole('combobox', { name: '转出省', exact: true }), '四川省')
  await typeInto(page, page.getByRole('textbox', { name: '转出省准考证号' }), '510109123456')
  await pressOn(page, page.getByRole('button', { name: '再添加一门转入课程' }))
  await removeUnfinishedRow(page)
  for (const [place, words, label] of [
    [1, 'java', '04747 Java语言程序设计(一)'],
    [2, '0018', '00018 计算机应用基础'],
  ] as const) {
    const row = page.getByRole('group', { name: `转入课程 ${place}`, exact: true })
    await typeInto(page, row.getByRole('combobox', { name: '课程名称' }), words)
    await expect(page.getByRole('option', { name: label, selected: true })).toBeVisible()
    await page.keyboard.press('Enter')
    await typeInto(page, row.getByRole('textbox', { name: '成绩', exact: true }), '70')
    await typeInto(page, row.getByRole('textbox', { name: '学分' }), '4')
    await typeInto(page, row.getByRole('textbox', { name: '年' }), '2014')
    await typeInto(page, row.getByRole('textbox', { name: '月' }), '4')
  }
  await addPicture(page, '3')
  await expectAccessible(page)
  await photograph(page, 'supplement-transfer')
  await save(page)
  await expect(
    page.getByRole('listitem').filter({ hasText: '四川省，2 门课程' }).getByText('待审核'),
  ).toBeVisible()
  await expectAccessible(page)
})

/** What was typed and not picked goes with its row: the next one, which takes its place, shows its own course. */
async function removeUnfinishedRow(page: Page): Promise<void> {
  const course = (place: number) =>
    page
      .getByRole('group', { name: `转入课程 ${place}`, exact: true })
      .getByRole('combobox', { name: '课程名称' })
  await typeInto(page, course(1), 'java')
  await typeInto(page, course(2), '0018')
  await page.keyboard.press('Enter')
  await expect(course(2)).toHaveValue('00018 计算机应用基础')
  await pressOn(page, page.getByRole('button', { name: '移除转入课程 1' }))
  await expect(course(1)).toHaveValue('00018 计算机应用基础')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await pressOn(page, page.getByRole('button', { name: '再添加一门转入课程' }))
}

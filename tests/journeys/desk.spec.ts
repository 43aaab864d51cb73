import { expectAccessible } from './accessible.ts'
import { signInAtDesk } from './desk-sign-in.ts'
import { downloaded } from './downloaded.ts'
import { anotherPerson, enterDesk, enterDeskHome, enterHome, expect, samples, test } from './journey.ts'
import { photograph } from './photograph.ts'

test('IMP-01, IMP-02, SCO-03, ACC-01 one officer imports, a second releases, the candidate sees the score', {
  tag: '@desk',
}, async ({ page, browser, watch }) => {
  test.setTimeout(240_000)
  const { candidates } = await samples(page)
  const long = candidates.find(({ name }) => name.startsWith('阿卜杜热合曼'))
  await enterDeskHome(page, '何老师')
  await expectAccessible(page)
  await page.goto('/office/imports')
  await page.getByLabel('考次').selectOption({ index: 1 })
  const text = `准考证号,姓名,课程代码,成绩\n${long?.ticketNos[0]},${long?.name},00020,88\n`
  await page.setInputFiles('input[type=file]', {
    name: '成绩.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  })
  await page.getByRole('button', { name: '上传并检查' }).click()
  await expect(page.getByRole('button', { name: '确认入库' })).toBeVisible({ timeout: 20_000 })
  await expectAccessible(page)
  await photograph(page, 'office-import')
  await page.getByRole('button', { name: '确认入库' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '确认入库' }).click()
  await expect(page.getByText(/下一步：到「成绩发布」/)).toBeVisible({ timeout: 20_000 })
  await page.getByRole('link', { name: '前往成绩发布' }).click()
  await page.getByRole('button', { name: '提交发布' }).first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await photograph(page, 'office-propose')
  await page.getByRole('dialog').getByRole('button', { name: '提交发布' }).click()
  await expect(page.getByText('须由另一位同事复核').first()).toBeVisible()
  await expectAccessible(page)

  const second = await anotherPerson(browser, watch)
  await enterDesk(second, '顾老师')
  await second.goto('/office/publications')
  await second.getByRole('link', { name: '查看并复核' }).first().click()
  await expect(second.getByRole('row', { name: /00020/ })).toBeVisible()
  await expectAccessible(second)
  await photograph(second, 'office-released')
  await second
    .getByRole('link', { name: /^批次 / })
    .first()
    .click()
  await expect(second.getByRole('cell', { name: '88' })).toBeVisible()
  await expectAccessible(second)
  await photograph(second, 'office-released-batch')
  await second.getByRole('link', { name: '返回发布内容' }).click()
  await second.getByRole('button', { name: '同意发布' }).click()
  await expect(second.getByRole('dialog')).toBeVisible()
  await photograph(second, 'office-release')
  await second.getByRole('dialog').getByRole('button', { name: '同意发布' }).click()
  await expect(second.getByRole('dialog')).toHaveCount(0)
  await expect(second.getByText(/已发布/).first()).toBeVisible()
  await second.close()

  const candidate = await anotherPerson(browser, watch)
  await enterHome(candidate, long?.name ?? '')
  await candidate.goto('/scores')
  await expect(candidate.getByText('88').first()).toBeVisible()
  await candidate.close()
})

test('IMP-01 a file with faults is explained row by row and cannot be applied', { tag: '@desk' }, async ({
  page,
}) => {
  test.setTimeout(180_000)
  await enterDesk(page, '林主任')
  await page.goto('/office/imports')
  await page.getByLabel('考次').selectOption({ index: 1 })
  await page.getByLabel('自己指定各列').check()
  const text =
    '2026年10月成绩\n准考证号,课程代码,成绩（平时）,成绩（总评）\n999999999999,00015,95,101\n101000240000,00020,90,66\n'
  await page.setInputFiles('input[type=file]', {
    name: 'x.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  })
  await page.getByRole('button', { name: '上传并检查' }).click()
  // IMP-04: two columns are 成绩, and only the officer knows which one counts.
  await expect(page.getByText('D 列「成绩（总评）」', { exact: false }).first()).toBeVisible({
    timeout: 20_000,
  })
  await page.getByRole('button', { name: '按此对应重新检查' }).click()
  await expect(page.getByText('请指定哪一列是「成绩」。').first()).toBeVisible()
  await page.getByLabel('D 列「成绩（总评）」导入为').selectOption('成绩 *')
  await expectAccessible(page)
  await photograph(page, 'office-import-columns')
  await page.getByRole('button', { name: '按此对应重新检查' }).click()
  await expect(page.getByText('成绩 ← D 列「成绩(总评)」')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('成绩应在 0 到 100 之间。').first()).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('button', { name: '确认入库' })).toHaveCount(0)
  const errors = await downloaded(page, () =>
    page.getByRole('button', { name: '下载错误文件（XLSX）' }).click(),
  )
  expect(errors.name).toMatch(/^errors-\d+\.xlsx$/)
  expect(errors.bytes.subarray(0, 2).toString()).toBe('PK')
  await expectAccessible(page)

  // IMP-04: the sound row need not wait for the faulty one.
  await expect(page.getByText('或先「搁置问题行」', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: '搁置问题行' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('搁置原因').fill('准考证号须向学校核对')
  await dialog.getByRole('button', { name: '搁置问题行' }).click()
  await expect(page.getByText('另有 1 行已搁置，没有入库。', { exact: false })).toBeVisible()
  await expect(page.getByRole('button', { name: '确认入库' })).toBeVisible()
  await photograph(page, 'office-import-set-aside')
  await expectAccessible(page)
  await page.getByRole('button', { name: '放弃此批次' }).click()
  await dialog.getByRole('button', { name: '放弃此批次' }).click()
  await expect(page.getByText('已放弃').first()).toBeVisible()
})

test('TRL-01, UX-01 the auditor reads the trail and checks that it is whole', { tag: '@desk' }, async ({
  page,
}) => {
  test.setTimeout(180_000)
  await signInAtDesk(page, '审计员')
  await page.goto('/office/audit')
  await page.getByRole('button', { name: '校验完整性' }).click()
  await expect(page.getByText(/校验通过：.+1 份每日签名摘要全部相符/)).toBeVisible()
  const digest = await downloaded(page, () => page.getByRole('button', { name: '下载最新签名摘要' }).click())
  expect(digest.name).toMatch(/^audit-digest-\d{4}-\d{2}-\d{2}\.json$/)
  expect(JSON.parse(digest.bytes.toString())).toMatchObject({
    signature: expect.stringMatching(/^[0-9a-f]{128}$/),
  })
  await photograph(page, 'office-audit')
  await expectAccessible(page)
  // What was changed has the room that the long name of an application gives up; the search stands on one line.
  const changes = await page.getByRole('columnheader', { name: '变更内容' }).boundingBox()
  expect(changes?.width).toBeGreaterThan(250)
  const officer = await page.getByRole('textbox', { name: '经办人' }).boundingBox()
  const button = await page.getByRole('button', { name: '查询', exact: true }).boundingBox()
  expect(button?.y).toBeCloseTo(officer?.y ?? 0, 0)

  await page.getByRole('textbox', { name: '经办人' }).fill('何老师')
  await page.getByRole('button', { name: '查询', exact: true }).click()
  await expect(page.getByText('没有符合条件的记录')).toBeVisible()
  await page.getByRole('button', { name: '清除条件' }).click()
  await expect(page.getByRole('textbox', { name: '经办人' })).toHaveValue('')
  await page.getByText('登录', { exact: true }).click()
  await expect(page.getByRole('cell', { name: '登录成功' }).first()).toBeVisible()
  await expectAccessible(page)
  await photograph(page, 'office-audit-sign-ins')
  await page.getByRole('radiogroup', { name: '查看' }).getByText('记录').click()
  await page.getByRole('button', { name: /^只看/ }).first().click()
  await expect(page.getByRole('button', { name: '清除条件' })).toBeVisible()
  const taken = await downloaded(page, () => page.getByRole('button', { name: '导出（XLSX）' }).click())
  expect(taken.name).toBe('audit-trail.xlsx')
})

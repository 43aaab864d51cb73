import { readFile } from 'node:fs/promises'
import { readPackage } from '#rulebook/transfer-package/transfer-package.ts'
import { expectAccessible, expectAccessibleAsItIs, expectDrawn } from './accessible.ts'
import { anotherPerson, enter, enterDesk, expect, test } from './journey.ts'
import { chooseIn, pressOn, typeInto } from './keyboard.ts'
import { photograph } from './photograph.ts'

/** The sample candidate whose transfer both levels have approved; another one is signed already, and one is sent. */
const CANDIDATE = '苏婉清'

test('TRO-02, TRO-03, TRO-04 the school confirms the signing on its tablet, the authority sends the package and enters the answer, the candidate follows', async ({
  page,
  browser,
  watch,
}) => {
  test.setTimeout(180_000)
  await enter(page, CANDIDATE)
  await page.goto('/services/transfer-out')
  await pressOn(page, page.getByRole('link', { name: /审核通过，查看详情/ }))
  await expect(page.getByText('待现场确认', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: '下载《转考（转出）登记表》' })).toBeVisible()
  await expectDrawn(page)
  await expectAccessible(page)
  await photograph(page, 'transfer-out-progress')

  const school = await anotherPerson(browser, watch)
  await enterDesk(school, '金老师')
  await school.goto('/office/departures')
  await expectDrawn(school)
  await expectAccessible(school)
  await photograph(school, 'office-departures')
  await pressOn(school, school.getByRole('link', { name: CANDIDATE }))
  const paper = school.waitForEvent('download')
  await pressOn(school, school.getByRole('button', { name: '打印《转考（转出）登记表》' }))
  expect((await paper).suggestedFilename()).toMatch(/^转考登记表-\d+\.pdf$/)
  await pressOn(school, school.getByRole('button', { name: '确认签字' }))
  const dialog = school.getByRole('dialog')
  await pressOn(school, dialog.getByRole('button', { name: '确认签字' }))
  await expect(dialog.getByText('请逐项核对并勾选。')).toBeVisible()
  for (const box of await dialog.getByRole('checkbox').all()) await pressOn(school, box, 'Space')
  await expectAccessibleAsItIs(school)
  await photograph(school, 'office-departure-signing')
  await pressOn(school, dialog.getByRole('button', { name: '确认签字' }))
  await expect(dialog).toHaveCount(0)
  await expect(school.getByText('待制作', { exact: true })).toBeVisible()
  await school.close()

  const authority = await anotherPerson(browser, watch)
  await enterDesk(authority, '徐老师')
  await authority.goto('/office/departures')
  await pressOn(authority, authority.getByRole('button', { name: '制作 2 份电子档案' }))
  await expect(authority.getByText(/已制作 2 份/)).toBeVisible()
  await chooseIn(authority, authority.getByRole('combobox', { name: '按状态查看' }), '已发出（3）')
  for (const other of ['高文斌', '罗晓彤'])
    await pressOn(authority, authority.getByRole('checkbox', { name: `选择 ${other}` }), 'Space')
  const download = authority.waitForEvent('download')
  await pressOn(authority, authority.getByRole('button', { name: '下载 1 份' }))
  const file = readPackage(await readFile(await (await download).path()))
  expect(file).toMatchObject({ content: { person: { name: CANDIDATE }, to: { province: '江苏省' } } })
  await pressOn(authority, authority.getByRole('link', { name: CANDIDATE }))
  await expectDrawn(authority)
  await expectAccessible(authority)
  await photograph(authority, 'office-departure')
  const answer = authority.getByRole('dialog')
  await pressOn(authority, authority.getByRole('button', { name: '转入地退回' }))
  await typeInto(authority, answer.getByRole('textbox'), '苏教考函〔2026〕9号')
  await pressOn(authority, answer.getByRole('button', { name: '转入地退回' }))
  await expect(authority.getByText('已退回', { exact: true })).toBeVisible()
  await authority.close()

  await page.reload()
  await expect(page.getByText('转入地退回')).toBeVisible()
  await expect(page.getByRole('button', { name: '下载《转考（转出）登记表》' })).toHaveCount(0)
  await expectAccessible(page)
  // The list does not call 审核通过 what was sent back.
  await pressOn(page, page.getByRole('link', { name: '返回本市转出' }))
  await expect(page.getByRole('listitem').filter({ hasText: '已退回' })).toBeVisible()
  await expect(page.getByText('审核通过')).toHaveCount(0)
})

test('TRO-04 a key of another installation is proposed with how it was compared, and waits for a second person', {
  tag: '@desk',
}, async ({ page }) => {
  await enterDesk(page, '安全管理员')
  await page.goto('/office/trusted-keys')
  await pressOn(page, page.getByRole('button', { name: '登记密钥' }))
  const dialog = page.getByRole('dialog')
  const propose = dialog.getByRole('button', { name: '提交登记' })
  await pressOn(page, propose)
  await expect(dialog.getByText('公钥应为 64 位十六进制数字').first()).toBeVisible()
  await expectAccessibleAsItIs(page)
  await chooseIn(page, dialog.getByRole('combobox'), '江苏省')
  for (const [field, words] of [
    ['对方考试院', '江苏省教育考试院'],
    ['对方主机名', 'kaoji.jiangsu.example.cn'],
    ['公钥', 'ab'.repeat(32)],
    ['启用日期', '2026-01-01'],
    ['核对方式', '与苏教考函〔2026〕9号逐字核对'],
  ] as const)
    await typeInto(page, dialog.getByRole('textbox', { name: field }), words)
  await pressOn(page, propose)
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText('须由另一位安全管理员复核')).toBeVisible()
  await expectAccessible(page)
  await photograph(page, 'office-trusted-keys')
})

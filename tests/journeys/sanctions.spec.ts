import { expectAccessible, expectAccessibleAsItIs } from './accessible.ts'
import { anotherPerson, enterDesk, expect, test } from './journey.ts'
import { photograph } from './photograph.ts'

const name = '何建国'
const reason = '沪教考〔2026〕12 号，携带资料'

test('AUD-02, UX-01 one officer enters a sanction, which no click beside the dialog loses, a second one confirms it; the same two steps take it back', {
  tag: '@desk',
}, async ({ page, browser, watch }) => {
  test.setTimeout(90_000)
  await enterDesk(page, '林主任')
  await page.goto('/office/candidates')
  await page.getByRole('searchbox').fill(name)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name, exact: true }).click()
  await page.getByRole('button', { name: '登记处分' }).click()
  const dialog = page.getByRole('dialog', { name: `登记处分：${name}` })
  await dialog.getByRole('button', { name: '提交登记' }).click()
  await expect(dialog.getByText('有 2 处需要修改')).toBeVisible()
  await expectAccessibleAsItIs(page)
  await dialog.getByRole('textbox', { name: '截止日期' }).fill('2027-12-31')
  await dialog.getByRole('textbox', { name: '依据' }).fill(reason)
  // UX-01: neither a click beside the dialog nor one Esc loses what was typed.
  await page.mouse.click(5, 5)
  await expect(dialog.getByText('您填写的内容还没有提交')).toBeVisible()
  await expect(dialog.getByRole('textbox', { name: '依据' })).toHaveValue(reason)
  await dialog.getByRole('button', { name: '提交登记' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('须由另一位同事复核')).toBeVisible()
  await expectAccessible(page)
  await photograph(page, 'office-sanction')

  await page.getByRole('button', { name: '登记处分' }).click()
  await dialog.getByRole('textbox', { name: '依据' }).fill(reason)
  await page.keyboard.press('Escape')
  await expect(dialog.getByText('您填写的内容还没有提交')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  const colleague = await anotherPerson(browser, watch)
  await enterDesk(colleague, '沈科长')
  await colleague.goto('/office/sanctions')
  await colleague.getByRole('button', { name: `同意登记 ${name}`, exact: true }).click()
  await colleague.getByRole('dialog').getByRole('button', { name: '同意登记' }).click()
  await expect(colleague.getByText('生效', { exact: true })).toBeVisible()
  await expectAccessible(colleague)

  await page.reload()
  await page.getByRole('button', { name: `申请撤销 ${name}` }).click()
  await page
    .getByRole('dialog')
    .getByRole('textbox', { name: '撤销原因' })
    .fill('申诉成立，沪教考〔2027〕3 号')
  await page.getByRole('dialog').getByRole('button', { name: '申请撤销' }).click()
  await expect(page.getByText('生效，撤销待复核')).toBeVisible()
  await colleague.reload()
  await colleague.getByRole('button', { name: `同意撤销 ${name}`, exact: true }).click()
  await colleague.getByRole('dialog').getByRole('button', { name: '同意撤销' }).click()
  await expect(colleague.getByText('已撤销')).toBeVisible()
  await colleague.close()
})

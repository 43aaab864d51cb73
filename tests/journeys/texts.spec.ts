import type { Page } from '@playwright/test'
import { expectAccessible, expectDrawn } from './accessible.ts'
import { anotherPerson, enterDesk, expect, test } from './journey.ts'
import { pressOn, typeInto } from './keyboard.ts'
import { photograph } from './photograph.ts'

test('LOG-06, CNT-01 the contact text that an officer saves is on the sign-in page at once, each time as a new version', {
  tag: '@desk',
}, async ({ page, browser, watch }) => {
  test.setTimeout(180_000)
  await enterDesk(page, '沈科长')
  await page.goto('/office/texts')
  await expectDrawn(page)
  const field = page.getByRole('textbox', { name: '咨询 QQ' })
  const original = await field.inputValue()
  const version = await versionOf(page)
  const changed = `${original}（工作日 9:00–16:00）`

  await typeInto(page, field, changed)
  await expect(page.getByText('考生将看到')).toBeVisible()
  await expect(page.locator('.kj-preview')).toHaveText(changed)
  await expectAccessible(page)
  await photograph(page, 'office-texts')
  await pressOn(page, page.getByRole('button', { name: '保存 咨询 QQ' }))
  await expect(page.getByText(`已保存并生效（第 ${version + 1} 版）。`)).toBeVisible()
  await expectAccessible(page)

  const candidate = await anotherPerson(browser, watch)
  await candidate.goto('/sign-in')
  await expect(candidate.getByText(changed)).toBeVisible()
  await expectAccessible(candidate)

  await typeInto(page, field, original)
  await pressOn(page, page.getByRole('button', { name: '保存 咨询 QQ' }))
  await expect(page.getByText(`已保存并生效（第 ${version + 2} 版）。`)).toBeVisible()
  await candidate.reload()
  await expect(candidate.getByText(original, { exact: true })).toBeVisible()
  await expect(candidate.getByText(changed)).toHaveCount(0)
  await candidate.close()
})

test('CNT-01 two officers edit the same text: the later one sees the newer version and loses nothing', {
  tag: '@desk',
}, async ({ page, browser, watch }) => {
  test.setTimeout(180_000)
  watch.intended.add(409)
  const colleague = await anotherPerson(browser, watch)
  await enterDesk(page, '顾老师')
  await enterDesk(colleague, '系统管理员')
  await page.goto('/office/texts')
  await colleague.goto('/office/texts')
  const field = page.getByRole('textbox', { name: '登录页提示' })
  const original = await field.inputValue()
  await expectDrawn(page)
  await typeInto(colleague, colleague.getByRole('textbox', { name: '登录页提示' }), `${original}（一）`)
  await pressOn(colleague, colleague.getByRole('button', { name: '保存 登录页提示' }))
  await expect(colleague.getByText(/已保存并生效/)).toBeVisible()
  await colleague.close()

  await typeInto(page, field, `${original}（二）`)
  await pressOn(page, page.getByRole('button', { name: '保存 登录页提示' }))
  await expect(page.getByText(/在您修改期间，同事已更新为第 \d+ 版：/)).toBeVisible()
  await expect(page.getByText(`${original}（一）`)).toBeVisible()
  await expect(field).toHaveValue(`${original}（二）`)
  await expectAccessible(page)
  // Seen, and replaced knowingly.
  await typeInto(page, field, original)
  await pressOn(page, page.getByRole('button', { name: '保存 登录页提示' }))
  await expect(page.getByText(/已保存并生效/)).toBeVisible()
})

test('CNT-01 what a colleague saved meanwhile and arrives with the list is never replaced unseen', {
  tag: '@desk',
}, async ({ page, browser, watch }) => {
  test.setTimeout(180_000)
  const colleague = await anotherPerson(browser, watch)
  await enterDesk(page, '沈科长')
  await enterDesk(colleague, '系统管理员')
  await page.goto('/office/texts')
  await colleague.goto('/office/texts')
  await expectDrawn(page)
  const fieldOf = (name: string) => page.getByRole('textbox', { name })
  const [numbers, advice, notice] = ['咨询 QQ', '浏览器建议', '登录页提示'] as const
  const originals = new Map<string, string>()
  for (const name of [numbers, advice, notice]) originals.set(name, await fieldOf(name).inputValue())
  await typeInto(page, fieldOf(advice), `${originals.get(advice)}（二）`)
  for (const name of [numbers, advice]) await save(colleague, name, `${originals.get(name)}（一）`)
  await colleague.close()

  // Saving any text makes the page fetch all texts again.
  await save(page, notice, `${originals.get(notice)}（二）`)
  await expect(fieldOf(numbers)).toHaveValue(`${originals.get(numbers)}（一）`)
  await expect(page.getByRole('button', { name: `保存 ${numbers}` })).toBeDisabled()
  const newer = page.getByRole('status').filter({ hasText: /同事已更新为第 \d+ 版：/ })
  await expect(newer).toHaveCount(1)
  await expect(newer).toContainText(`${originals.get(advice)}（一）`)
  await expect(fieldOf(advice)).toHaveValue(`${originals.get(advice)}（二）`)
  await expectAccessible(page)
  // Seen, and replaced knowingly.
  await save(page, advice, originals.get(advice) ?? '')
  await expect(newer).toHaveCount(0)
})

test('CNT-01 whoever leaves the page with a changed text is asked first, and may stay with it', {
  tag: '@desk',
}, async ({ page }) => {
  await enterDesk(page, '沈科长')
  await page.goto('/office/texts')
  await expectDrawn(page)
  const field = page.getByRole('textbox', { name: '咨询 QQ' })
  await field.fill('改到一半')
  const leave = page.getByRole('link', { name: '考生查询' })
  await leave.click()
  const dialog = page.getByRole('dialog', { name: '还有没保存的文字' })
  await expect(dialog).toContainText('「咨询 QQ」改了还没有保存')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '取消' }).click()
  await expect(field).toHaveValue('改到一半')
  await leave.click()
  await dialog.getByRole('button', { name: '不保存，离开' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '考生查询' })).toBeVisible()
})

/** Saves a text by keyboard, and waits until the page says that it is in force. */
async function save(page: Page, name: string, text: string): Promise<void> {
  const card = page.locator('section').filter({ has: page.getByRole('heading', { name }) })
  await typeInto(page, page.getByRole('textbox', { name }), text)
  await pressOn(page, page.getByRole('button', { name: `保存 ${name}` }))
  await expect(card.getByText(/已保存并生效/)).toBeVisible()
}

async function versionOf(page: Page): Promise<number> {
  const card = page.locator('section').filter({ has: page.getByRole('heading', { name: '咨询 QQ' }) })
  const [, version] = /当前第 (\d+) 版/.exec(await card.innerText()) ?? []
  return Number(version)
}

import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { expect } from './journey.ts'
import { tabTo } from './keyboard.ts'

/** Makes a photograph of a paper with words on it, as a phone would take it. */
export async function paperPhoto(title: string, number: string): Promise<Buffer> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200">
    <rect width="1600" height="1200" fill="#c9c2b4"/><rect x="120" y="100" width="1360" height="1000" fill="#fbf6e8"/>
    <text x="800" y="360" font-size="110" text-anchor="middle">${title}</text>
    <text x="300" y="620" font-size="56">兹证明持证人成绩合格，特发此证。</text>
    <text x="300" y="900" font-size="64">No. ${number}</text></svg>`
  return sharp(Buffer.from(drawing)).jpeg({ quality: 88 }).toBuffer()
}

/** Chooses photographs for a credential and waits until they are stored. */
export async function choosePhoto(page: Page, type: string, number: string): Promise<void> {
  const group = page.getByRole('group', { name: `「${type}」的照片`, exact: true })
  const chooser = page.waitForEvent('filechooser')
  await group.getByRole('button', { name: /^选择图片/ }).click()
  const buffer = await paperPhoto(type, number)
  await (await chooser).setFiles({ name: `${number}.jpg`, mimeType: 'image/jpeg', buffer })
  await expect(group.getByText('已上传').first()).toBeVisible({ timeout: 20_000 })
}

/** Finds the card of a credential in the form. */
export function credentialCard(page: Page, type: string) {
  return page.getByRole('region', { name: new RegExp(`^凭证 \\d+：${type}$`) })
}

/** Adds a credential of a type, by keyboard. */
export async function addCredential(page: Page, type: string): Promise<void> {
  await page.getByRole('combobox', { name: '凭证类型' }).selectOption({ label: type })
  const add = page.getByRole('button', { name: '新增凭证', exact: true })
  await tabTo(page, add)
  await page.keyboard.press('Enter')
  await expect(credentialCard(page, type)).toBeVisible()
}

/** Fills in everything of a 毕业证书 except its photograph. */
export async function fillDiploma(page: Page, given: { number: string; year: string }): Promise<void> {
  const card = credentialCard(page, '毕业证书')
  await card.getByRole('textbox', { name: '毕业证书编号' }).fill(given.number)
  await card.getByRole('textbox', { name: '年', exact: true }).fill(given.year)
  await card.getByRole('textbox', { name: '月', exact: true }).fill('7')
  await card.getByRole('combobox', { name: '获取凭证省份' }).selectOption('上海市')
  await card.getByRole('combobox', { name: '学历层次' }).selectOption('本科')
}

/** Waits until the entries are on the server. */
export async function expectSaved(page: Page): Promise<void> {
  const saved = page.getByRole('status').filter({ hasText: /^已自动保存 \d{2}:\d{2}$/ })
  // Looks twice a second; an expectation that has failed for a second looks once a second only.
  await saved.waitFor({ timeout: 20_000 })
  await expect(saved).toBeVisible()
}

/** Goes from the service's page through 考生须知 to the first step, by keyboard. */
export async function beginApplication(page: Page): Promise<void> {
  await page.goto('/services/exemption')
  await tabTo(page, page.getByRole('link', { name: '立即申请' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '考生须知' })).toBeFocused()
  await tabTo(page, page.getByRole('button', { name: '我已知晓，继续申请' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '选择课程' })).toBeFocused()
}

/** Goes on or back, and waits for the step. */
export async function goToStep(page: Page, word: '下一步' | '上一步', title: string): Promise<void> {
  await page.getByRole(word === '下一步' && title === '上传凭证' ? 'button' : 'link', { name: word }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

/** Discards the draft on the service's page. */
export async function discardDraft(page: Page): Promise<void> {
  await page.getByRole('button', { name: '删除草稿' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '删除草稿' }).click()
  await expect(page.getByRole('button', { name: '删除草稿' })).toHaveCount(0)
  // The button that opened the dialog has gone; the focus must not be lost with it (UX-01).
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
}

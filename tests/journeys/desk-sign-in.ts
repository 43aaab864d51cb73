import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, type Locator, type Page } from '@playwright/test'
import { typeCaptcha } from './journey.ts'
import { pressOn } from './keyboard.ts'

/** Fills the sample account in with a code that this run has not used yet: a code counts once. */
async function fillFresh(page: Page, name: string): Promise<void> {
  const fill = page.getByRole('button', { name: new RegExp(`填入 ${name}`) })
  await expect(fill).toBeVisible()
  await expect(async () => {
    const reply = page.waitForResponse('**/api/demonstration')
    await fill.click()
    const { staff } = (await (await reply).json()) as { staff: { name: string; currentCode: string }[] }
    const code = staff.find((one) => one.name === name)?.currentCode ?? ''
    // The form holds this very answer, and none is under way that could replace it.
    await expect(page.getByLabel('动态口令')).toHaveValue(code)
    expect(code).not.toBe(spentCodes()[name])
    spend(name, code)
  }).toPass({ timeout: 40_000, intervals: [1_000, 2_000] })
}

/** Signs a member of staff in as far as the first page of the desk. */
export async function signInAtDesk(page: Page, name: string): Promise<void> {
  await page.goto('/office/sign-in')
  await fillFresh(page, name)
  await typeCaptcha(page)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: '首页' })).toBeVisible()
}

/** The desk's menu, which a phone folds away. */
export async function openMenu(page: Page): Promise<Locator> {
  const folded = page.getByRole('button', { name: '菜单' })
  if (await folded.isVisible()) await pressOn(page, folded)
  return page.getByRole('navigation', { name: '主菜单' })
}

// In a file, because the second project and whatever follows a failure run in processes of their own.
const notes = () => process.env.KAOJI_SPENT_CODES ?? ''

function spentCodes(): Record<string, string> {
  return existsSync(notes()) ? (JSON.parse(readFileSync(notes(), 'utf8')) as Record<string, string>) : {}
}

function spend(name: string, code: string): void {
  writeFileSync(notes(), JSON.stringify({ ...spentCodes(), [name]: code }))
}

import { type Browser, test as base, expect, type Page } from '@playwright/test'
import { type Watch, watchOver } from './watch.ts'

export { expect }

interface Sample {
  candidates: { name: string; idNumber: string; password: string; ticketNos: string[] }[]
  outbox: { text: string }[]
}

/** Every journey also asserts that the browser had nothing to complain about. */
export const test = base.extend<{ watch: Watch }>({
  baseURL: async ({}, use) => use(process.env.KAOJI_ORIGIN ?? ''),
  watch: [
    async ({ context }, use) => {
      const watch: Watch = { complaints: [], intended: new Set() }
      watchOver(context, watch)
      await use(watch)
      expect(watch.complaints).toEqual([])
    },
    { auto: true },
  ],
})

/** The sample accounts, as both entrances show them. */
export async function samples(page: Page): Promise<Sample> {
  const reply = await page.request.get('/api/demonstration')
  return (await reply.json()) as Sample
}

/** One of them by name. */
export async function sample(page: Page, name: string): Promise<Sample['candidates'][number]> {
  const { candidates } = await samples(page)
  const found = candidates.find((candidate) => candidate.name === name)
  if (!found) throw new Error(`no sample account ${name}`)
  return found
}

/** Types the captcha that the demonstration tells. */
export async function typeCaptcha(page: Page): Promise<void> {
  const told = await page.getByText(/本图的验证码是 [A-Z0-9]{5}/).innerText()
  await page.getByRole('textbox', { name: '验证码', exact: true }).fill(told.slice(-5))
}

/** Signs the sample candidate in, as somebody who clicks and types. */
export async function signIn(page: Page, name: string, password?: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: `填入 ${name}` }).click()
  if (password) await page.getByRole('textbox', { name: '密码' }).fill(password)
  await typeCaptcha(page)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

/** Signs in somebody who is none of the samples. */
export async function signInWith(page: Page, idNumber: string, password: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('textbox', { name: '证件号码' }).fill(idNumber)
  await page.getByRole('textbox', { name: '密码' }).fill(password)
  await typeCaptcha(page)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

/** Signs the sample candidate in, up to the home page. */
export async function signInToHome(page: Page, name: string, password?: string): Promise<void> {
  await signIn(page, name, password)
  await expect(page.getByRole('heading', { name: '近期可办理的业务' })).toBeVisible()
}

/** Another person at a browser of their own, watched over like the first one; with the screen of the project. */
export async function anotherPerson(browser: Browser, watch: Watch): Promise<Page> {
  const context = await browser.newContext({ baseURL: process.env.KAOJI_ORIGIN ?? '' })
  watchOver(context, watch)
  return context.newPage()
}

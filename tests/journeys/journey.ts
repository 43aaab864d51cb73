import { type Browser, test as base, expect, type Page } from '@playwright/test'
import { type Host, openHost } from './stage/open-host.ts'
import type { ProviderAct } from './stage/providers.ts'
import { findStage } from './stage/stage.ts'
import { type Watch, watchOver } from './watch.ts'

export { expect }

interface Sample {
  candidates: { name: string; idNumber: string; password: string; ticketNos: string[] }[]
  outbox: { text: string }[]
}

// A process of Playwright runs one journey at a time.
let running: { host: Host; origin: string } | undefined

/**
 * Gives every journey its own product with a freshly seeded database, and asserts at the end that the browser had no
 * complaints.
 */
export const test = base.extend<{ product: string; watch: Watch }, { host: Host }>({
  host: [
    async ({}, use) => {
      const host = openHost()
      await use(host)
      await host.close()
    },
    { scope: 'worker' },
  ],
  product: [
    async ({ host }, use) => {
      const origin = await host.ask({ kind: 'start', stage: findStage() })
      running = { host, origin }
      await use(origin)
      running = undefined
      await host.ask({ kind: 'stop' })
    },
    { auto: true },
  ],
  baseURL: ({ product }, use) => use(product),
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

/** Returns the origin of this journey's product. */
export function origin(): string {
  return theRunning().origin
}

/** Sets the clock of this journey's product forward; the browser's clock is unchanged. */
export async function advanceClock(milliseconds: number): Promise<void> {
  await theRunning().host.ask({ kind: 'advance', milliseconds })
}

/** Gives this browser a session of the sample candidate, as after a sign-in, without opening a page. */
export async function enter(page: Page, name: string): Promise<void> {
  await putSession(page, { door: 'portal', name })
}

/** Gives this browser a session of the sample candidate, and opens the home page. */
export async function enterHome(page: Page, name: string): Promise<void> {
  await enter(page, name)
  await page.goto('/')
  await expect(page.getByRole('heading', { name: '近期可办理的业务' })).toBeVisible()
}

/**
 * Gives this browser a session of the sample member of staff, as after a sign-in with both factors, without opening a
 * page.
 */
export async function enterDesk(page: Page, name: string): Promise<void> {
  await putSession(page, { door: 'office', name })
}

/** Gives this browser a session of the sample member of staff, and opens the first page of the desk. */
export async function enterDeskHome(page: Page, name: string): Promise<void> {
  await enterDesk(page, name)
  await page.goto('/office/')
  await expect(page.getByRole('heading', { level: 1, name: '首页' })).toBeVisible()
}

/** Begins an attempt to pay 50 yuan at the demonstration's cashier, and returns the address of its page. */
export async function charge(attemptNo: string): Promise<string> {
  return theRunning().host.ask({ kind: 'charge', attemptNo })
}

/** Makes a text of this journey's product one that nobody has written yet, as in a new installation. */
export async function unwrite(text: string): Promise<void> {
  await theRunning().host.ask({ kind: 'unwrite', text })
}

/** Lets Alipay and WeChat Pay, or the issuer of e-bills, do something; they are played on loopback, by their own protocols. */
export async function atProviders(act: ProviderAct): Promise<void> {
  await theRunning().host.ask({ kind: 'provider', act })
}

async function putSession(page: Page, who: { door: 'portal' | 'office'; name: string }): Promise<void> {
  const { host, origin: url } = theRunning()
  const value = await host.ask({ kind: 'enter', ...who })
  await page
    .context()
    .addCookies([{ name: `kaoji-${who.door}`, value, url, httpOnly: true, sameSite: 'Strict' }])
}

function theRunning() {
  if (!running) throw new Error('no product runs')
  return running
}

/** Fetches the sample accounts that both sign-in pages show. */
export async function samples(page: Page): Promise<Sample> {
  const reply = await page.request.get('/api/demonstration')
  return (await reply.json()) as Sample
}

/** Finds a sample candidate by name. */
export async function sample(page: Page, name: string): Promise<Sample['candidates'][number]> {
  const { candidates } = await samples(page)
  const found = candidates.find((candidate) => candidate.name === name)
  if (!found) throw new Error(`no sample account ${name}`)
  return found
}

/** Types the answer of the captcha, which the demonstration reveals. */
export async function typeCaptcha(page: Page): Promise<void> {
  const told = await page.getByText(/本图的验证码是 [A-Z0-9]{5}/).innerText()
  await page.getByRole('textbox', { name: '验证码', exact: true }).fill(told.slice(-5))
}

/** Signs the sample candidate in by clicking and typing. */
export async function signIn(page: Page, name: string, password?: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: `填入 ${name}` }).click()
  if (password) await page.getByRole('textbox', { name: '密码' }).fill(password)
  await typeCaptcha(page)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

/** Signs in a candidate who is not one of the samples. */
export async function signInWith(page: Page, idNumber: string, password: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('textbox', { name: '证件号码' }).fill(idNumber)
  await page.getByRole('textbox', { name: '密码' }).fill(password)
  await typeCaptcha(page)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

/** Signs the sample candidate in by clicking and typing, up to the home page. */
export async function signInToHome(page: Page, name: string, password?: string): Promise<void> {
  await signIn(page, name, password)
  await expect(page.getByRole('heading', { name: '近期可办理的业务' })).toBeVisible()
}

/** Opens a second browser for another person, watched like the first one and with the project's screen size. */
export async function anotherPerson(browser: Browser, watch: Watch): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin() })
  watchOver(context, watch)
  return context.newPage()
}

import type { Page } from '@playwright/test'
import { expectAccessible, expectDrawn } from './accessible.ts'
import { fileByRequest } from './file-by-request.ts'
import { enter, expect, test } from './journey.ts'

const own = /^这是我自己的设备/
// Files, and so has a message.
const kept = '马晓燕'

test('HOM-08 without a network one’s own device shows the scores and messages that it showed, until the sign-out or another person', {
  tag: '@phone',
}, async ({ page, context, watch }) => {
  test.setTimeout(120_000)
  await enter(page, kept)
  await fileByRequest(page, { courses: ['03708'], number: '102721200405009901' })
  // Nothing is kept that nobody asked for.
  await page.goto('/scores')
  await expectDrawn(page)
  expect(await rowsOf(page)).toBe(0)

  await page.goto('/person')
  await page.getByRole('switch', { name: own }).click()
  await expect(page.getByRole('switch', { name: own })).toBeChecked()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.goto('/scores')
  await expectDrawn(page)
  // The owner and the sheet: a page that is left at once has kept nothing yet.
  await expect.poll(() => rowsOf(page)).toBe(2)
  const course = await page.locator('.kj-course .kj-strong').first().innerText()
  await page.goto('/messages')
  await expectDrawn(page)
  const message = await page.getByRole('heading', { level: 2 }).first().innerText()
  // The owner, the sheet, the inbox.
  await expect.poll(() => rowsOf(page)).toBe(3)

  await context.setOffline(true)
  await page.goto('/scores')
  await expect(page.getByRole('heading', { level: 1, name: '离线查看' })).toBeVisible()
  await expect(page.getByText(`以下是${kept}在这台设备上看过的成绩和消息`)).toBeVisible()
  await expect(page.getByRole('cell', { name: course }).first()).toBeVisible()
  await expect(page.getByRole('heading', { level: 3, name: message })).toBeVisible()
  await expectAccessible(page)
  await context.setOffline(false)
  watch.complaints.splice(0)

  await page.getByRole('button', { name: '重新连接' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '当次成绩' })).toBeVisible()
  await page.goto('/person')
  await page.getByRole('main').getByRole('button', { name: '退出登录' }).click()
  await expect(page).toHaveURL(/\/sign-in$/)
  await expectForgotten(page)

  // The session ends by itself, and somebody else signs in.
  await enter(page, kept)
  await page.goto('/person')
  await page.getByRole('switch', { name: own }).click()
  await expect.poll(() => rowsOf(page)).toBeGreaterThan(0)
  await context.clearCookies()
  await enter(page, '赵敏')
  await page.goto('/person')
  await expect(page.getByRole('switch', { name: own })).not.toBeChecked()
  await expectForgotten(page)
})

test('HOM-08 a page that is left while it begins to keep leaves nothing for the next person', {
  tag: '@phone',
}, async ({ page, context }) => {
  await enter(page, kept)
  await page.goto('/person')
  // Another page of this browser signs out while the worker is on its way.
  await page.evaluate(() => {
    const { promise, resolve } = Promise.withResolvers<never>()
    addEventListener('worker-came', () => resolve(undefined as never))
    navigator.serviceWorker.register = () => promise
  })
  await page.getByRole('switch', { name: own }).click()
  await expect.poll(() => rowsOf(page)).toBe(1)
  await page.evaluate(() => {
    localStorage.removeItem('kaoji-own-device')
    dispatchEvent(new Event('worker-came'))
  })
  await expect(page.getByText('这个浏览器没有保存成功')).toBeVisible()
  await expect(page.getByRole('switch', { name: own })).not.toBeChecked()
  await expectForgotten(page)

  // A worker that never comes holds the page where it has kept and not yet said so.
  await page.evaluate(() => {
    navigator.serviceWorker.register = () => new Promise(() => undefined)
  })
  await page.getByRole('switch', { name: own }).click()
  await expect.poll(() => rowsOf(page)).toBe(1)
  await context.clearCookies()
  await enter(page, '赵敏')
  await page.goto('/person')
  await expect(page.getByRole('switch', { name: own })).not.toBeChecked()
  await expectForgotten(page)
})

async function expectForgotten(page: Page): Promise<void> {
  await expect.poll(() => rowsOf(page)).toBe(0)
  await expect
    .poll(() => page.evaluate(async () => [await caches.has('kaoji-offline-1'), localStorage.length]))
    .toEqual([false, 0])
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length))
    .toBe(0)
}

/** How many sealed rows this browser keeps; none of them may be readable without its key. */
async function rowsOf(page: Page): Promise<number> {
  return page.evaluate(async () => {
    if (!(await indexedDB.databases()).some(({ name }) => name === 'kaoji-offline')) return 0
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('kaoji-offline', 1)
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(request.error))
    })
    const rows = await new Promise<{ sealed: ArrayBuffer }[]>((resolve, reject) => {
      const request = database.transaction('rows').objectStore('rows').getAll()
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(request.error))
    })
    database.close()
    const clear = rows.some(({ sealed }) => new TextDecoder().decode(sealed).includes('03708'))
    return clear ? -1 : rows.length
  })
}

import type { Page } from '@playwright/test'
import { enter, expect, test } from './journey.ts'

const LIMIT_BYTES = 115_000
const LIMIT_REQUESTS = 12

for (const [what, path] of [
  ['candidate’s', '/'],
  ['officer’s', '/office'],
] as const)
  test(`UX-05 the ${what} sign-in page comes in 12 requests, with 115 kB of scripts and styles as sent @phone`, async ({
    page,
  }) => {
    const sent: Promise<number>[] = []
    const addresses: string[] = []
    page.on('requestfinished', (request) => {
      addresses.push(request.url())
      if (!['script', 'stylesheet'].includes(request.resourceType())) return
      sent.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
    })
    await page.goto(path, { waitUntil: 'networkidle' })
    await expect(page.getByRole('button', { name: '登录', exact: true })).toBeVisible()
    const bytes = (await Promise.all(sent)).reduce((sum, one) => sum + one, 0)
    process.stdout.write(`${path}: ${sent.length} scripts and styles, ${bytes} bytes as sent\n`)
    expect(bytes).toBeGreaterThan(20_000)
    expect(bytes).toBeLessThanOrEqual(LIMIT_BYTES)
    expect(addresses.length, addresses.join('\n')).toBeLessThanOrEqual(LIMIT_REQUESTS)
  })

for (const [path, title, questions] of [
  ['/', '首页', ['session', 'home']],
  ['/scores', '当次成绩', ['session', 'scores']],
  ['/scores/history', '历次成绩', ['session', 'scores']],
] as const)
  test(`UX-05 who is signed in sees ${path} with files that its document links to, and with what it asked for itself, once @phone`, async ({
    page,
  }) => {
    const asked: string[] = []
    page.on('request', (request) => {
      const question = /\/api\/portal\/(session|home|scores|sign-ins)$/.exec(request.url())?.[1]
      if (question !== undefined) asked.push(question)
    })
    await watchForTitle(page)
    await enter(page, '何建国')
    const reply = await page.goto(path, { waitUntil: 'commit' })
    const document = (await reply?.text()) ?? ''
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expect(page.locator('#root [inert]')).toHaveCount(0)
    const files = await filesBeforeTitle(page)
    // What the document does not link to is found only when the scripts have run.
    const late = files.filter((file) => !document.includes(file))
    expect(late).toEqual([])
    expect(files.length).toBeGreaterThan(8)
    expect(files.length).toBeLessThanOrEqual(16)
    expect(asked).toEqual(questions)
  })

/** Lets every page that is opened from now on note when it is drawn by its scripts, and not by what comes before them. */
async function watchForTitle(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watch = new MutationObserver(() => {
      // Of the noscript's title nothing is drawn.
      if (document.querySelector('#root h1') === null || document.querySelector('#root [inert]') !== null)
        return
      performance.mark('titled')
      watch.disconnect()
    })
    watch.observe(document, { childList: true, subtree: true })
  })
}

/** The scripts and styles that the page asked for until then; afterwards it loads others ahead. */
function filesBeforeTitle(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const titledAt = performance.getEntriesByName('titled')[0]?.startTime ?? 0
    return performance
      .getEntriesByType('resource')
      .filter(({ name, startTime }) => /\.(js|css)$/.test(name) && startTime < titledAt)
      .map(({ name }) => new URL(name).pathname)
  })
}

test('VER-01 the page that verifies is at most 40 kB of scripts and styles as sent @phone', async ({
  page,
}) => {
  const sent: Promise<number>[] = []
  page.on('requestfinished', (request) => {
    if (!['script', 'stylesheet'].includes(request.resourceType())) return
    sent.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
  })
  await page.goto('/verify')
  await expect(page.getByRole('heading', { level: 1, name: '核验文件真伪' })).toBeVisible()
  const bytes = (await Promise.all(sent)).reduce((sum, one) => sum + one, 0)
  process.stdout.write(`/verify: ${sent.length} scripts and styles, ${bytes} bytes as sent\n`)
  expect(bytes).toBeGreaterThan(5_000)
  expect(bytes).toBeLessThanOrEqual(40_000)
})

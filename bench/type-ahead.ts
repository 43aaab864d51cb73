import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { bulkToken } from '../tools/bulk-candidates.ts'
import { findChromium } from '../tools/chromium.ts'
import { buildCity } from './city.ts'

/**
 * `npm run bench:typeahead`: how long a key takes in the list of courses of 成绩补登, from its event to the frame that shows the list,
 * on a page of a phone's width with a slowed CPU. The baseline is the same key in a field of a bare page: event, paint and the wait for
 * a frame. Ends with 1 when one key in ten takes longer than the goal.
 */
const { values } = parseArgs({
  options: {
    courses: { type: 'string', default: '6000' },
    slower: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '5' },
  },
})
const [courses, slower, rounds] = [values.courses, values.slower, values.rounds].map(Number) as [
  number,
  number,
  number,
]
const GOAL_MS = 100
const WORDS = ['英语', '高等数学', 'zgjxds', 'java', '0015', '13708']
const SUBJECTS = [
  '英语',
  '高等数学',
  '中国近现代史',
  '计算机应用',
  '会计学',
  '教育心理学',
  '线性代数',
  '法律',
]
const INITIALS = ['yy', 'gdsx', 'zgjxds', 'jsjyy', 'kjx', 'jyxlx', 'xxds', 'fl']

const city = await buildCity(10)
try {
  const origin = await city.serve(fileURLToPath(new URL('../server/main.ts', import.meta.url)))
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  try {
    const context = await browser.newContext({ viewport: { width: 360, height: 780 }, locale: 'zh-CN' })
    await context.addCookies([{ name: 'kaoji-portal', value: bulkToken(0), url: origin }])
    await withManyCourses(context)
    const page = await context.newPage()
    await page.goto(`${origin}/services/supplement-score/drafts/${await newRow(context, origin)}`)
    const field = page.getByRole('combobox', { name: '课程名称' })
    await field.waitFor()
    const ours = await typed(
      page,
      () => field.focus(),
      () => field.fill(''),
    )
    await page.goto('about:blank')
    await page.setContent('<input id="bare">')
    const bare = await typed(
      page,
      () => page.locator('#bare').focus(),
      () => page.locator('#bare').fill(''),
    )
    tell(ours, bare)
  } finally {
    await browser.close()
  }
} finally {
  await city.close()
}

/** Puts as many courses as a city's catalogue has in place of the demonstration's. */
async function withManyCourses(context: BrowserContext): Promise<void> {
  await context.route('**/api/portal/supplements/reference', async (route) => {
    const reply = await route.fetch()
    const body = (await reply.json()) as { courses: [string, string, string][] }
    const more = Array.from({ length: Math.max(0, courses - body.courses.length) }, (_, number) => {
      const subject = number % SUBJECTS.length
      return [String(20_000 + number), `${SUBJECTS[subject]}专题${number}`, `${INITIALS[subject]}zt`]
    })
    await route.fulfill({ response: reply, json: { ...body, courses: [...body.courses, ...more] } })
  })
}

/** Begins a row of 理论与实践成绩补登 with the page's own requests. */
async function newRow(context: BrowserContext, origin: string): Promise<string> {
  const service = `${origin}/api/portal/services/supplement-score`
  const { notice } = (await (await context.request.get(service)).json()) as { notice: { version: number } }
  const begun = await context.request.post(`${service}/draft`, {
    headers: { 'x-kaoji': '1', 'idempotency-key': randomUUID() },
    data: { noticeVersion: notice.version },
  })
  if (!begun.ok()) throw new Error(await begun.text())
  return ((await begun.json()) as { id: string }).id
}

/** Types the words key by key, and returns how many milliseconds each key took. */
async function typed(page: Page, focus: () => Promise<void>, clear: () => Promise<void>): Promise<number[]> {
  await focus()
  await page.evaluate(() => {
    const keys: number[] = []
    Object.assign(window, { keys })
    // In the capture phase: before anything of the page hears of the key.
    const hear = () => {
      const begun = performance.now()
      requestAnimationFrame(() => {
        const painted = new MessageChannel()
        painted.port1.onmessage = () => keys.push(performance.now() - begun)
        painted.port2.postMessage(0)
      })
    }
    document.addEventListener('input', hear, true)
  })
  const session = await page.context().newCDPSession(page)
  const all: number[] = []
  // The first round warms up the machine of the page, as the fields before this one would have.
  for (let round = 0; round <= rounds; round += 1) {
    for (const word of WORDS) {
      await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
      const counted = () => page.evaluate(() => (window as unknown as { keys: number[] }).keys.length)
      for (const character of word) {
        const before = await counted()
        await page.keyboard.insertText(character)
        while ((await counted()) === before) await new Promise((resolve) => setTimeout(resolve, 20))
      }
      const keys = await page.evaluate(() => (window as unknown as { keys: number[] }).keys.splice(0))
      if (round > 0) all.push(...keys)
      await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
      await clear()
      await page.evaluate(() => (window as unknown as { keys: number[] }).keys.splice(0))
    }
  }
  await session.detach()
  return all
}

function tell(ours: readonly number[], bare: readonly number[]): void {
  const at = (all: readonly number[], share: number) =>
    all.toSorted((one, other) => one - other)[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0
  const [middle, tenth, longest] = [at(ours, 0.5), at(ours, 0.9), at(ours, 1)]
  const against = at(bare, 0.5)
  const isFast = tenth <= GOAL_MS
  console.log(
    `${isFast ? 'ok  ' : 'SLOW'} a key among ${courses} courses, CPU ${slower} times slower: median ${middle.toFixed(0)} ms, 9 of 10 within ` +
      `${tenth.toFixed(0)} ms (goal ${GOAL_MS}), longest ${longest.toFixed(0)} ms, ${ours.length} keys`,
  )
  console.log(
    `     the same keys in a bare page: median ${against.toFixed(0)} ms; ratio ${(middle / against).toFixed(2)}`,
  )
  if (!isFast) process.exitCode = 1
}

import type { Page } from '@playwright/test'
import { pagesOfPdf } from '#tests/support/pdf-text.ts'
import { expectAccessible, expectDrawn } from './accessible.ts'
import { downloaded } from './downloaded.ts'
import { enter, enterHome, expect, sample, test } from './journey.ts'
import { photograph } from './photograph.ts'

test('SCO-01 当次成绩 shows the newest published sitting and nothing else', { tag: '@phone' }, async ({
  page,
}) => {
  await enterHome(page, '冯雪')
  const { latest, scores } = await sheet(page)
  await page.getByRole('link', { name: '当次成绩' }).first().click()
  await expect(page.getByText(new RegExp(`^${latest?.name} · 准考证号 \\d+`))).toBeVisible()
  await expectDrawn(page)
  await photograph(page, 'scores')
  const own = scores.filter(({ sittingNumber }) => sittingNumber === latest?.number)
  expect(own.length).toBeGreaterThan(0)
  await expect(page.getByRole('button', { name: /的成绩来历$/ })).toHaveCount(own.length)
})

test('SCO-01 who has no score in the published sitting is told so, and where to ask and to look', {
  tag: '@phone',
}, async ({ page }) => {
  const { ticketNos } = await sample(page, '张伟明')
  await enter(page, '张伟明')
  const none = page.getByText(/^\d{4}年\d{1,2}月考试的成绩已经发布，您的这个准考证号没有这次考试的成绩。$/)
  const own = page.getByRole('button', { name: /的成绩来历$/ }).first()
  await page.goto('/scores')
  await expect(none.or(own)).toBeVisible()
  // One of the two 准考证 has scores of this sitting.
  if (await own.isVisible()) {
    const shown = await page.getByText(/考试 · 准考证号 \d{12}/).innerText()
    const other = ticketNos.find((no) => !shown.includes(no)) ?? ''
    await page.getByRole('button', { name: /当前准考证号/ }).click()
    await page.getByRole('menuitem', { name: other }).click()
  }
  await expect(none).toBeVisible()
  await expect(page.getByText('还没有已发布的成绩')).toHaveCount(0)
  const main = page.getByRole('main')
  await expect(main.getByRole('link', { name: /^\d{3}-\d{4}-\d{3}$/ })).toHaveAttribute('href', /^tel:/)
  await expect(main.getByRole('link', { name: '查看历次成绩' })).toHaveCount(2)
  await expectAccessible(page)
  await page.getByRole('button', { name: /^查看准考证号 \d{12} 的成绩$/ }).click()
  await expect(own).toBeVisible()
  await expect(none).toHaveCount(0)
})

test('SCO-01 before the first publication nothing is said to be published', { tag: '@phone' }, async ({
  page,
}) => {
  await enter(page, '冯雪')
  await page.route('**/api/portal/scores', (route) =>
    route.fulfill({ json: { ticketNo: '101000240000', scores: [] } }),
  )
  await page.goto('/scores')
  await expect(page.getByText('还没有已发布的成绩')).toBeVisible()
  await expect(page.getByText(/没有这次考试的成绩/)).toHaveCount(0)
})

test('SCO-02 历次成绩 leave 当次成绩 out and are found by course and by source, by sitting, each with its result', {
  tag: '@desk',
}, async ({ page }) => {
  await enter(page, '冯雪')
  const { latest } = await sheet(page)
  const scores = await earlierScores(page)
  await page.goto('/scores/history')
  const rows = page.getByRole('button', { name: /的成绩来历$/ })
  await expect(rows).toHaveCount(scores.length)
  await expect(page.getByRole('heading', { level: 2, name: /\d{4}年(4|10)月考试/ }).first()).toBeVisible()
  await expect(page.getByRole('heading', { level: 2, name: latest?.name ?? '' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: '查看当次成绩' })).toBeVisible()
  await photograph(page, 'score-history')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText('考籍管理服务平台 · 冯雪（演示数据，不作凭证）')).toBeVisible()
  await expect(rows).toHaveCount(0)
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await page.emulateMedia({ media: 'screen' })
  const [wanted] = scores
  await page.getByRole('textbox', { name: '搜索课程' }).fill(wanted?.courseCode ?? '')
  const found = scores.filter(({ courseCode }) => courseCode === wanted?.courseCode).length
  await expect(page.getByText(`找到 ${found} 门次`)).toBeVisible()
  await expect(rows).toHaveCount(found)
  await expect(page.getByText(`共 ${scores.length} 门次，按筛选条件显示其中 ${found} 门次`)).toBeVisible()
  await page.reload()
  await expect(rows).toHaveCount(found)
  for (const width of [680, 720, 744]) {
    await page.setViewportSize({ width, height: 900 })
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(excess, `at ${width}`).toBeLessThanOrEqual(0)
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('textbox', { name: '搜索课程' }).fill('没有这门课')
  await page.getByRole('button', { name: '清除筛选条件' }).click()
  await page.getByRole('combobox', { name: '成绩来源' }).selectOption('统考')
  await expect(rows).toHaveCount(scores.filter(({ source }) => source === 'exam').length)
})

// Later journeys change these accounts' passwords.
test('SCO-02 缺考, 违纪 and 转入 are told apart', { tag: '@phone' }, async ({ page }) => {
  const words = { 郑凯: ['缺考', '违纪', '不合格'], 吴倩: ['转入', '合格'] }
  for (const [name, told] of Object.entries(words)) {
    await page.context().clearCookies()
    await enter(page, name)
    await page.goto('/scores/history')
    for (const word of told)
      await expect(page.getByRole('table').getByText(word, { exact: true }).first()).toBeVisible()
    await expectAccessible(page)
  }
})

test('SCO-04 a corrected score tells its life with the reason of its correction', { tag: '@phone' }, async ({
  page,
}) => {
  await enter(page, '冯雪')
  const corrected = await findCorrected(page)
  await page.goto('/scores/history')
  await page.getByRole('textbox', { name: '搜索课程' }).fill(corrected?.courseCode ?? '')
  const dialog = page.getByRole('dialog', { name: /的成绩来历$/ })
  const place = (await earlierScores(page))
    .filter(({ courseCode }) => courseCode === corrected?.courseCode)
    .findIndex(({ id }) => id === corrected?.id)
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: /的成绩来历$/ }) })
    .nth(place)
  await expect(row.getByText('已更正')).toBeVisible()
  const button = row.getByRole('button')
  await button.click()
  await expect(dialog.getByText('成绩更正')).toBeVisible()
  await expect(
    dialog.getByText(/由「\d+ 分」更正为「\d+ 分」。原因：成绩复核：主观题第 4 题漏计 9 分/),
  ).toBeVisible()
  await expect(dialog.getByText(/^\d{4}年\d{1,2}月\d{1,2}日 \d{2}:\d{2}$/).first()).toBeVisible()
  await expectAccessible(page)
  await photograph(page, 'score-life')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(button).toBeFocused()
})

test('SCO-05 the 成绩单 of one 准考证 or of all is a file to hand on', { tag: '@phone' }, async ({
  page,
}) => {
  const { ticketNos } = await sample(page, '张伟明')
  await enter(page, '张伟明')
  await page.goto('/scores/history')
  const download = page.getByRole('button', { name: '下载成绩单（PDF）' })
  await expect(download).toBeVisible()
  await expectAccessible(page)
  const { ticketNo } = await sheet(page)
  const one = await downloaded(page, () => download.click())
  expect(one.name).toBe(`成绩单-${ticketNo}.pdf`)
  const ofOne = (await pagesOfPdf(one.bytes)).join('\n')
  for (const no of ticketNos) expect(ofOne.includes(`准考证号：${no}`)).toBe(no === ticketNo)
  await page.getByRole('checkbox', { name: '包括我的全部 2 个准考证号' }).check()
  await page.getByRole('checkbox', { name: '只列合格成绩' }).check()
  const all = await downloaded(page, () => download.click())
  const ofAll = (await pagesOfPdf(all.bytes)).join('\n')
  for (const no of ticketNos) expect(ofAll).toContain(`准考证号：${no}`)
  expect(ofAll).toContain('只列合格成绩')
  expect(ofAll).not.toContain('不合格')
})

interface Sheet {
  ticketNo: string
  latest?: { number: number; name: string }
  scores: { id: string; courseCode: string; sittingNumber?: number; source: string; corrected: boolean }[]
}

async function sheet(page: Page): Promise<Sheet> {
  const reply = await page.request.get('/api/portal/scores')
  return (await reply.json()) as Sheet
}

async function earlierScores(page: Page): Promise<Sheet['scores']> {
  const { latest, scores } = await sheet(page)
  return scores.filter(({ sittingNumber }) => sittingNumber !== latest?.number)
}

/** Finds a score whose history contains a correction. */
async function findCorrected(page: Page): Promise<Sheet['scores'][number] | undefined> {
  for (const score of (await sheet(page)).scores) {
    const reply = await page.request.get(`/api/portal/scores/${score.id}/life`)
    const { events } = (await reply.json()) as { events: { what: string }[] }
    if (events.some(({ what }) => what === '成绩更正')) return score
  }
}

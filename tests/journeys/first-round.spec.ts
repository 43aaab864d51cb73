import { expectAccessible, expectDrawn } from './accessible.ts'
import { enterDeskHome, expect, test, unwrite } from './journey.ts'
import { pressOn, typeInto } from './keyboard.ts'
import { photograph } from './photograph.ts'

test('OPS-01, CNT-01 the first page says what is missing before a round; writing the text that is missing takes it off the list', {
  tag: '@desk',
}, async ({ page }) => {
  test.setTimeout(180_000)
  await unwrite('noticeTransferIn')
  await enterDeskHome(page, '安全管理员')
  const list = page.getByRole('region', { name: '开办第一轮业务以前' })
  // What another post does is named, and no link leads into a refusal.
  const texts = list.getByRole('listitem').filter({ hasText: '外省转入 · 考生须知。' })
  await expect(texts).toContainText('「页面文字」，由考籍科复核、系统管理员办理')
  await expectAccessible(page)
  await photograph(page, 'office-first-round')

  await enterDeskHome(page, '系统管理员')
  await pressOn(page, list.getByRole('link', { name: '页面文字' }))
  await expect(page.getByRole('heading', { level: 1, name: '页面文字' })).toBeVisible()
  await expectDrawn(page)
  const card = page.getByRole('region', { name: '外省转入 · 考生须知' })
  await expect(card).toContainText('还没有写，考生看到的是空白')
  await typeInto(page, card.getByRole('textbox'), '一、请先在转出省办理转出手续。')
  await pressOn(page, card.getByRole('button', { name: /保存/ }))
  await expect(card.getByText('已保存并生效（第 1 版）。')).toBeVisible()
  await expectAccessible(page)

  await enterDeskHome(page, '系统管理员')
  // It was the only thing that the demonstration lacked.
  await expect(page.getByText('现在没有等待您办理的事项')).toBeVisible()
  await expect(list).toHaveCount(0)

  // On the auditor no work waits; the day's figures stand instead.
  await enterDeskHome(page, '审计员')
  const today = page.getByRole('region', { name: '今天的操作日志' })
  await expect(today.getByText('导出和打印')).toBeVisible()
  await expectAccessible(page)
})

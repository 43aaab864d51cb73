import { enterHome, expect, test } from './journey.ts'

test('HOM-06 the menus of the manual, by keyboard', { tag: '@desk' }, async ({ page }) => {
  await enterHome(page, '张伟明')
  const menu = page.getByRole('navigation', { name: '主菜单' })
  for (const single of ['首页', '成绩补登', '凭证样例', '我的订单', '消息'])
    await expect(menu.getByRole('link', { name: single })).toBeVisible()
  const folded = {
    申办项目: ['申请免考', '申请毕业'],
    考籍转移: ['外省转入', '本市转出'],
    我的成绩: ['当次成绩', '历次成绩'],
  }
  for (const [title, entries] of Object.entries(folded)) {
    const button = menu.getByRole('button', { name: title })
    const items = menu.getByRole('menuitem')
    for (const [place, entry] of entries.entries()) {
      await button.press('Enter')
      await expect(items.first()).toBeFocused()
      for (let step = 0; step < place; step += 1) await page.keyboard.press('ArrowDown')
      await expect(menu.getByRole('menuitem', { name: entry })).toBeFocused()
      await page.keyboard.press('Enter')
      await expect(page.getByRole('heading', { level: 1, name: entry })).toBeFocused()
      await expect(button).toHaveAttribute('aria-current', 'true')
      await expect(items).toHaveCount(0)
    }
    await button.press('Enter')
    await expect(items.first()).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(items).toHaveCount(0)
    await expect(button).toBeFocused()
  }
})

test('HOM-06 the phone has a bar below and all services on one page', { tag: '@phone' }, async ({ page }) => {
  await enterHome(page, '张伟明')
  const bar = page.getByRole('navigation', { name: '底部导航' })
  const pages = { 成绩: '当次成绩', 业务: '业务', 消息: '消息', 我的: '个人信息', 首页: '首页' }
  for (const [entry, title] of Object.entries(pages)) {
    await bar.getByRole('link', { name: entry }).click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  }
  for (const service of ['申请免考', '申请毕业', '外省转入', '本市转出', '成绩补登', '凭证样例']) {
    await page.goto('/services')
    await page.getByRole('main').getByRole('link', { name: service }).click()
    await expect(page.getByRole('heading', { level: 1, name: service })).toBeVisible()
    // Every page of a service says whom to call.
    if (service !== '凭证样例')
      await expect(page.getByRole('main').getByRole('link', { name: '拨打 400-0960-990' })).toBeVisible()
  }
})

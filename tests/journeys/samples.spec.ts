import type { Locator, Page } from '@playwright/test'
import { expectAccessible, expectDrawn } from './accessible.ts'
import { enter, enterHome, expect, test } from './journey.ts'
import { tabTo } from './keyboard.ts'
import { photograph } from './photograph.ts'

/** The entries of the forms that the call-outs of each sample must name. */
const samples = {
  'PETS-3 合格证书': ['姓名', '证书编号', '获证日期', '发证单位'],
  'PETS-3 成绩通知单': ['姓名', '编号', '日期', '发证单位'],
  'CET-4 合格证书': ['姓名', '证书编号', '获证日期', '发证单位'],
  'PETS-2 证书': ['姓名', '证书编号', '获证日期', '发证单位'],
  教育部学历证书电子注册备案表: ['姓名', '证书编号', '毕业日期', '在线验证码', '学校名称'],
  中国高等教育学历认证报告: ['姓名', '报告编号', '报告日期', '发证单位'],
  毕业证书: ['姓名', '证书编号', '获证日期', '发证单位'],
}

test('SAM-01 the menu leads to seven drawings, each told in words and in its text alternative', async ({
  page,
}) => {
  await enterHome(page, '张伟明')
  if (isPhone(page)) await page.getByRole('navigation').getByRole('link', { name: '业务' }).click()
  await page.getByRole('link', { name: '凭证样例' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: '凭证样例' })).toBeVisible()
  await expect(page.getByRole('img', { name: /示意图/ })).toHaveCount(Object.keys(samples).length)
  for (const [title, labels] of Object.entries(samples)) {
    const card = page.getByRole('region', { name: title, exact: true })
    const alternative = (await card.getByRole('img').getAttribute('aria-label')) ?? ''
    const numbers = await card.locator('svg .kj-drawn-number').allTextContents()
    const items = await card.getByRole('listitem').allInnerTexts()
    expect(numbers).toEqual(items.map((_, index) => String(index + 1)))
    for (const label of labels) expect(items.filter((item) => item.startsWith(`${label}\n`))).toHaveLength(1)
    for (const [index, item] of items.entries()) {
      const [label, words] = item.split('\n')
      expect(alternative).toContain(`${index + 1}，${label}：${words}`)
    }
  }
  await expectAccessible(page)
})

test('SAM-01 every number is legible, lies within its drawing, and none covers another', async ({ page }) => {
  await openSamples(page)
  for (const drawing of await page.getByRole('img', { name: /示意图/ }).all()) {
    const sheet = await boxOf(drawing)
    const discs = await Promise.all((await drawing.locator('.kj-drawn-disc').all()).map(boxOf))
    for (const [index, disc] of discs.entries()) {
      expect(disc.width).toBeGreaterThanOrEqual(18)
      expect(disc.x).toBeGreaterThan(sheet.x)
      expect(disc.x + disc.width).toBeLessThan(sheet.x + sheet.width)
      // Rings may touch, not overlap.
      for (const other of discs.slice(index + 1))
        expect(Math.hypot(disc.x - other.x, disc.y - other.y)).toBeGreaterThan(disc.width * 0.95)
    }
  }
  const card = page.getByRole('region', { name: '毕业证书', exact: true })
  const [picture, list] = [await boxOf(card.getByRole('img')), await boxOf(card.getByRole('list'))]
  if (isPhone(page)) expect(list.y).toBeGreaterThan(picture.y + picture.height)
  else expect(list.x).toBeGreaterThan(picture.x + picture.width)
})

test('SAM-01 an address with a code leads to its sample, and so does the table of contents', {
  tag: '@phone',
}, async ({ page }) => {
  await openSamples(page, '#pets2_certificate')
  const pets = page.getByRole('heading', { level: 2, name: 'PETS-2 证书' })
  await expect(pets).toBeInViewport()
  await expect(pets).toBeFocused()
  const diploma = page.getByRole('heading', { level: 2, name: '毕业证书', exact: true })
  await expect(diploma).not.toBeInViewport()
  const contents = page.getByRole('navigation', { name: '选择凭证' })
  const link = contents.getByRole('link', { name: '毕业证书', exact: true })
  await link.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/services\/samples#diploma$/)
  await expect(diploma).toBeInViewport()
  await expect(diploma).toBeFocused()
  await contents.scrollIntoViewIfNeeded()
  await link.click()
  await expect(diploma).toBeFocused()
  await expect(diploma).toBeInViewport()
  await photograph(page, 'samples')
})

test('SAM-01 by keyboard alone a drawing is enlarged, read, closed, and the focus comes back', {
  tag: '@desk',
}, async ({ page }) => {
  await openSamples(page, '#registration_form')
  await expect(page.getByRole('heading', { name: '教育部学历证书电子注册备案表' })).toBeFocused()
  const button = page.getByRole('button', { name: '放大查看 教育部学历证书电子注册备案表样例' })
  await tabTo(page, button)
  const usual = await boxOf(page.getByRole('img', { name: /^教育部学历证书电子注册备案表示意图/ }))
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: '教育部学历证书电子注册备案表样例' })
  const large = dialog.getByRole('img', { name: /^教育部学历证书电子注册备案表示意图/ })
  await expect(large).toBeVisible()
  expect((await boxOf(large)).width).toBeGreaterThan(usual.width * 1.4)
  await expectAccessible(page)
  await photograph(page, 'samples-enlarged')
  const pan = dialog.getByRole('region', { name: '教育部学历证书电子注册备案表放大图，可滚动查看' })
  await tabTo(page, pan)
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => pan.evaluate((area) => area.scrollTop)).toBeGreaterThan(0)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(button).toBeFocused()
})

test('SAM-01 a tap anywhere on a drawing enlarges it', { tag: '@phone' }, async ({ page }) => {
  await openSamples(page, '#pets3_certificate')
  await page.getByRole('img', { name: /^PETS-3 合格证书示意图/ }).click({ force: true })
  await expect(page.getByRole('dialog', { name: 'PETS-3 合格证书样例' })).toBeVisible()
  await page.getByRole('button', { name: '关闭' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('SAM-01 the sample of CET-4 says that the 成绩报告单 does not count', { tag: '@phone' }, async ({
  page,
}) => {
  await openSamples(page)
  const card = page.getByRole('region', { name: 'CET-4 合格证书', exact: true })
  await expect(card.getByText(/CET-4 成绩报告单不能免考/)).toBeVisible()
})

test('SAM-01 in 长辈版 the words are larger and nothing is wider than the screen', { tag: '@phone' }, async ({
  page,
}) => {
  await openSamples(page)
  const words = page.getByText('照片右侧第一行，须与考籍登记的姓名一致。').first()
  const typeOf = () => words.evaluate((shown) => Number.parseFloat(getComputedStyle(shown).fontSize))
  const usual = await typeOf()
  await page.getByRole('button', { name: '张伟明，打开个人菜单' }).click()
  await page.getByRole('menuitem', { name: '长辈版' }).click()
  await expect.poll(typeOf).toBeGreaterThan(usual * 1.1)
  await expectAccessible(page)
  await page.getByRole('button', { name: '放大查看 毕业证书样例' }).click()
  await expect(page.getByRole('dialog', { name: '毕业证书样例' })).toBeVisible()
  await expectAccessible(page)
})

async function openSamples(page: Page, hash = ''): Promise<void> {
  await enter(page, '张伟明')
  await page.goto(`/services/samples${hash}`)
  await expectDrawn(page)
}

function isPhone(page: Page): boolean {
  return (page.viewportSize()?.width ?? 0) < 640
}

async function boxOf(shown: Locator) {
  const box = await shown.boundingBox()
  if (box === null) throw new Error('it is not drawn')
  return box
}

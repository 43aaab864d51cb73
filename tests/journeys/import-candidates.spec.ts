import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { anotherPerson, enterDesk, expect, signInWith, test } from './journey.ts'
import { chooseIn, expectEscapeReturns, pressOn, typeInto } from './keyboard.ts'
import { photograph } from './photograph.ts'

// The hashes that the registration platform would deliver; both are of this password.
const password = 'long-hua-ta-xia-48'
const hashes = {
  bcrypt: '$2y$10$flAhkT/cB.BN85hvNziyYeF7wM54r4VdfiZODG7W.tU55ufjmeYqa',
  argon2id:
    '$argon2id$v=19$m=19456,t=2,p=1$MMHv0a7IFC+h6T+/fV8yxw$pZGRluYrEAnGu/HFOexwxm3wTzJpsiFWFb0fgCqusqA',
}

const HEAD = '姓名,证件类型,证件号码,准考证号,主考学校代码,专业代码,手机号码,密码哈希\n'

const numbers = {
  returned: '310104199106120110',
  bcrypt: '310104199106120137',
  argon2id: '310104199106120153',
} as const

test('IMP-01 a file of candidates is checked, applied, found at the desk, and rolled back as a whole', {
  tag: '@desk',
}, async ({ page }) => {
  test.setTimeout(180_000)
  const { returned } = numbers
  const name = '潘龙华'
  await enterDesk(page, '林主任')

  const wrong = `${returned.slice(0, -1)}${returned.endsWith('0') ? '1' : '0'}`
  await upload(page, row({ name, idNumber: wrong, ticketNo: '880000000101' }))
  await expect(page.getByText(/证件号码不正确（位数、出生日期或校验码不符）/).first()).toBeVisible({
    timeout: 20_000,
  })
  await expect(page.getByText(wrong)).toHaveCount(0)
  await expect(page.getByRole('button', { name: '确认入库' })).toHaveCount(0)
  // No row is sound: there is nothing to set the others aside for.
  await expect(page.getByText('搁置问题行')).toHaveCount(0)
  await expectAccessible(page)
  await photograph(page, 'office-import-faults')
  const discard = page.getByRole('button', { name: '放弃此批次' })
  await pressOn(page, discard)
  await expectEscapeReturns(page, discard)

  // IMP-04: the corrected file takes the place of the faulty batch.
  const faulty = page.url()
  await page.setInputFiles('input[type=file]', {
    name: '考生（改正）.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(HEAD + row({ name, idNumber: returned, ticketNo: '880000000101' })),
  })
  await pressOn(page, page.getByRole('button', { name: '上传并替换本批次' }))
  await page.waitForURL((url) => url.href !== faulty)
  await apply(page)
  const batch = page.url()
  await find(page, name)
  await pressOn(page, page.getByRole('link', { name, exact: true }))
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByText('880000000101')).toBeVisible()

  await page.goto(batch)
  const rollBack = page.getByRole('button', { name: '回滚此批次' })
  await pressOn(page, rollBack)
  await expectEscapeReturns(page, rollBack)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: /回滚第 \d+ 号批次的 1 行数据/ })
  await typeInto(page, dialog.getByRole('textbox', { name: '回滚原因' }), '文件选错了，重新导入')
  await expectAccessible(page)
  await photograph(page, 'office-roll-back')
  await pressOn(page, dialog.getByRole('button', { name: '回滚此批次' }))
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText('已回滚').first()).toBeVisible()
  await expect(page.getByText('文件选错了，重新导入')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expectAccessible(page)
  await find(page, name)
  await expect(page.getByText('没有找到考生')).toBeVisible()
})

test('LOG-03 who comes with a hash of the registration platform signs in with the password of that platform', {
  tag: '@desk',
}, async ({ page, browser, watch }) => {
  test.setTimeout(180_000)
  await enterDesk(page, '林主任')
  const rows = (['bcrypt', 'argon2id'] as const).map((kind, place) =>
    row({
      name: kind === 'bcrypt' ? '沈龙华' : '沈华龙',
      idNumber: numbers[kind],
      ticketNo: `88000000${place + 2}001`,
      hash: hashes[kind],
    }),
  )
  await upload(page, rows.join(''))
  await apply(page)

  const candidate = await anotherPerson(browser, watch)
  // The second sign-in checks our own hash, which the first one made.
  for (const idNumber of [numbers.bcrypt, numbers.bcrypt, numbers.argon2id]) {
    await candidate.context().clearCookies()
    await signInWith(candidate, idNumber, password)
    await expect(candidate.getByRole('heading', { name: '近期可办理的业务' })).toBeVisible()
  }
  await candidate.close()
})

interface Row {
  name: string
  idNumber: string
  ticketNo: string
  hash?: string
}

function row({ name, idNumber, ticketNo, hash = '' }: Row): string {
  return `${name},居民身份证,${idNumber},${ticketNo},10272,120203K,,"${hash}"\n`
}

/** Uploads by keyboard up to the report; Enter on the field opens the system's file chooser. */
async function upload(page: Page, rows: string): Promise<void> {
  await page.goto('/office/imports')
  await chooseIn(page, page.getByLabel('导入内容'), '考生与准考证')
  const choice = page.waitForEvent('filechooser')
  await pressOn(page, page.locator('input[type=file]'))
  await (await choice).setFiles({
    name: '考生.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(HEAD + rows),
  })
  await pressOn(page, page.getByRole('button', { name: '上传并检查' }))
  await expect(page.getByRole('heading', { level: 1, name: /第 \d+ 号批次/ })).toBeVisible()
  await expect(page.getByRole('button', { name: '放弃此批次' })).toBeVisible({ timeout: 20_000 })
}

async function apply(page: Page): Promise<void> {
  const act = page.getByRole('button', { name: '确认入库' })
  await expect(act).toBeVisible({ timeout: 20_000 })
  await pressOn(page, act)
  await expect(page.getByRole('dialog')).toContainText('入库后考生即可用初始密码登录。')
  await pressOn(page, page.getByRole('dialog').getByRole('button', { name: '确认入库' }))
  await expect(page.getByText('入库完成，考生现在可以登录了。')).toBeVisible({ timeout: 20_000 })
  await expectAccessible(page)
}

async function find(page: Page, name: string): Promise<void> {
  await page.goto('/office/candidates')
  await typeInto(page, page.getByRole('searchbox'), name)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '查询结果' })).toBeVisible()
}

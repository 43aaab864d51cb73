import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import {
  anotherPerson,
  enterDesk,
  enterDeskHome,
  expect,
  sample,
  signInToHome,
  test,
  typeCaptcha,
} from './journey.ts'
import { expectEscapeReturns, pressOn, typeInto } from './keyboard.ts'
import { photograph } from './photograph.ts'

const candidate = '郑凯'

test('LOG-08, ACC-03 without the phone one officer checks the evidence, another hands over a code, and the candidate chooses a password with the code', {
  tag: '@desk',
}, async ({ page, browser, watch }) => {
  test.setTimeout(180_000)
  const { idNumber } = await sample(page, candidate)
  await askByHand(page, candidate)

  const desk = await anotherPerson(browser, watch)
  await enterDeskHome(desk, '顾老师')
  await check(desk, candidate)
  await desk.close()
  const second = await anotherPerson(browser, watch)
  await enterDesk(second, '沈科长')
  const code = await grant(second, candidate)
  await second.close()

  await page.goto('/forgot')
  await pressOn(page, page.getByRole('button', { name: '我已有验证码' }))
  await typeInto(page, page.getByRole('textbox', { name: '证件号码' }), idNumber)
  await typeInto(page, page.getByRole('textbox', { name: '短信验证码' }), code)
  await typeInto(page, page.getByRole('textbox', { name: '新密码', exact: true }), 'wu-song-kou-kan-chao-91')
  await typeInto(page, page.getByRole('textbox', { name: '再输入一次新密码' }), 'wu-song-kou-kan-chao-91')
  await expectAccessible(page)
  await photograph(page, 'recovery-code')
  await pressOn(page, page.getByRole('button', { name: '设置新密码' }))
  await expect(page.getByText('新密码已设置，请用新密码登录。')).toBeVisible()
  await signInToHome(page, candidate, 'wu-song-kou-kan-chao-91')
})

test('LOG-08 a request that fits no record is told apart, and can be refused with a reason', {
  tag: '@desk',
}, async ({ page, browser, watch }) => {
  test.setTimeout(180_000)
  await fillClaim(page, { name: '钱国', idNumber: '310101199003079876', ticketNo: '999999999999' })
  await page.keyboard.press('Enter')
  await expect(page.getByText('申请已提交')).toBeVisible()
  const desk = await anotherPerson(browser, watch)
  await enterDesk(desk, '沈科长')
  await desk.goto('/office/recovery')
  await desk.getByRole('radio', { name: /待处理/ }).press('ArrowRight')
  const card = desk
    .locator('section')
    .filter({ has: desk.getByRole('heading', { name: '钱国', exact: true }) })
  await expect(card).toContainText('在档案中不一致，请联系考生并核对身份证件原件。')
  await pressOn(desk, card.getByRole('button', { name: '不同意 钱国' }))
  const dialog = desk.getByRole('dialog', { name: '不同意 钱国 重设密码' })
  await pressOn(desk, dialog.getByRole('button', { name: '不同意' }))
  await expect(dialog.getByText('请至少填写 4 个字。')).toBeVisible()
  await typeInto(desk, dialog.getByRole('textbox', { name: '不同意的原因' }), '档案中没有此人')
  await pressOn(desk, dialog.getByRole('button', { name: '不同意' }))
  await expect(dialog).toHaveCount(0)
  await expect(card).toHaveCount(0)
  await expect(desk.getByRole('heading', { level: 1 })).toBeFocused()
  await desk.close()
})

/** Fills in the candidate's form by keyboard. */
async function askByHand(page: Page, name: string): Promise<void> {
  const { idNumber, ticketNos } = await sample(page, name)
  await fillClaim(page, { name, idNumber, ticketNo: ticketNos[0] ?? '' })
  await expectAccessible(page)
  await photograph(page, 'recovery-by-hand')
  await pressOn(page, page.getByRole('button', { name: '提交申请' }))
  await expect(page.getByText('申请已提交')).toBeVisible()
}

interface Claim {
  name: string
  idNumber: string
  ticketNo: string
}

async function fillClaim(page: Page, { name, idNumber, ticketNo }: Claim): Promise<void> {
  await page.goto('/forgot')
  await pressOn(page, page.getByRole('radio', { name: '用登记的手机号码找回' }), 'ArrowDown')
  await expect(page.getByRole('radio', { name: /人工找回/ })).toBeChecked()
  await typeInto(page, page.getByRole('textbox', { name: '证件号码' }), idNumber)
  await typeInto(page, page.getByRole('textbox', { name: '姓名' }), name)
  await typeInto(page, page.getByRole('textbox', { name: '准考证号' }), ticketNo)
  await typeInto(page, page.getByRole('textbox', { name: '联系电话' }), '021-00000000')
  await typeInto(page, page.getByRole('textbox', { name: '情况说明' }), '手机号码已经停用。')
  await typeCaptcha(page)
}

/** Checks the evidence by keyboard, and leaves the rest to a colleague. */
async function check(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('link', { name: /个密码找回申请等待处理/ })).toBeVisible()
  await photograph(page, 'office-home')
  await page.goto('/office/recovery')
  const card = cardOf(page, name)
  await expect(card).toContainText('姓名、证件号码与准考证号在档案中一致。')
  await expectAccessible(page)
  await pressOn(page, card.getByRole('button', { name: `核验通过，交复核 ${name}` }))
  const dialog = page.getByRole('dialog', { name: `核验 ${name} 的身份` })
  await typeInto(page, dialog.getByRole('textbox', { name: '核验情况' }), '当面核对身份证原件')
  await expectAccessible(page)
  await pressOn(page, dialog.getByRole('button', { name: '核验通过，交复核' }))
  await expect(dialog).toHaveCount(0)
  await expect(card).toContainText('您已核验这份申请，请由另一位同事复核。')
  await expect(card.getByRole('button', { name: `同意并生成验证码 ${name}` })).toHaveCount(0)
}

function cardOf(page: Page, name: string) {
  return page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) })
}

/** Grants the request by keyboard, and returns the code to hand over. */
async function grant(page: Page, name: string): Promise<string> {
  await page.goto('/office/recovery')
  const card = cardOf(page, name)
  await expect(card).toContainText('当面核对身份证原件')
  await expectAccessible(page)
  const opener = card.getByRole('button', { name: `同意并生成验证码 ${name}` })
  await opener.scrollIntoViewIfNeeded()
  await photograph(page, 'office-recovery')
  await pressOn(page, opener)
  await expectEscapeReturns(page, opener)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: `同意 ${name} 重设密码` })
  await typeInto(page, dialog.getByRole('textbox', { name: '复核情况' }), '再次核对身份证原件')
  await expectAccessible(page)
  await pressOn(page, dialog.getByRole('button', { name: '同意并生成验证码' }))
  await expect(dialog).toHaveCount(0)
  await expect(card).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  const code = page.getByText(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/)
  await expect(code).toBeVisible()
  await expectAccessible(page)
  const handed = await code.innerText()
  await pressOn(page, page.getByRole('button', { name: '我已记下，隐藏' }))
  await expect(code).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await page.getByRole('radio', { name: /待处理/ }).press('ArrowRight')
  await page.getByRole('radio', { name: /对不上/ }).press('ArrowRight')
  await expect(cardOf(page, name)).toContainText('再次核对身份证原件')
  await expectAccessible(page)
  return handed
}

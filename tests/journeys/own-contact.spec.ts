import { expectAccessible, expectAccessibleAsItIs, expectDrawn } from './accessible.ts'
import { enter, expect, sample, samples, test } from './journey.ts'
import { photograph } from './photograph.ts'

test('PRF-01 address and e-mail change at once; the phone for the password and a code to the new one', {
  tag: '@phone',
}, async ({ page, watch }) => {
  watch.intended.add(422)
  const name = '周涛'
  const { password } = await sample(page, name)
  await enter(page, name)
  await page.goto('/person')
  await expectDrawn(page)

  await page.getByRole('textbox', { name: '通讯地址' }).fill('上海')
  await page.getByRole('textbox', { name: '电子邮箱' }).fill('zhou')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByText('有 2 处需要修改')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('textbox', { name: '通讯地址' }).fill('上海市杨浦区国定路 777 号')
  await page.getByRole('textbox', { name: '邮政编码' }).fill('２００４３３')
  await page.getByRole('textbox', { name: '电子邮箱' }).fill('zhoutao@163.com')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByText('联系方式已保存。')).toBeVisible()
  await page.getByRole('textbox', { name: '邮政编码' }).fill('200')
  await expect(page.getByText('联系方式已保存。')).toHaveCount(0)

  await page.getByRole('textbox', { name: '新手机号码' }).fill('199 1234 5678')
  await page.getByRole('textbox', { name: '登录密码' }).fill('not-the-password')
  await page.getByRole('button', { name: '获取验证码' }).click()
  await expect(page.getByText('当前密码不正确，请重新输入。').first()).toBeVisible()
  await page.getByRole('textbox', { name: '登录密码' }).fill(password)
  await page.getByRole('button', { name: '获取验证码' }).click()
  const sentWords = page.locator(':focus').filter({ hasText: '验证码已发到新手机，10 分钟内有效。' })
  await expect(sentWords).toBeVisible()
  await expectAccessible(page)
  await photograph(page, 'change-phone')
  // A page that is loaded again takes the code that was sent, and leaves the reader at its top.
  await page.reload()
  await expectDrawn(page)
  await expect(page.getByText(/^验证码已发到 199\*{4}5678，.* 前有效。$/)).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: '个人信息' })).toBeInViewport()
  await expect(page.getByRole('button', { name: '获取验证码' })).toHaveCount(0)
  await expectAccessible(page)
  const [sent] = (await samples(page)).outbox
  const [code = ''] = /\d{6}/.exec(sent?.text ?? '') ?? []
  await page.getByRole('textbox', { name: '短信验证码' }).fill(code)
  await page.getByRole('button', { name: '确认更换' }).click()
  await expect(
    page.locator(':focus').filter({ hasText: '手机号码已更换。原来的手机会收到一条通知。' }),
  ).toBeVisible()
  await expect(page.getByText('现在登记的是 199****5678。')).toBeVisible()

  await page.reload()
  await expectDrawn(page)
  await expect(page.getByRole('textbox', { name: '通讯地址' })).toHaveValue('上海市杨浦区国定路 777 号')
  await expect(page.getByRole('textbox', { name: '邮政编码' })).toHaveValue('200433')
})

test('EVI-07 the end of a pasted text that has no room is not left out without a word', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await enter(page, '周涛')
  await page.goto('/person')
  await expectDrawn(page)
  const address = page.getByRole('textbox', { name: '通讯地址' })
  const paste = async (text: string) => {
    await page.evaluate((words) => navigator.clipboard.writeText(words), text)
    await address.fill('上海市')
    await address.press('End')
    await address.press('ControlOrMeta+v')
  }
  const words = page.getByText('这里最多填 120 个字，您粘贴的内容最后 3 个字没有填进来，请检查并删减。')
  await paste('路'.repeat(117))
  await expect(address).toHaveValue(`上海市${'路'.repeat(117)}`)
  await expect(words).toHaveCount(0)
  await paste('路'.repeat(120))
  await expect(address).toHaveValue(`上海市${'路'.repeat(117)}`)
  await expect(words).toBeVisible()
  await expectAccessibleAsItIs(page)
  await page.getByRole('textbox', { name: '邮政编码' }).focus()
  await expect(words).toHaveCount(0)
})

test('UX-01 whatever stands before it in the summary of errors, no date and no number is broken between two lines', {
  tag: '@phone',
}, async ({ page, watch }) => {
  watch.intended.add(400)
  await enter(page, '周涛')
  await page.goto('/person')
  const problems = ['2026年12月16日', '2026年12月16日 08:00', '310***********6', '480×640 像素'].flatMap(
    (value) =>
      Array.from({ length: 16 }, (_, length) => ({
        field: 'address',
        code: 'contact',
        text: `${'请核对这一项并改为登记的内容以后'.slice(0, length)}${value}再试`,
      })),
  )
  const reply = { code: 'input_invalid', text: '请在 2026年12月16日 08:00 以前提交', reference: '', problems }
  await page.route('**/api/portal/person/contact', (route) => route.fulfill({ status: 400, json: reply }))
  await page.getByRole('textbox', { name: '通讯地址' }).fill('上海市杨浦区国定路 777 号')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  const summary = page.getByRole('alert')
  await expect(summary.getByRole('link')).toHaveCount(problems.length)
  expect(await summary.evaluate(brokenValues)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
})

/** Lists the dates and numbers within an element that stand on more than one line. */
function brokenValues(element: HTMLElement): string[] {
  return [...element.querySelectorAll('a, p')].flatMap((place) => {
    const words = place.textContent ?? ''
    const value = /2026年12月16日(?: 08:00)?|310\*+6|480×640 像素/.exec(words)
    if (value === null) return []
    const at = (offset: number) => {
      const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
      let left = offset
      for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
        const length = text.nodeValue?.length ?? 0
        if (left < length) {
          const range = document.createRange()
          range.setStart(text, left)
          range.setEnd(text, left + 1)
          return Math.round(range.getBoundingClientRect().top)
        }
        left -= length
      }
      return undefined
    }
    const end = value.index + value[0].length - 1
    return at(value.index) === at(end) ? [] : [words]
  })
}

import { expect, origin, test, unwrite } from './journey.ts'

test('LOG-06 the sign-in page says whom to call and which browser to use', { tag: '@phone' }, async ({
  page,
}) => {
  await page.goto('/sign-in')
  await expect(page.getByRole('link', { name: '400-0960-990' })).toHaveAttribute('href', 'tel:400-0960-990')
  await expect(page.getByText('2082017394、670625194')).toBeVisible()
  await expect(page.getByText(/Chrome 浏览器或 360 浏览器.*「极速模式」/)).toBeVisible()
  // An officer may empty the text; whom to call is said all the same.
  await unwrite('hotline')
  await page.reload()
  await expect(page.getByText(/Chrome 浏览器或 360 浏览器/)).toBeVisible()
  await expect(page.getByRole('link', { name: '400-0960-990' })).toHaveAttribute('href', 'tel:400-0960-990')
})

test('LOG-06 without scripts the page says what to do', { tag: '@phone' }, async ({ browser }) => {
  const page = await browser.newPage({ javaScriptEnabled: false, baseURL: origin() })
  await page.goto('/')
  // getByText does not search <noscript>.
  const shown = await page.locator('body').innerText()
  expect(shown).toMatch(/您的浏览器关闭了脚本.*改用 Chrome 浏览器、360 浏览器极速模式/)
  expect(shown).toContain('400-0960-990')
  await page.close()
})

test('LOG-06 a browser without modules gets a page that it can read', { tag: '@phone' }, async ({ page }) => {
  // An old browser cannot read the script that begins the modules, and runs the one marked `nomodule`.
  await page.route('/', async (route) => {
    const response = await route.fetch()
    const body = (await response.text())
      .replace(/<script src="[^"]*begin-\d.*?<\/script>/g, '')
      .replace('<script nomodule', '<script')
    await route.fulfill({ response, body })
  })
  // The portal's scripts never draw anything there.
  await page.goto('/', { waitUntil: 'commit' })
  await expect(
    page.getByRole('heading', { name: '您的浏览器版本太旧，无法使用考籍管理服务平台' }),
  ).toBeVisible()
  await expect(page.getByText(/极速模式/)).toBeVisible()
  await expect(page.getByText(/400-0960-990/)).toBeVisible()
})

import { enterDesk, expect, test } from './journey.ts'

test('REV-01 a reload shows what was searched for; a tab that does not know it says so in its address', {
  tag: '@desk',
}, async ({ page, context }) => {
  await enterDesk(page, '徐老师')
  await page.goto('/office/reviews/transfer-out?show=all')
  const search = page.getByRole('searchbox')
  const found = page.getByRole('cell', { name: '贺子轩' })
  const nothingAsked = page.getByText('请先查找')
  await expect(nothingAsked).toBeVisible()
  await search.fill('贺子轩')
  await search.press('Enter')
  await expect(found).toBeVisible()
  await expect(page).toHaveURL(/[?]show=all&found=1$/)

  await page.reload()
  await expect(found).toBeVisible()
  await expect(search).toHaveValue('贺子轩')
  await expect(page).toHaveURL(/[?]show=all&found=1$/)

  const other = await context.newPage()
  await other.goto(page.url())
  await expect(other.getByText('请先查找')).toBeVisible()
  await expect(other).toHaveURL(/[?]show=all$/)

  // The next officer at this tab does not read what the one before searched for.
  await enterDesk(page, '韩老师')
  await page.reload()
  await expect(nothingAsked).toBeVisible()
  await expect(search).toHaveValue('')
  await expect(page).toHaveURL(/[?]show=all$/)
})

test('REV-01 another search in the same list shows what is searched for now, at the same address', {
  tag: '@desk',
}, async ({ page }) => {
  await enterDesk(page, '徐老师')
  await page.goto('/office/reviews/transfer-out?show=all')
  const search = page.getByRole('searchbox')
  const rows = page.getByRole('row', { name: /转出至/ })
  for (const name of ['贺子轩', '苏婉清']) {
    await search.fill(name)
    await search.press('Enter')
    await expect(page.getByRole('cell', { name })).toBeVisible()
    await expect(rows).toHaveCount(1)
  }
})

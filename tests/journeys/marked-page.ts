import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { paperPhoto } from './apply.ts'
import { expect } from './journey.ts'
import { photograph } from './photograph.ts'

/** Draws a box on the picture of the desk with the mouse; a mere click is too small to be one. */
export async function markByMouse(desk: Page): Promise<void> {
  const frame = desk.getByRole('application')
  await expect(frame.getByRole('img')).toBeVisible()
  await desk.getByRole('button', { name: '标出问题' }).click()
  const { x, y, width, height } = (await frame.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  await desk.mouse.click(x + width / 2, y + height / 2)
  await expect(desk.getByText('方框太小', { exact: false })).toBeVisible()
  await desk.mouse.move(x + width / 2 - 60, y + height / 2 - 40)
  await desk.mouse.down()
  await desk.mouse.move(x + width / 2 + 60, y + height / 2 + 40, { steps: 4 })
  await desk.mouse.up()
  await expect(desk.getByText('已标出，将随原因发给考生：第 1 张图片中间', { exact: false })).toBeVisible()
  await desk.getByRole('button', { name: '清除标记' }).click()
  await expect(desk.getByText('已标出', { exact: false })).toHaveCount(0)
}

/** Draws a box by keys alone: it begins in the middle, is moved and made larger, and is kept by Enter. */
export async function markByKeys(desk: Page): Promise<void> {
  await desk.keyboard.press('m')
  await expect(desk.getByRole('application')).toBeFocused()
  await expect(desk.getByText('距左边 35%、距上边 40%，宽 30%、高 20%', { exact: false })).toBeVisible()
  for (const key of ['ArrowUp', 'ArrowLeft', 'Shift+ArrowRight', 'Shift+ArrowDown'])
    await desk.keyboard.press(key)
  await desk.keyboard.press('Enter')
  await expect(desk.getByText('已标出，将随原因发给考生：', { exact: false })).toContainText(
    '距左边 33%、距上边 38%，宽 32%、高 22%',
  )
  await expectAccessible(desk)
  await photograph(desk, 'office-review-mark')
}

/** Replaces the marked page with its one button, as the candidate does. */
export async function replaceMarkedPage(page: Page): Promise<void> {
  const marked = page.getByRole('img', { name: '审核人员标出了问题的第 1 张图片' })
  await expect(marked).toBeVisible()
  const button = page.getByRole('button', { name: '更换这张图片（第 1 张）' })
  await button.scrollIntoViewIfNeeded()
  await expectAccessible(page)
  await photograph(page, 'exemption-marked-page', { at: marked })
  const mistaken = page.waitForEvent('filechooser')
  await button.press('Enter')
  const pdf = { name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 nothing') }
  await (await mistaken).setFiles(pdf)
  await expect(page.getByText('PDF 文件不能直接上传', { exact: false })).toBeVisible()
  // A file that cannot be used does not use up the one button.
  await expect(page.getByText('已选好新图片', { exact: false })).toHaveCount(0)
  const chosen = page.waitForEvent('filechooser')
  await button.press('Enter')
  const file = { name: 'b.jpg', mimeType: 'image/jpeg', buffer: await paperPhoto('毕业证书', '重新拍摄') }
  await (await chosen).setFiles(file)
  await expect(page.getByText('这张图片已更换或移除。')).toBeVisible()
  await expect(button).toHaveCount(0)
}

/** Reads, as the next reviewer, what was marked and what was filed in its place, and sees both side by side. */
export async function seeBeforeAndAfter(desk: Page): Promise<void> {
  await expect(desk.getByRole('heading', { name: '标出的问题与更换后的图片' })).toBeVisible()
  await expect(desk.getByText('考生新提交了 1 张图片。')).toBeVisible()
  await desk.keyboard.press('d')
  const both = desk.getByRole('dialog')
  await expect(both.getByRole('region', { name: '更换前' }).getByRole('img')).toBeVisible()
  await expect(both.getByRole('region', { name: '更换后' }).getByRole('img')).toBeVisible()
  await expectAccessible(desk)
  await photograph(desk, 'office-review-before-after')
  await desk.keyboard.press('Escape')
  await expect(both).toHaveCount(0)
}

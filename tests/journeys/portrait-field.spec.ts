import { expect, type Page } from '@playwright/test'
import sharp from 'sharp'
import { expectAccessible } from './accessible.ts'
import { pressOn } from './keyboard.ts'
import { DEVELOPED, newest, test } from './photo-journey.ts'
import { colourAt, heicPhoto, notPicture } from './photo-samples.ts'
import { asFile, lyingPortrait, portraitPhoto } from './portrait-samples.ts'

// The tests process full-size photographs and accessibility scans, which take long.
test.describe.configure({ timeout: 120_000 })

test('GRA-10 a phone’s portrait is framed by keys, checked, and stored at 480 × 640 with 20 to 40 KB', {
  tag: '@phone',
}, async ({ page, field }) => {
  await choose(page, asFile(await lyingPortrait()))
  const dialog = page.getByRole('dialog', { name: '裁剪毕业照片' })
  await expect(dialog.getByRole('group', { name: '裁剪框，按方向键移动' })).toBeVisible(DEVELOPED)
  await expectAccessible(page)
  const selection = page.locator('.ReactCrop__crop-selection')
  const before = await selection.boundingBox()
  for (let presses = 0; presses < 3; presses += 1)
    await pressOn(page, dialog.getByRole('button', { name: '放大人像' }))
  await pressOn(page, dialog.getByRole('button', { name: '缩小人像' }))
  await pressOn(page, dialog.getByRole('button', { name: '左移' }))
  const after = await selection.boundingBox()
  expect((after?.width ?? 0) / (before?.width ?? 1)).toBeCloseTo(0.96 ** 3 * 1.04, 1)
  expect((after?.width ?? 0) / (after?.height ?? 1)).toBeCloseTo(0.75, 1)

  await pressOn(page, dialog.getByRole('button', { name: '检查照片' }))
  await expect(dialog.getByRole('heading', { name: '检查结果' })).toBeFocused(DEVELOPED)
  await expect(dialog.getByText('背景为浅蓝色')).toBeVisible()
  await expect(dialog.getByText('系统不识别人脸')).toBeVisible()
  await expectAccessible(page)
  field.refuse(1)
  await pressOn(page, dialog.getByRole('button', { name: '使用这张照片' }))
  await expect(dialog.getByRole('alert')).toHaveText('照片没有上传成功，请重试。')
  await pressOn(page, dialog.getByRole('button', { name: '使用这张照片' }))
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('group', { name: '毕业照片' })).toBeFocused()
  await expect(page.getByRole('img', { name: '已保存的毕业照片' })).toBeVisible()
  await expectAccessible(page)

  const photo = newest(field)
  expect(photo?.length).toBeGreaterThanOrEqual(20 * 1024)
  expect(photo?.length).toBeLessThanOrEqual(40_000)
  const { width, height, format, exif } = await sharp(photo).metadata()
  expect({ width, height, format, exif }).toEqual({
    width: 480,
    height: 640,
    format: 'jpeg',
    exif: undefined,
  })
  // Upright: the background is above, the coat below.
  const [red = 0, , blue = 0] = await colourAt(photo, 0.05, 0.05)
  expect(blue - red).toBeGreaterThan(40)
  const [, , below = 255] = await colourAt(photo, 0.2, 0.97)
  expect(below).toBeLessThan(140)
})

test('GRA-10 what cannot be used says why: small, grey, another background, nobody, grain, no picture', {
  tag: '@desk',
}, async ({ page, field }) => {
  const dialog = page.getByRole('dialog', { name: '裁剪毕业照片' })
  const expectWords = async (words: RegExp) => {
    await expect(dialog.getByText(words)).toBeVisible(DEVELOPED)
    await expect(dialog.getByRole('button', { name: '使用这张照片' })).toHaveCount(0)
  }
  const close = async () => {
    await dialog.getByRole('button', { name: '换一张照片' }).press('Enter')
    await expect(dialog).toHaveCount(0)
  }
  await choose(page, asFile(await portraitPhoto({ width: 300, height: 400 })))
  await expectWords(/照片太小.*300×400/)
  await close()
  await choose(page, notPicture)
  await expectWords(/不是可以读取的图片/)
  await close()

  const check = async (buffer: Buffer, words: RegExp) => {
    await choose(page, asFile(buffer))
    await dialog.getByRole('button', { name: '检查照片' }).click(DEVELOPED)
    await expectWords(words)
  }
  await check(await portraitPhoto({ isGrey: true, width: 900, height: 1200 }), /这是黑白照片/)
  await expectAccessible(page)
  await close()
  await check(await portraitPhoto({ background: '#f6f6f6', width: 900, height: 1200 }), /背景不是浅蓝色/)
  // One may go back to the frame and look again.
  await dialog.getByRole('button', { name: '返回调整' }).press('Enter')
  await dialog.getByRole('button', { name: '检查照片' }).click()
  await expectWords(/背景不是浅蓝色/)
  await close()
  const plain = { create: { width: 600, height: 800, channels: 3, background: '#8ec5ee' } } as const
  await check(await sharp(plain).jpeg().toBuffer(), /看不到人像/)
  await close()
  await check(await portraitPhoto({ width: 480, height: 640, grain: 60 }), /杂点太多/)
  expect(field.images.size).toBe(0)
})

test('GRA-10 a HEIC is opened, a sideways picture is turned, and Esc leaves what was stored', {
  tag: '@phone',
}, async ({ page, field }) => {
  const dialog = page.getByRole('dialog', { name: '裁剪毕业照片' })
  await choose(page, await heicPhoto())
  await dialog.getByRole('button', { name: '检查照片' }).click(DEVELOPED)
  await expect(dialog.getByText(/背景不是浅蓝色|这是黑白照片/)).toBeVisible(DEVELOPED)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)

  const sideways = await sharp(await portraitPhoto())
    .rotate(90)
    .jpeg()
    .toBuffer()
  await choose(page, asFile(sideways))
  for (let turns = 0; turns < 3; turns += 1) {
    const before = await dialog.getByRole('img', { name: '您选择的照片' }).getAttribute('src', DEVELOPED)
    await dialog.getByRole('button', { name: '向右旋转 90 度' }).click()
    await expect(dialog.getByRole('img', { name: '您选择的照片' })).not.toHaveAttribute('src', before ?? '')
  }
  await dialog.getByRole('button', { name: '检查照片' }).click()
  await dialog.getByRole('button', { name: '使用这张照片' }).click(DEVELOPED)
  await expect(dialog).toHaveCount(0)
  expect(field.images.size).toBe(1)
  const [red = 0, , blue = 0] = await colourAt(newest(field), 0.05, 0.05)
  expect(blue - red).toBeGreaterThan(40)
})

/** Chooses a file as the file chooser would. */
function choose(page: Page, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  return page
    .getByRole('group', { name: '毕业照片' })
    .locator('input[type=file]:not([capture])')
    .setInputFiles(file)
}

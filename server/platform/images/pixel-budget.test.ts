import { expect, test } from 'vitest'
import { createPixelBudget } from './pixel-budget.ts'

test('EVI-03 never more pixels are in work than allowed, the largest picture goes alone, and none is overtaken', async () => {
  const withPixels = createPixelBudget(40)
  const order: number[] = []
  let used = 0
  let most = 0
  const work = (pixels: number) =>
    withPixels(pixels, async () => {
      order.push(pixels)
      used += pixels
      most = Math.max(most, used)
      await new Promise((resolve) => setTimeout(resolve, 1))
      used -= pixels
    })
  await Promise.all([12, 12, 12, 40, 12, 40, 1].map(work))
  expect(most).toBe(40)
  expect(order).toEqual([12, 12, 12, 40, 12, 40, 1])
})

test('EVI-03 work that fails gives its pixels back, and more than there is takes all', async () => {
  const withPixels = createPixelBudget(40)
  await expect(withPixels(400, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await withPixels(40, () => Promise.resolve('done'))).toBe('done')
})

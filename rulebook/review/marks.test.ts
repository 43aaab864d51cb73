import { expect, test } from 'vitest'
import { markWords } from './marks.texts.ts'
import { boxBetween, changedBox, isSoundBox } from './marks.ts'

const BOX = { x: 0.1, y: 0.2, width: 0.3, height: 0.1 }

test.each([
  [BOX, true],
  [{ x: 0, y: 0, width: 1, height: 1 }, true],
  [{ x: 0.8, y: 0.2, width: 0.2, height: 0.02 }, true],
  [{ ...BOX, width: 0.95 }, false],
  [{ ...BOX, y: 0.95 }, false],
  [{ ...BOX, x: -0.1 }, false],
  [{ ...BOX, width: 0.019 }, false],
  [{ ...BOX, height: 0 }, false],
])('REV-12 a box %j is on its picture and can be seen: %j', (box, isSound) => {
  expect(isSoundBox(box)).toBe(isSound)
})

test('REV-12 a box is drawn from any corner, and ends at the edge of the picture', () => {
  expect(boxBetween({ x: 0.4, y: 0.3 }, { x: 0.1, y: 0.2 })).toEqual(BOX)
  expect(boxBetween({ x: -3, y: 0.5 }, { x: 0.5, y: 7 })).toEqual({ x: 0, y: 0.5, width: 0.5, height: 0.5 })
})

test('REV-12 a box that is moved or changed by keys stays on the picture and visible', () => {
  expect(changedBox(BOX, { x: 0.05, height: 0.1 })).toEqual({ x: 0.15, y: 0.2, width: 0.3, height: 0.2 })
  for (const by of [{ x: 9 }, { x: -9 }, { y: 9 }, { width: 9 }, { width: -9 }, { height: -9 }])
    expect(isSoundBox(changedBox(BOX, by)), JSON.stringify(by)).toBe(true)
})

test('REV-12 a box says in words where it is', () => {
  expect(markWords({ ...BOX, page: 2 })).toBe('第 2 张图片上方靠左（距左边 10%、距上边 20%，宽 30%、高 10%）')
  expect(markWords({ x: 0.4, y: 0.4, width: 0.2, height: 0.2, page: 1 })).toContain('图片中间（')
  expect(markWords({ x: 0.7, y: 0.4, width: 0.2, height: 0.2, page: 1 })).toContain('图片中间靠右（')
  expect(markWords({ x: 0.4, y: 0.8, width: 0.2, height: 0.2, page: 1 })).toContain('图片下方中间（')
})

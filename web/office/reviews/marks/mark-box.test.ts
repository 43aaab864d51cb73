import { expect, test } from 'vitest'
import { boxBetween, isSeen, pressedBox } from './mark-box.ts'

test('REV-12 a box is drawn from any corner, and never beyond the picture', () => {
  const box = { left: 100, top: 200, width: 300, height: 100 }
  expect(boxBetween({ x: 100, y: 200 }, { x: 400, y: 300 })).toEqual(box)
  expect(boxBetween({ x: 400.2, y: 200 }, { x: 99.9, y: 300 })).toEqual(box)
  expect(boxBetween({ x: -50, y: 900 }, { x: 1200, y: 1100 })).toEqual({
    ...{ left: 0, top: 900, width: 1000, height: 100 },
  })
  expect(isSeen(boxBetween({ x: 500, y: 500 }, { x: 503, y: 700 }))).toBe(false)
  expect(isSeen(box)).toBe(true)
})

test('REV-12 the arrows make a box, move it inside the picture, and with Shift change its size', () => {
  const press = (key: string, shiftKey = false) => ({ key, shiftKey })
  const first = pressedBox(undefined, press('ArrowDown'))
  expect(first).toEqual({ left: 350, top: 400, width: 300, height: 200 })
  expect(pressedBox(first, press('ArrowRight'))).toEqual({ ...first, left: 375 })
  expect(pressedBox(first, press('ArrowUp', true))).toEqual({ ...first, height: 175 })
  expect(pressedBox(first, press('x'))).toEqual(first)
  expect(pressedBox(first, press('Delete'))).toBeUndefined()
  expect(pressedBox(undefined, press('x'))).toBeUndefined()
  let box = first
  for (let presses = 0; presses < 60; presses += 1) box = pressedBox(box, press('ArrowRight'))
  expect(box).toMatchObject({ left: 700, width: 300 })
  for (let presses = 0; presses < 60; presses += 1) box = pressedBox(box, press('ArrowRight', true))
  expect(box).toMatchObject({ left: 700, width: 300 })
  for (let presses = 0; presses < 60; presses += 1) box = pressedBox(box, press('ArrowLeft', true))
  expect(box).toMatchObject({ width: 25 })
})

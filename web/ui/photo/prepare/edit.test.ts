import { expect, test } from 'vitest'
import { asTaken, type Edit, frameOf, turnRight } from './edit.ts'

test('EVI-02 four quarter turns bring a photograph back, and its crop with it', () => {
  const edit: Edit = { turns: 1, crop: { x: 0.1, y: 0.2, width: 0.5, height: 0.25 } }
  const around = turnRight(turnRight(turnRight(turnRight(edit))))
  expect(around.turns).toBe(1)
  for (const side of ['x', 'y', 'width', 'height'] as const)
    expect(around.crop?.[side]).toBeCloseTo(edit.crop?.[side] ?? Number.NaN)
})

test('EVI-02 the crop follows its paper through a turn to the right: top left becomes top right', () => {
  const turned = turnRight({ turns: 0, crop: { x: 0, y: 0, width: 0.25, height: 0.5 } })
  expect(turned).toEqual({ turns: 1, crop: { x: 0.5, y: 0, width: 0.5, height: 0.25 } })
})

test('EVI-02 without a crop the whole turned picture is kept', () => {
  expect(frameOf({ width: 400, height: 300 }, asTaken)).toEqual({ x: 0, y: 0, width: 400, height: 300 })
  expect(frameOf({ width: 400, height: 300 }, { turns: 3 })).toEqual({ x: 0, y: 0, width: 300, height: 400 })
})

test('EVI-02 a crop is whole pixels of the turned picture and never leaves it', () => {
  const crop = { x: 0.5, y: 0.9, width: 0.6, height: 0.2 }
  expect(frameOf({ width: 400, height: 300 }, { turns: 1, crop })).toEqual({
    x: 150,
    y: 360,
    width: 150,
    height: 40,
  })
  expect(frameOf({ width: 3, height: 3 }, { turns: 0, crop: { x: 1, y: 1, width: 0, height: 0 } })).toEqual({
    x: 2,
    y: 2,
    width: 1,
    height: 1,
  })
})

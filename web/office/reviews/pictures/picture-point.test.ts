import { expect, test } from 'vitest'
import { pointOnPicture } from './picture-point.ts'
import { FITTED, look } from './view-box.ts'

const picture = { width: 200, height: 100 }
const frame = { width: 400, height: 400 }

const near = ({ x, y }: { x: number; y: number }) => ({ x: expect.closeTo(x, 6), y: expect.closeTo(y, 6) })

test.each([
  ['fitted', FITTED, { x: -200, y: -100 }],
  ['enlarged', { ...FITTED, zoom: 2 }, { x: -400, y: -200 }],
  ['moved', { ...FITTED, x: 30, y: 10 }, { x: -170, y: -90 }],
  ['turned right', look(FITTED, 'turn'), { x: 100, y: -200 }],
  ['turned left', look(FITTED, 'turnLeft'), { x: -100, y: 200 }],
  ['upside down', look(look(FITTED, 'turn'), 'turn'), { x: 200, y: 100 }],
])('REV-12 the upper left corner of a picture is found when it is %s', (_word, view, point) => {
  expect(pointOnPicture(point, { picture, frame, view })).toEqual(near({ x: 0, y: 0 }))
})

test('REV-12 a picture on its side is measured as it fits its frame', () => {
  const wide = { width: 400, height: 200 }
  const view = look(FITTED, 'turn')
  // Upright it is 400 wide; on its side it is 200 high and 100 wide.
  expect(pointOnPicture({ x: 50, y: -100 }, { picture, frame: wide, view })).toEqual(near({ x: 0, y: 0 }))
  expect(pointOnPicture({ x: 0, y: 0 }, { picture, frame: wide, view })).toEqual(near({ x: 0.5, y: 0.5 }))
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FITTED, look, moveBy, sideFit, transformOf, type ViewAct, zoomBy } from './view-box.ts'

test('REV-03 four turns are none, and fitting keeps the turn', () => {
  const turned = look(FITTED, 'turn')
  expect(turned.turn).toBe(90)
  expect(look(look(look(turned, 'turn'), 'turn'), 'turn')).toMatchObject({ turn: 0, zoom: 1 })
  expect(look(look(look(turned, 'in'), 'left'), 'fit')).toEqual(turned)
})

test('REV-03 turning keeps the enlargement and the middle, and a turn to the left takes one to the right back', () => {
  const box = moveBy(zoomBy(FITTED, 2), { x: 100, y: -40 })
  expect(look(box, 'turn')).toEqual({ zoom: 2, turn: 90, x: 40, y: 100 })
  expect(look(look(box, 'turn'), 'turnLeft')).toEqual(box)
  expect(look(FITTED, 'turnLeft').turn).toBe(270)
})

test('REV-03 what stands in the middle stays there while it is enlarged', () => {
  const box = zoomBy(moveBy(FITTED, { x: 100, y: -40 }), 2)
  expect(box).toEqual({ zoom: 2, turn: 0, x: 200, y: -80 })
  expect(transformOf(box)).toBe('translate(200px, -80px) rotate(0deg) scale(2.000)')
})

test('REV-03 a picture that is turned on its side fits its frame again', () => {
  const sizes = { picture: { width: 1600, height: 1200 }, frame: { width: 800, height: 600 } }
  expect(sideFit(0, sizes)).toBe(1)
  expect(sideFit(180, sizes)).toBe(1)
  expect(sideFit(90, sizes)).toBeCloseTo(0.75)
  expect(sideFit(270, { ...sizes, picture: { width: 1200, height: 1600 } })).toBeCloseTo(4 / 3)
  expect(sideFit(90, { ...sizes, picture: { width: 0, height: 0 } })).toBe(1)
  expect(transformOf({ ...FITTED, turn: 90 }, 0.75)).toBe('translate(0px, 0px) rotate(90deg) scale(0.750)')
})

test('REV-03 no key makes a picture vanish: the zoom stays within its bounds', () => {
  const acts = fc.constantFrom<ViewAct>('in', 'out', 'turn', 'turnLeft', 'fit', 'left', 'right', 'up', 'down')
  fc.assert(
    fc.property(fc.array(acts, { maxLength: 60 }), (all) => {
      const { zoom, turn } = all.reduce(look, FITTED)
      expect(zoom).toBeGreaterThanOrEqual(0.5)
      expect(zoom).toBeLessThanOrEqual(8)
      expect(turn % 90).toBe(0)
    }),
  )
})

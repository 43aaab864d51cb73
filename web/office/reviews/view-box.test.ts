import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FITTED, look, moveBy, transformOf, type ViewAct, zoomBy } from './view-box.ts'

test('REV-03 four turns are none, and fitting keeps the turn', () => {
  const turned = look(FITTED, 'turn')
  expect(turned.turn).toBe(90)
  expect(look(look(look(turned, 'turn'), 'turn'), 'turn')).toEqual(FITTED)
  expect(look(look(look(turned, 'in'), 'left'), 'fit')).toEqual(turned)
})

test('REV-03 what stands in the middle stays there while it is enlarged', () => {
  const box = zoomBy(moveBy(FITTED, { x: 100, y: -40 }), 2)
  expect(box).toEqual({ zoom: 2, turn: 0, x: 200, y: -80 })
  expect(transformOf(box)).toBe('translate(200px, -80px) rotate(0deg) scale(2.000)')
})

test('REV-03 no key makes a picture vanish: the zoom stays within its bounds', () => {
  const acts = fc.constantFrom<ViewAct>('in', 'out', 'turn', 'fit', 'left', 'right', 'up', 'down')
  fc.assert(
    fc.property(fc.array(acts, { maxLength: 60 }), (all) => {
      const { zoom, turn } = all.reduce(look, FITTED)
      expect(zoom).toBeGreaterThanOrEqual(0.5)
      expect(zoom).toBeLessThanOrEqual(8)
      expect(turn % 90).toBe(0)
    }),
  )
})

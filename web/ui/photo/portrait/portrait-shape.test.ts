import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstFrame, isLargeEnough, moveFrame, type PortraitMove } from './portrait-shape.ts'

const side = fc.integer({ min: 480, max: 9000 })
const move = fc.constantFrom<PortraitMove>('tighter', 'wider', 'left', 'right', 'up', 'down')

test('GRA-10 however the frame is moved it is 3 to 4, inside the picture, and never of fewer pixels than the photograph', () => {
  fc.assert(
    fc.property(
      side,
      fc.integer({ min: 640, max: 9000 }),
      fc.array(move, { maxLength: 40 }),
      (width, height, moves) => {
        const picture = { width, height }
        const frame = moves.reduce((now, one) => moveFrame(now, one, picture), firstFrame(picture))
        expect((frame.width * width) / (frame.height * height)).toBeCloseTo(0.75, 6)
        expect(frame.width * width).toBeGreaterThanOrEqual(480 - 1e-6)
        for (const [start, length] of [
          [frame.x, frame.width],
          [frame.y, frame.height],
        ] as const) {
          expect(start).toBeGreaterThanOrEqual(-1e-9)
          expect(start + length).toBeLessThanOrEqual(1 + 1e-9)
        }
      },
    ),
  )
})

test('GRA-10 a picture is too small when no frame in it has 480 × 640 pixels, however wide it is', () => {
  expect(isLargeEnough({ width: 480, height: 640 })).toBe(true)
  expect(isLargeEnough({ width: 479, height: 2000 })).toBe(false)
  expect(isLargeEnough({ width: 2000, height: 639 })).toBe(false)
  expect(isLargeEnough({ width: 300, height: 400 })).toBe(false)
})

test('GRA-10 a photograph that has the right size already begins with the whole of it', () => {
  expect(firstFrame({ width: 480, height: 640 })).toEqual({ x: 0, y: 0, width: 1, height: 1 })
  expect(firstFrame({ width: 960, height: 1280 })).toEqual({ x: 0, y: 0, width: 1, height: 1 })
})

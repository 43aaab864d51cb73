import { expect, test } from 'vitest'
import { judgeRecordPhoto } from './record-photo.ts'

test.each([
  [480, 640, []],
  [480, 720, []],
  [240, 320, []],
  [358, 441, []],
  [413, 626, []],
  [239, 320, ['photo_small']],
  [260, 319, ['photo_small']],
  [640, 480, ['photo_shape']],
  [600, 600, ['photo_shape']],
  [300, 900, ['photo_shape']],
  [200, 200, ['photo_small', 'photo_shape']],
])('IMP-01 a photograph of %i × %i pixels: %o', (width, height, faults) => {
  expect(judgeRecordPhoto({ width, height })).toEqual(faults)
})

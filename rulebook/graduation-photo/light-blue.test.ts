import { expect, test } from 'vitest'
import { isLightBlue } from './light-blue.ts'

type Values = readonly [number, number, number]
const at = ([red, green, blue]: Values) => isLightBlue({ red, green, blue })

test.each<[string, Values]>([
  ['the standard blue of ID photographs', [67, 142, 219]],
  ['the blue of the graduates’ collection', [100, 197, 255]],
  ['light blue as the web names it', [173, 216, 230]],
  ['sky blue', [135, 206, 235]],
  ['a pale background in good light', [191, 227, 255]],
  ['the same in poor light', [140, 166, 187]],
])('GRA-10 %s is light blue', (_, colour) => {
  expect(at(colour)).toBe(true)
})

test.each<[string, Values]>([
  ['white', [255, 255, 255]],
  ['white with a blue cast', [235, 240, 250]],
  ['grey', [150, 150, 155]],
  ['black', [5, 5, 10]],
  ['red', [219, 30, 40]],
  ['navy', [20, 40, 110]],
  ['pure blue', [0, 0, 255]],
  ['violet', [170, 150, 240]],
  ['turquoise', [60, 220, 210]],
  ['green', [120, 220, 130]],
  ['skin', [230, 190, 165]],
])('GRA-10 %s is not light blue', (_, colour) => {
  expect(at(colour)).toBe(false)
})

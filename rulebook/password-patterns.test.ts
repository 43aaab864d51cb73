import { expect, test } from 'vitest'
import { countUnits } from './password-patterns.ts'

test.each([
  ['', 0],
  ['plum', 4],
  ['qwertyuiop', 2],
  ['qwertyuiopas', 4],
  ['poiuytrewq', 2],
  ['1qaz2wsx3edc', 6],
  ['abcdefghij', 2],
  ['9876543210', 2],
  ['aaaaaaaaaaaa', 3],
  ['k7qwk7qwk7qw', 5],
  ['tang-1999-tang', 11],
  ['k7qw-zr2p-vx', 12],
])('LOG-02 of %j %i characters are to be guessed', (password, units) => {
  expect(countUnits(password)).toBe(units)
})

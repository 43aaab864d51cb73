import { expect, test } from 'vitest'
import { isSame } from './use-kept-pages.ts'

const owner = (name: string, ...ticketIds: string[]) => ({ name, ticketIds })

test('HOM-08 what is kept is a person’s own: the same name and a shared 准考证, never the name alone', () => {
  expect(isSame(owner('何建国', 'a', 'b'), owner('何建国', 'b', 'c'))).toBe(true)
  expect(isSame(owner('何建国', 'a'), owner('何建国', 'b'))).toBe(false)
  expect(isSame(owner('何建国', 'a'), owner('赵敏', 'a'))).toBe(false)
  expect(isSame(owner('何建国'), owner('何建国'))).toBe(true)
  expect(isSame(owner('何建国'), owner('何建国', 'a'))).toBe(false)
})

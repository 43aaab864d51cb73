import { expect, test } from 'vitest'
import { itemAt, mayOpen, postsFor } from './menu.ts'
import { menuItems } from './shell.texts.ts'

test('ACC-01 a page below an item belongs to it, and the start page to itself only', () => {
  expect(itemAt('/office/imports/12')?.to).toBe('/imports')
  expect(itemAt('/office')?.to).toBe('/')
  expect(itemAt('/office/importsx')).toBeUndefined()
})

test('ACC-01 a page without the grant is refused, and names the posts that do it', () => {
  const staff = itemAt('/office/staff')
  const start = itemAt('/office/')
  expect(staff && mayOpen(staff, (grant) => grant === 'audit.read')).toBe(false)
  expect(staff && mayOpen(staff, (grant) => grant === 'staff.manage')).toBe(true)
  expect(start && mayOpen(start, () => false)).toBe(true)
  expect(staff && postsFor(staff)).toEqual(['安全管理员'])
})

test('UX-01 each page of the menu has a key of its own', () => {
  const keys = menuItems.map(({ key }) => key)
  expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([])
})

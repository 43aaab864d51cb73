import { expect, test } from 'vitest'
import { withChecksum } from '../identity/id-number.ts'
import { maskNumbersWithin, partsOfName, readPhotoName } from './photo-file-name.ts'

const number = withChecksum('31010419910612011')

test.each([
  ['101000240000.jpg', { kind: 'ticket', ticketNo: '101000240000' }],
  ['101000240000.JPG', { kind: 'ticket', ticketNo: '101000240000' }],
  ['照片/第一批/101000240000.jpeg', { kind: 'ticket', ticketNo: '101000240000' }],
  ['１０１０００２４００００.png', { kind: 'ticket', ticketNo: '101000240000' }],
  [' 1010-0024-0000 .png', { kind: 'ticket', ticketNo: '101000240000' }],
  [`${number}.jpg`, { kind: 'number', idNumber: number }],
  ['11010519491231002x.jpg', { kind: 'number', idNumber: '11010519491231002X' }],
  ['310104910612011.jpg', { kind: 'number', idNumber: '310104910612011' }],
  ['E12345678.jpg', { kind: 'number', idNumber: 'E12345678' }],
  // A wrong check character is a slip, and no number of anybody.
  ['110105194912310021.jpg', { kind: 'other_name' }],
  ['101000240000(1).jpg', { kind: 'other_name' }],
  ['1010002400.jpg', { kind: 'other_name' }],
  ['张三.jpg', { kind: 'other_name' }],
  ['.jpg', { kind: 'other_file' }],
  ['101000240000', { kind: 'other_file' }],
  ['101000240000.bmp', { kind: 'other_file' }],
  ['101000240000.jpg.exe', { kind: 'other_file' }],
  ['名单.xlsx', { kind: 'other_file' }],
  ['__MACOSX/照片/._101000240000.jpg', { kind: 'of_system' }],
  ['照片/._101000240000.jpg', { kind: 'of_system' }],
  ['照片/.DS_Store', { kind: 'of_system' }],
  ['照片/Thumbs.db', { kind: 'of_system' }],
])('IMP-01 by the name %s a file is %o', (name, expected) => {
  expect(readPhotoName(name)).toEqual(expected)
})

test('IMP-01 a path is parted into folders, name and extension, and nothing is lost', () => {
  expect(partsOfName('a/b.c/d.e.jpg')).toEqual({ folders: 'a/b.c/', base: 'd.e', extension: '.jpg' })
  expect(partsOfName('a.b/c')).toEqual({ folders: 'a.b/', base: 'c', extension: '' })
  expect(partsOfName('.jpg')).toEqual({ folders: '', base: '.jpg', extension: '' })
})

test.each([
  ['123456789.heic', '123*****9.heic'],
  ['AB12345.bmp', '*******.bmp'],
  ['123456789(1).jpg', '123*****9(1).jpg'],
  ['张三_123456789副本.jpg', '张三_123*****9副本.jpg'],
  ['初中/１２３４５６７８９/a.jpg', '初中/１２３*****９/a.jpg'],
  ['x.E12345678', 'x.E12*****8'],
])('ACC-02 in the name %s a number is masked: %s', (name, masked) => {
  expect(maskNumbersWithin(name)).toBe(masked)
})

test.each([
  '101000240000(1).jpg',
  '1010002400.jpg',
  '2026年/IMG_20261127.jpg',
  'readme.txt',
  '高三1班2026.bmp',
  'Thumbs.xlsx',
])('ACC-02 the name %s holds no number', (name) => {
  expect(maskNumbersWithin(name)).toBe(name)
})

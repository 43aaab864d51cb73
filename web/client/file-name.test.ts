import { expect, test } from 'vitest'
import { fileNameOf } from './file-name.ts'

test('APP-08 a file has the name that the server gave it, in Chinese where it has one', () => {
  const both = `attachment; filename="receipt-1.pdf"; filename*=UTF-8''${encodeURIComponent('提交回执-1.pdf')}`
  expect(fileNameOf(both)).toBe('提交回执-1.pdf')
  expect(fileNameOf('attachment; filename="errors-3.xlsx"')).toBe('errors-3.xlsx')
  expect(fileNameOf('inline')).toBe('')
})

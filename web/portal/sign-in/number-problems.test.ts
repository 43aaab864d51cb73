import { expect, test } from 'vitest'
import { numberProblems } from './number-problems.ts'

test.each([
  ['', '请输入证件号码。'],
  [' \u3000', '请输入证件号码。'],
  ['31010', '证件号码太短'],
  ['张伟明', '证件号码里应有数字'],
  ['3101011990010112', '现在是 16 位'],
  ['31010119900101123X0', undefined],
  ['3101011990010112345', '现在是 19 位'],
  ['11010519491231002', '现在是 17 位'],
  // Whole numbers of every document, however typed.
  ['110105 1949 1231 002x', undefined],
  ['１１０１０５１９４９１２３１００２Ｘ', undefined],
  ['110105491231002', undefined],
  ['81000019900101001X', undefined],
  ['USA310090010112', undefined],
  ['E12345678', undefined],
  ['123456789', undefined],
  ['军字第1234567号', undefined],
])('LOG-01 the number %j is told at once: %j', (typed, words) => {
  const [problem] = numberProblems(typed)
  if (words === undefined) expect(problem).toBeUndefined()
  else expect(problem).toEqual({ field: 'idNumber', text: expect.stringContaining(words) })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toEighteen } from './identity/legacy-number.ts'
import { PASSWORD_PROBLEM_WORDS } from './password-policy.texts.ts'
import { judgePassword, MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from './password-policy.ts'

const MINE = {
  profile: 'candidate',
  idNumber: '11010519491231002X',
  ticketNos: ['880000000001'],
  phone: '13812345678',
} as const

function problemsOf(password: string, profile: 'candidate' | 'staff' = 'candidate'): string[] {
  return judgePassword(password, { ...MINE, profile }).map(({ code }) => code)
}

test.each([
  ['梧桐雨打湿了旧站台的灯', []],
  ['plum rain on the bund', []],
  ['k7Qw-zR2p-Vx', []],
  ['', ['too_short']],
  ['k7Qw-zR2p', ['too_short']],
  [`k7Qw-zR2p-${'Vx8m'.repeat(30)}`, ['too_long']],
  ['aaaaaaaaaaaa', ['too_simple']],
  ['abcdefghijkl', ['too_simple']],
  ['109876543210', ['too_simple']],
  ['qwertyuiopas', ['too_simple']],
  ['1qaz2wsx3edc', ['too_simple']],
  ['qazwsxqazwsx', ['too_simple']],
  ['yu-yuan-lu-ge-zi', []],
  ['qm31002Xwvkt', ['contains_id_number']],
  ['qm31002xwvkt', ['contains_id_number']],
  ['ｑｍ３１００２Ｘｗｖｋｔ', ['contains_id_number']],
  ['qm-1949.12.31', ['contains_birth_date']],
  ['19850615abc', ['too_simple']],
  ['qm880000vktw', ['contains_ticket_no']],
  ['qm345678vktw', ['contains_phone']],
  ['qm-ShMeea-vktw', ['contains_platform_word']],
  ['31002X', ['too_short', 'contains_id_number']],
] as const)('LOG-02 %j: %j', (password, problems) => {
  expect(problemsOf(password)).toEqual(problems)
})

test.each([
  ['plum rain on the bund', ['too_few_classes']],
  ['plum rain on the Bund', []],
  ['k7Qwbn3zR2pVx', []],
  ['k7wbn3zr2pvx', ['too_few_classes']],
] as const)('ACC-01 of a member of staff %j: %j', (password, problems) => {
  expect(problemsOf(password, 'staff')).toEqual(problems)
})

test.each([
  ['梧桐-1968-05-12-雨', ['contains_birth_date']],
  ['梧桐雨1968年5月12日', ['contains_birth_date']],
  ['梧桐雨打湿12.5.1968', ['contains_birth_date']],
  ['梧桐雨打湿旧站台1968', []],
  [`梧桐雨打湿${toEighteen('310101680512031')?.slice(-6)}`, ['contains_id_number']],
] as const)('LOG-02, LOG-01 of somebody recorded with fifteen digits %j: %j', (password, problems) => {
  const found = judgePassword(password, { profile: 'candidate', idNumber: '310101680512031' })
  expect(found.map(({ code }) => code)).toEqual(problems)
})

test('LOG-02 whatever holds six characters in a row of a number of its owner is refused', () => {
  const around = fc.tuple(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }))
  const secrets = fc.constantFrom(MINE.idNumber, MINE.ticketNos[0], MINE.phone)
  fc.assert(
    fc.property(around, secrets, fc.nat(12), ([before, after], secret, from) => {
      const run = secret.slice(Math.min(from, secret.length - 6)).slice(0, 6)
      expect(problemsOf(before + run + after).some((code) => code.startsWith('contains_'))).toBe(true)
    }),
  )
})

test('LOG-02 length is counted in characters, and every problem has words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 150 }), (password) => {
      const problems = judgePassword(password, { profile: 'staff' })
      // As it is hashed: one ligature may be three letters.
      const length = [...password.normalize('NFKC')].length
      const codes = problems.map(({ code }) => code)
      expect(codes.includes('too_short')).toBe(length < MIN_PASSWORD_LENGTH)
      expect(codes.includes('too_long')).toBe(length > MAX_PASSWORD_LENGTH)
      expect(codes.every((code) => PASSWORD_PROBLEM_WORDS[code].endsWith('。'))).toBe(true)
    }),
  )
})

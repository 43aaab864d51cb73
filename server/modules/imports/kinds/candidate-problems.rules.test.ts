import { expect, test } from 'vitest'
import { withChecksum } from '#rulebook/identity/id-number.ts'
import type { IdType } from '#rulebook/identity/id-type.ts'
import { wordsOfProblem } from '../import-problems.texts.ts'
import { isExample, problemsOfName, problemsOfNumber } from './candidate-problems.rules.ts'
import { CANDIDATE_COLUMNS } from './columns.ts'

// The last three digits of this number are lost, and the check character is right by chance.
const CUT = '310101199201018000'

test.each([
  ['高文一', []],
  ['', ['name_empty']],
  ['张'.repeat(31), ['name_too_long']],
  ['张:三', ['name_characters::']],
  ['张$三', ['name_characters:$']],
  ['·张', ['name_dot_place']],
])('UX-02 the problems of the name %j are %j', (name, problems) => {
  expect(problemsOfName(name)).toEqual(problems)
})

test('UX-02 the words name the character, whatever it is', () => {
  expect(wordsOfProblem('name_characters::')).toBe('姓名中有不能使用的字符「:」，请对照证件改正。')
  expect(wordsOfProblem('name_characters:$')).toBe('姓名中有不能使用的字符「$」，请对照证件改正。')
})

const GOOD = withChecksum('31010119920101001')

test.each<[{ idType: IdType | undefined; idNumber: string; kind: string }, string[]]>([
  [{ idType: 'resident_id', idNumber: GOOD, kind: 'text' }, []],
  [{ idType: 'resident_id', idNumber: GOOD, kind: 'number' }, ['id_number_cut']],
  [{ idType: 'resident_id', idNumber: CUT, kind: 'number' }, ['id_number_cut']],
  [{ idType: 'resident_id', idNumber: '3.10101E+17', kind: 'text' }, ['id_number_cut']],
  [{ idType: 'resident_id', idNumber: '3.10101199201018E+17', kind: 'text' }, ['id_number_cut']],
  [{ idType: undefined, idNumber: '3E+17', kind: 'text' }, ['id_number_cut']],
  [{ idType: 'passport', idNumber: '3E1234567', kind: 'text' }, []],
  [{ idType: 'resident_id', idNumber: '110105491231002', kind: 'number' }, []],
  [
    { idType: 'resident_id', idNumber: withChecksum('81000019920101001'), kind: 'text' },
    ['id_number_type:港澳台居民居住证'],
  ],
  [
    { idType: 'resident_id', idNumber: withChecksum('91131019920101001'), kind: 'text' },
    ['id_number_type:外国人永久居留身份证'],
  ],
  [{ idType: 'hk_mo_tw_residence', idNumber: GOOD, kind: 'text' }, ['id_number_type:居民身份证']],
  [{ idType: 'resident_id', idNumber: '310101199201010000', kind: 'text' }, ['id_number_form']],
  [{ idType: undefined, idNumber: '310101199201010000', kind: 'text' }, []],
])('LOG-01, IMP-01 the problems of the number %j are %j', (cell, problems) => {
  expect(problemsOfNumber(cell)).toEqual(problems)
})

test('IMP-01 the example of the template is no candidate', () => {
  const example = (key: string) => CANDIDATE_COLUMNS.find((one) => one.key === key)?.example ?? ''
  expect(isExample({ name: example('name'), idNumber: example('idNumber') })).toBe(true)
  expect(isExample({ name: example('name'), idNumber: withChecksum('31010119920101001') })).toBe(false)
  expect(isExample({ name: '李四', idNumber: example('idNumber') })).toBe(false)
})

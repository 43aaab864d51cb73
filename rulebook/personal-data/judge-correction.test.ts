import { expect, test } from 'vitest'
import type { PersonalDataForm } from '#contracts/forms/personal-data.ts'
import { withChecksum } from '../identity/id-number.ts'
import { datumOf, subjectOf } from './correction-subject.ts'
import { judgeCorrection } from './judge-correction.ts'
import { papersNeeded } from './papers-needed.ts'

const OLD = withChecksum('31010119900307291')
const NEW = withChecksum('31010119900307292')
const record = { name: '张伟明', idType: 'resident_id', idNumber: OLD }
const form = (change: Partial<PersonalDataForm>): PersonalDataForm => ({
  service: 'personal-data',
  data: ['name'],
  name: '',
  idType: 'resident_id',
  idNumber: '',
  numberReason: '',
  papers: { name: [], idNumber: [] },
  ...change,
})
const found = (change: Partial<PersonalDataForm>) =>
  judgeCorrection(form(change), record).map(({ field, code }) => `${field} ${code}`)

test.each([
  ['张伟民', []],
  ['陈𠮷祥', []],
  ['阿依古丽·买买提', []],
  ['\u{20BB7}'.repeat(30), []],
  ['', ['name missing']],
  ['张伟明', ['name same']],
  ['张'.repeat(31), ['name too_long']],
  ['张3', ['name characters']],
  ['·张', ['name dot_place']],
])('PRF-01 the new name %j: %j', (name, problems) => {
  expect(found({ name })).toEqual(problems)
})

test('PRF-01 the same name with another glyph is a correction, because the diploma prints the glyph', () => {
  const judged = judgeCorrection(form({ name: '葛\u{E0100}城' }), { ...record, name: '葛城' })
  expect(judged).toEqual([])
})

test.each<[string, PersonalDataForm['idType'], string[]]>([
  [NEW, 'resident_id', []],
  ['', 'resident_id', ['idNumber missing']],
  [OLD, 'resident_id', ['idNumber same']],
  [`${NEW.slice(0, 17)}${NEW.endsWith('0') ? '1' : '0'}`, 'resident_id', ['idNumber checksum']],
  [NEW.slice(0, 17), 'resident_id', ['idNumber length']],
  ['310101900307291', 'resident_id', ['idNumber length']],
  [withChecksum('99010119900307291'), 'resident_id', ['idNumber region']],
  [withChecksum('31010119900230291'), 'resident_id', ['idNumber birth_date']],
  ['E12345678', 'passport', []],
  ['E1', 'passport', ['idNumber length']],
  [NEW, 'passport', []],
])('PRF-01, LOG-01 the new number %j of %s: %j', (idNumber, idType, problems) => {
  expect(found({ data: ['idNumber'], idNumber, idType, numberReason: 'wrong' })).toEqual(problems)
})

test('PRF-01 the same digits on another document are a correction', () => {
  expect(found({ data: ['idNumber'], idNumber: OLD, idType: 'officer', numberReason: 'wrong' })).toEqual([])
})

test('PRF-01 every problem is told at once; what is not chosen has none', () => {
  expect(found({ data: ['name', 'idNumber', 'photo'] })).toEqual([
    'name missing',
    'idNumber missing',
    'numberReason missing',
  ])
  expect(found({ data: [] })).toEqual(['data missing'])
  expect(found({ data: ['photo'], name: '3', idNumber: '3' })).toEqual([])
})

test.each([
  ['name', { idType: 'resident_id', numberReason: '' }, [['household_register', 'police_certificate']]],
  ['idNumber', { idType: 'resident_id', numberReason: 'wrong' }, [['id_card']]],
  ['idNumber', { idType: 'resident_id', numberReason: 'changed' }, [['id_card'], ['police_certificate']]],
  ['idNumber', { idType: 'passport', numberReason: 'wrong' }, [['identity_document']]],
  ['photo', { idType: 'resident_id', numberReason: '' }, []],
] as const)('PRF-01 what proves a new %s (%j): %j', (datum, about, papers) => {
  expect(papersNeeded(datum, about)).toEqual(papers)
})

test('PRF-01 a datum that was corrected before has a subject of its own', () => {
  expect(subjectOf('name', { approved: 0 })).toBe('name')
  expect(subjectOf('name', { approved: 1 })).toBe('name.2')
  for (const approved of [0, 1, 11]) expect(datumOf(subjectOf('idNumber', { approved }))).toBe('idNumber')
  expect(() => datumOf('13000')).toThrow(RangeError)
})

import { expect, test } from 'vitest'
import { judgeRegistration, type RegistrationForm } from './registration-form.ts'

const TODAY = '2026-12-16'
const NEEDS = { resume: true, family: true, thesisTitle: true }

const sound: RegistrationForm = {
  contact: {
    gender: 'female',
    ethnicity: '汉族',
    politicalStatus: '群众',
    birthplace: '江苏省苏州市',
    address: '上海市杨浦区国定路777号',
    postcode: '200433',
    phone: '13800138000',
    email: '',
    employer: '',
    position: '',
  },
  resume: [
    { from: '2005-09', until: '2008-06', place: '苏州市第一中学', role: '学生', witness: '' },
    { from: '2008-09', until: '', place: '苏州某某公司', role: '职员', witness: '李明' },
  ],
  family: [{ relation: '父亲', name: '王明', employer: '' }],
  awards: '无',
  thesisTitle: '中小企业内部控制研究',
}

const fieldsOf = (form: RegistrationForm, needs = NEEDS) =>
  judgeRegistration(form, { needs, today: TODAY }).map(({ field, code }) => `${field} ${code}`)
const withContact = (change: Partial<RegistrationForm['contact']>): RegistrationForm => ({
  ...sound,
  contact: { ...sound.contact, ...change },
})

test('GRA-01 a complete form has no problem; e-mail, employer and position may be empty', () => {
  expect(fieldsOf(sound)).toEqual([])
})

test('GRA-01 everything that is missing is named at once, each at its field', () => {
  const nothing = { ...sound.contact }
  for (const key of Object.keys(nothing) as (keyof typeof nothing)[]) nothing[key] = ''
  const empty = { contact: nothing, resume: [], family: [], awards: '', thesisTitle: ' ' }
  expect(fieldsOf(empty)).toEqual([
    'contact.gender missing',
    'contact.ethnicity missing',
    'contact.politicalStatus missing',
    'contact.birthplace missing',
    'contact.address missing',
    'contact.postcode missing',
    'contact.phone missing',
    'resume missing',
    'family missing',
    'thesisTitle missing',
  ])
  expect(fieldsOf(empty, { resume: false, family: false, thesisTitle: false })).toHaveLength(7)
})

test.each([
  [{ ethnicity: '汉' }, 'contact.ethnicity missing'],
  [{ politicalStatus: '党员' }, 'contact.politicalStatus missing'],
  [{ birthplace: '苏' }, 'contact.birthplace malformed'],
  [{ address: '上海' }, 'contact.address malformed'],
  [{ postcode: '20043' }, 'contact.postcode malformed'],
  [{ phone: '65904000' }, 'contact.phone malformed'],
  [{ email: 'zhang@' }, 'contact.email malformed'],
  [{ employer: '公司😀' }, 'contact.employer unprintable'],
])('GRA-01 %j is refused at its field', (change, problem) => {
  expect(fieldsOf(withContact(change))).toEqual([problem])
})

test.each([
  [{ from: '' }, 'resume.1.from missing'],
  [{ place: ' ' }, 'resume.1.place missing'],
  [{ role: '' }, 'resume.1.role missing'],
  [{ from: '2009' }, 'resume.1.from malformed'],
  [{ from: '2009-13' }, 'resume.1.from malformed'],
  [{ until: '2012' }, 'resume.1.until malformed'],
  [{ until: '-09' }, 'resume.1.until malformed'],
  [{ until: '2008-08' }, 'resume.1.until order'],
  [{ from: '2027-01' }, 'resume.1.from future'],
  [{ until: '2027-01' }, 'resume.1.until future'],
  [{ from: '2004-09' }, 'resume.1.from sequence'],
])('GRA-01 a period of the résumé with %j is refused at its field', (change, problem) => {
  const [first, last] = sound.resume
  if (!first || !last) throw new Error('the sound form has two periods')
  expect(fieldsOf({ ...sound, resume: [first, { ...last, ...change }] })).toEqual([problem])
})

test('GRA-01 this month is no future, and 「无」 needs no name', () => {
  const [first] = sound.resume
  if (!first) throw new Error('the sound form has a period')
  expect(fieldsOf({ ...sound, resume: [{ ...first, until: '2026-12' }] })).toEqual([])
  expect(fieldsOf({ ...sound, family: [{ relation: '无', name: '', employer: '' }] })).toEqual([])
  expect(fieldsOf({ ...sound, family: [{ relation: '母亲', name: '', employer: '' }] })).toEqual([
    'family.0.name missing',
  ])
})

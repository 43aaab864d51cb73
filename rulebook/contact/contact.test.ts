import { expect, test } from 'vitest'
import { isMobileNumber, judgeContact } from './contact.ts'

test.each([
  ['13812345678@163.com', true],
  ['li.ming+kj@mail.fudan.edu.cn', true],
  ['a@b.cn', true],
  ['a@b', false],
  ['a b@c.cn', false],
  ['@c.cn', false],
  ['a@@c.cn', false],
  ['李明@c.cn', false],
  ['a@-c.cn', false],
  [`${'a'.repeat(65)}@c.cn`, false],
  ['', false],
])('PRF-01 the e-mail address %j can be used: %j', (email, isSound) => {
  expect(judgeContact({ email })).toEqual(isSound ? [] : ['email'])
})

test('PRF-01 an absent field is no problem, and every problem is named at once', () => {
  expect(judgeContact({})).toEqual([])
  expect(judgeContact({ email: 'x', address: '上海', postcode: '20043' })).toEqual([
    'email',
    'address',
    'postcode',
  ])
  expect(judgeContact({ address: '国定路777号', postcode: '200433' })).toEqual([])
})

test.each([
  ['13800138000', true],
  ['19912345678', true],
  ['12012345678', false],
  ['1380013800', false],
  ['138001380001', false],
  ['02165904000', false],
])('PRF-01 codes can be sent to %s: %j', (phone, isMobile) => {
  expect(isMobileNumber(phone)).toBe(isMobile)
})

import { expect, test } from 'vitest'
import { requestManualRecovery, resetByCode } from '#contracts/entrance.ts'
import { saveCredential } from '#contracts/evidence.ts'
import { createStaff } from '#contracts/office/administration.ts'
import { findCandidates } from '#contracts/office/candidates.ts'
import { officeSignIn } from '#contracts/office/session.ts'
import { activate } from '#contracts/portal.ts'
import type { RouteContract } from '#contracts/route.ts'
import { foldedInput } from './folded-input.ts'

const ID = '01890000-0000-7000-8000-000000000000'

test.each<[RouteContract, unknown, unknown]>([
  [
    officeSignIn,
    {
      username: ' Ｓcore1',
      password: ' ｐ\u200b ',
      code: '800 160',
      captcha: { id: ID, answer: 'ａｂ 123' },
    },
    { username: 'score1', password: ' ｐ\u200b ', code: '800160', captcha: { id: ID, answer: 'AB123' } },
  ],
  [
    requestManualRecovery,
    {
      idNumber: '110105 19491231 002x',
      name: '\u2EE2\u0002晓燕',
      ticketNo: '1010-0024-0000',
      explanation: '手机\u000b丢了\n 请帮忙 ',
    },
    {
      idNumber: '11010519491231002X',
      name: '马晓燕',
      ticketNo: '101000240000',
      explanation: '手机丢了\n 请帮忙 ',
    },
  ],
  [resetByCode, { code: 'abcd-ef12' }, { code: 'ABCDEF12' }],
  [activate, { proof: { kind: 'code', value: '５６６ 095' } }, { proof: { kind: 'code', value: '566095' } }],
  [
    activate,
    { proof: { kind: 'ticket', value: '1010 0024 0000' } },
    { proof: { kind: 'ticket', value: '101000240000' } },
  ],
  [
    saveCredential,
    {
      version: 1,
      fields: { number: ' 沪教自〔1998〕第\u200b１号', remark: '证书\u0002原件', province: '上海市' },
    },
    { version: 1, fields: { number: '沪教自〔1998〕第1号', remark: '证书原件', province: '上海市' } },
  ],
  [
    createStaff,
    { username: 'Wang', name: '王　主任', roles: [] },
    { username: 'wang', name: '王主任', roles: [] },
  ],
  [findCandidates, { q: ' 张\u200b三 ' }, { q: '张三' }],
  // What is no text, or is not known, is left for the schema to refuse.
  [
    officeSignIn,
    { username: 5, code: ['800 160'], other: ' x ' },
    { username: 5, code: ['800 160'], other: ' x ' },
  ],
  [officeSignIn, 'text', 'text'],
  [officeSignIn, null, null],
])('EVI-07 the door folds what $id is sent: %j', (contract, sent, folded) => {
  expect(foldedInput(contract.body ?? {}, sent)).toEqual(folded)
})

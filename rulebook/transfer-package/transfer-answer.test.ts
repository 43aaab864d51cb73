import { expect, test } from 'vitest'
import type { TransferAnswer } from '#contracts/transfers/transfer-package.ts'
import { bytesOf, textOf } from '../papers/bytes.ts'
import { newKey, SAMPLE, trustedWith } from './package.fixture.ts'
import { checkAnswer, signAnswer } from './transfer-answer.ts'
import { signPackage } from './transfer-package.ts'

const { key, signer } = newKey()
const ANSWER: TransferAnswer = {
  id: '019a0000-0000-7000-8000-000000000099',
  issuedAt: '2026-10-08T01:00:00.000Z',
  from: { installation: 'jiangsu.example.cn', name: '江苏省教育考试院', province: '江苏省' },
  to: { installation: 'shanghai.example.cn' },
  packageId: SAMPLE.id,
  packageSha256: 'ab'.repeat(32),
  outcome: { kind: 'returned', on: '2026-10-08', reason: '考生没有在规定时间确认' },
}
const FILE = signAnswer(ANSWER, signer)

function check(bytes: Uint8Array, change: Partial<Parameters<typeof checkAnswer>[1]> = {}): string {
  const known = {
    trusted: [trustedWith(key)],
    now: new Date('2026-10-09'),
    ownInstallation: 'shanghai.example.cn',
  }
  const verdict = checkAnswer(bytes, { ...known, ...change })
  return verdict.kind === 'good' ? verdict.content.outcome.kind : verdict.refusal
}

test('TRO-04 the destination’s answer is taken under its own key, here and not before its time', () => {
  expect(check(FILE)).toBe('returned')
  expect(check(signAnswer(ANSWER, newKey().signer))).toBe('unknown_key')
  expect(check(FILE, { ownInstallation: 'hebei.example.cn' })).toBe('other_destination')
  expect(check(FILE, { now: new Date('2026-10-08T00:40:00Z') })).toBe('not_yet')
  expect(check(bytesOf((textOf(FILE) ?? '').replace('returned', 'accepted')))).toBe('not_a_package')
  expect(check(bytesOf((textOf(FILE) ?? '').replace('没有在', '已经在')))).toBe('tampered')
})

test('TRO-04 a package is no answer, and an answer no package', () => {
  expect(check(signPackage(SAMPLE, signer))).toBe('not_a_package')
  const posed = (textOf(signPackage(SAMPLE, signer)) ?? '').replace('transfer-package', 'transfer-answer')
  expect(check(bytesOf(posed))).toBe('not_a_package')
})

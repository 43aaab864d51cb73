import { expect, test } from 'vitest'
import { wordsOfSanction } from './sanctions.texts.ts'

test('AUD-02 a sanction whose last day has passed is 已到期, and never 生效', () => {
  const wordOf = (state: 'in_force' | 'revocation_asked' | 'revoked', isOver: boolean) =>
    wordsOfSanction({ state, isOver }).word
  expect([wordOf('in_force', false), wordOf('in_force', true)]).toEqual(['生效', '已到期'])
  expect(wordOf('revocation_asked', true)).toBe('已到期，撤销待复核')
  expect(wordOf('revoked', true)).toBe('已撤销')
})

import { expect, test } from 'vitest'
import { changeLines } from './change-lines.ts'

test('TRL-01 a change is told field by field, without what stayed', () => {
  const before = JSON.stringify({ kind: 'marked', mark: 75 })
  const after = JSON.stringify({ kind: 'marked', mark: 91 })
  expect(changeLines(before, after)).toEqual(['分数：75 → 91'])
})

test('TRL-01 a new value alone is stated, instants in Beijing time', () => {
  const after = JSON.stringify({ batchIds: ['a', 'b'], publishAt: '2026-12-16T00:00:00.000Z' })
  expect(changeLines(undefined, after)).toEqual(['批次：a、b', '发布时间：2026年12月16日 08:00'])
})

test('TRL-01 roles are told by their posts, and what is no JSON as it stands', () => {
  expect(changeLines('[{"role":"auditor"}]', '[{"role":"score_officer"}]')).toEqual([
    '岗位：审计员 → 成绩管理员',
  ])
  expect(changeLines(undefined, '{broken')).toEqual(['变更内容：{broken'])
  expect(changeLines(undefined, undefined)).toEqual([])
})

test('TRL-01 what only was is told as what was, and a value by the field in which it stands', () => {
  const paid = JSON.stringify({ fen: 100 })
  expect(changeLines(JSON.stringify({ state: 'open' }), paid)).toEqual([
    '状态：原为 待支付',
    '金额（分）：100',
  ])
  const window = JSON.stringify({ kind: 'open', round: '2027年上半年' })
  expect(changeLines(undefined, window)).toEqual(['类型：新增', '批次：2027年上半年'])
  expect(changeLines(undefined, '{"whole":true}')).toEqual(['全部记录：是'])
  const signed = JSON.stringify({ state: 'signed', province: '江苏省' })
  expect(changeLines('{"state":"to_sign"}', signed)).toEqual([
    '状态：待现场签字 → 已签字',
    '对方省份：江苏省',
  ])
})

test('TRL-01 a line never ends behind its colon: what is empty is told as empty, and contact data as cleared', () => {
  const none = { roles: [], body: '', filter: {}, reason: null }
  expect(changeLines(undefined, JSON.stringify(none))).toEqual([
    '岗位：（空）',
    '内容：（空）',
    '筛选：（空）',
    '原因：（空）',
  ])
  expect(changeLines('[{"role":"auditor"}]', '[]')).toEqual(['岗位：审计员 → （空）'])
  expect(changeLines(undefined, '{"fields":[]}')).toEqual(['更改的内容：（全部清空）'])
  const one = { fields: ['address'], cleared: ['email', 'postcode'] }
  expect(changeLines(undefined, JSON.stringify(one))).toEqual([
    '更改的内容：通讯地址',
    '清空的内容：邮箱、邮编',
  ])
})

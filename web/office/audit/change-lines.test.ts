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

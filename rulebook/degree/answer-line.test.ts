import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { answerLine } from './answer-line.ts'

interface Example {
  case: { id: string }
  why: string
  answer: unknown
}

const examples = readFileSync(new URL('./examples.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line): Example => JSON.parse(line))

test.each(examples.map((example) => [example.case.id, example.why, example] as const))(
  'AUD-01 %s is answered to the byte: %s',
  (_, __, example) => {
    expect(answerLine(JSON.stringify(example.case))).toBe(JSON.stringify(example.answer))
  },
)

test.each(['', ' ', '{', '{"id":1', '\ufeff{}', 'NaN', "{'id':'x'}"])('AUD-01 %j is no JSON', (line) => {
  expect(answerLine(line)).toBe(
    '{"id":null,"verdict":"invalid","blocks":[],"courses":0,"credits":0,"fewest":null,"path":[],"situations":[],"met":[],"unused":[],"unusable":[],"problems":[{"at":"","code":"not_json"}]}',
  )
})

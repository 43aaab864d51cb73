import { expect, test } from 'vitest'
import { checkRequirements, numbersAtStart } from './requirements.ts'
import { treeOf } from './tree/tree.ts'

function check(states: Record<string, string>, code: Record<string, string>): readonly string[] {
  const rows = Object.entries(states).map(
    ([number, state]) => `| ${number} | Words, with a \\| bar. | ${state} |`,
  )
  return checkRequirements(treeOf({ 'docs/rules.md': rows.join('\n'), ...code })).findings
}

test.each([
  "test('LOG-01 signs in', () => {})",
  "test('LOG-02, LOG-01: signs in', () => {})",
  "test.each([1, 2])('LOG-01 signs in %s', () => {})",
  'test(`LOG-01 signs in ${name}`, () => {})',
  "describe('signing in', () => { it('LOG-01 works', () => {}) })",
  "testWithDatabase('LOG-01 signs in', () => {})",
])('%s covers the requirement', (text) => {
  const code = { 'server/sign-in.test.ts': text }
  expect(check({ 'LOG-01': 'built', 'LOG-02': 'not yet' }, code)).toEqual([])
})

test.each([
  "test('signs in (LOG-01)', () => {})",
  "// test('LOG-01 signs in')",
  "describe('LOG-01', () => {})",
  "test('LOG-011 signs in', () => {})",
])('%s covers nothing', (text) => {
  const missing = "LOG-01 is called built, but no test's title begins with it"
  expect(check({ 'LOG-01': 'built' }, { 'server/sign-in.test.ts': text })).toContain(missing)
})

test('a number that the catalogue does not list is found wherever it stands', () => {
  expect(check({ 'LOG-01': 'not yet' }, { 'server/sign-in.ts': '// LOG-77: no' })).toEqual([
    'server/sign-in.ts cites LOG-77, which docs/rules.md does not list',
  ])
  expect(check({ 'LOG-01': 'not yet' }, { 'server/a.test.ts': "test('LGO-01 works', () => {})" })).toEqual([
    'server/a.test.ts cites LGO-01, which docs/rules.md does not list',
  ])
})

test('an encoding is no requirement', () => {
  expect(check({ 'LOG-01': 'not yet' }, { 'server/a.ts': '// UTF-16, GB-18030' })).toEqual([])
})

test('a state is built or not yet, and a number is listed once', () => {
  expect(check({ 'LOG-01': 'almost' }, {})).toEqual(['LOG-01 is "almost": say built or not yet'])
  const twice = '| LOG-01 | a | not yet |\n| LOG-01 | b | not yet |'
  expect(checkRequirements(treeOf({ 'docs/rules.md': twice })).findings).toEqual(['LOG-01 is listed twice'])
})

test('an empty or missing catalogue does not pass', () => {
  expect(checkRequirements(treeOf({})).findings).toHaveLength(1)
  expect(checkRequirements(treeOf({ 'docs/rules.md': '# Rules' })).findings).toHaveLength(1)
})

test('the numbers at the start of a title', () => {
  expect(numbersAtStart('APP-05, WIN-01 and UX-03: closes')).toEqual(['APP-05', 'WIN-01', 'UX-03'])
  expect(numbersAtStart('closes (APP-05)')).toEqual([])
})

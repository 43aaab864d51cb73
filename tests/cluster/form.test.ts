import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { blanksOf, fill } from './form.ts'

test('OPS-04 a blank that nobody can fill is no configuration', () => {
  expect(fill('port: {{PORT}}', { PORT: 1 })).toBe('port: 1')
  expect(() => fill('port: {{PORT}}', {})).toThrow('PORT')
})

test('OPS-04 the page says of each blank in the files of a cluster what belongs there', () => {
  const files = readdirSync('deploy/cluster', { recursive: true, withFileTypes: true })
  const texts = files
    .filter((one) => one.isFile() && !one.name.endsWith('.md'))
    .map((one) => readFileSync(join(one.parentPath, one.name), 'utf8'))
  const page = readFileSync('deploy/cluster/README.md', 'utf8')
  const blanks = new Set(texts.flatMap(blanksOf))
  expect(blanks.size).toBeGreaterThan(20)
  expect([...blanks].filter((name) => !page.includes(`\`${name}\``))).toEqual([])
})

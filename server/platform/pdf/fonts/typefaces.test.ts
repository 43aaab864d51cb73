import { expect, test } from 'vitest'
import { printable } from './printable.ts'
import { readTypefaces, runsOf } from './typefaces.ts'

test('UX-02 a name beyond the BMP is printed whole, the rare character from the font that has it', async () => {
  await readTypefaces(['陈𠮷祥'])
  const runs = runsOf(printable('陈𠮷祥'), 'bold')
  expect(runs.map(({ text, face }) => [text, face.name])).toEqual([
    ['陈', 'main-bold'],
    ['𠮷', expect.stringMatching(/^rare-/)],
    ['祥', 'main-bold'],
  ])
  expect(runs.map(({ width }) => width)).toEqual([1, 1, 1])
})

test('UX-02 a selector of a variant stays with its character', async () => {
  await readTypefaces(['葛\u{e0100}城'])
  const runs = runsOf(printable('葛\u{e0100}城'), 'regular')
  expect(runs.map(({ text, width }) => [text, width])).toEqual([['葛\u{e0100}城', 2]])
})

import { expect, test } from 'vitest'
import { cutSettled } from './cut-settled.ts'

const isWaiting = (row: string) => row === 'waits'

test('IMP-03, PAY-05 what waits is never cut off, and what is settled only with a word', () => {
  const cut = (waiting: number, settled: number) => {
    const rows = [...Array<string>(waiting).fill('waits'), ...Array<string>(settled).fill('settled')]
    const { shown, more } = cutSettled(rows, { most: 2, isWaiting })
    return [shown.length, more]
  }
  expect(cut(0, 0)).toEqual([0, false])
  expect(cut(5, 0)).toEqual([5, false])
  expect(cut(5, 2)).toEqual([7, false])
  expect(cut(5, 3)).toEqual([7, true])
  expect(cut(0, 9)).toEqual([2, true])
})

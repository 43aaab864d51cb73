import { expect, test } from 'vitest'
import { splitSheet } from './split-sheet.ts'

const score = (id: string, sittingNumber?: number) =>
  ({ id, ...(sittingNumber !== undefined && { sittingNumber }) }) as Parameters<
    typeof splitSheet
  >[0]['scores'][number]

test('SCO-01, SCO-02 every score is either one of 当次成绩 or one of 历次成绩, and never both', () => {
  const scores = [score('new', 202_610), score('old', 202_604), score('exempted')]
  const ids = (of: { id: string }[]) => of.map(({ id }) => id)
  const split = splitSheet({ latest: { number: 202_610, name: '2026年10月考试' }, scores })
  expect(ids(split.current)).toEqual(['new'])
  expect(ids(split.earlier)).toEqual(['old', 'exempted'])
  expect(ids(splitSheet({ scores }).earlier)).toEqual(['new', 'old', 'exempted'])
})

import { expect, test } from 'vitest'
import { sittingsToCome } from './coming-sittings.rules.ts'
import { graduationMonths, isBatchOpen } from './graduation-months.rules.ts'

test.each([
  ['2026-11-27', undefined, ['2026-12', '2027-06', '2027-12']],
  ['2026-12-02', undefined, ['2027-06', '2027-12', '2028-06']],
  ['2026-06-30', undefined, ['2026-12', '2027-06', '2027-12']],
  ['2026-12-02', { graduatesOn: '2026-12-31' }, ['2026-12', '2027-06', '2027-12']],
] as const)('AUD-08 on %s with the batch %j one graduates in %j', (today, batch, months) => {
  const found = graduationMonths(today, batch)
  expect(found.slice(0, 3).map(({ month }) => month)).toEqual(months)
  expect(found[0]?.graduatesOn).toBe(batch?.graduatesOn ?? `${months[0]}-30`)
})

test.each([
  ['no window is known', undefined, true],
  ['its window is open', { state: 'open', closesOn: '2026-12-21' }, true],
  ['its window has closed', { state: 'closed', closesOn: '2026-12-21' }, false],
  ['the window that closed was of the batch before', { state: 'closed', closesOn: '2026-06-16' }, true],
] as const)('AUD-08 one can apply for a batch when %s: %j', (_, window, isOpen) => {
  expect(isBatchOpen({ graduatesOn: '2026-12-30' }, window)).toBe(isOpen)
})

test('AUD-08 a round takes the practice courses of the plan at no fixed hour, one that has begun takes none', () => {
  const plan = {
    courses: [
      { code: '00015', credits: 7, mode: 'written' },
      { code: '00019', credits: 2, mode: 'practice' },
      { code: '07999', credits: 0, mode: 'thesis' },
    ],
    situations: [],
  } as unknown as Parameters<typeof sittingsToCome>[0]
  const round = (mode: 'practice' | 'thesis', heldFrom: string) => ({
    ...{ mode, name: heldFrom, heldFrom, heldTo: heldFrom, isExample: false },
  })
  const found = sittingsToCome(plan, {
    sittings: [
      {
        sittingId: 'g',
        name: '2027年4月考试',
        heldFrom: '2027-04-10',
        heldTo: '2027-04-18',
        isExample: true,
        exams: [{ course: '00015', on: '2027-04-10', halfDay: 'morning' }],
      },
    ],
    rounds: [round('thesis', '2027-05-10'), round('practice', '2027-03-01'), round('practice', '2026-11-01')],
    today: '2026-11-27',
  })
  expect(found.map(({ kind, exams, isExample }) => [kind, exams, isExample])).toEqual([
    ['practice', [{ course: '00019', session: undefined }], false],
    ['exam', [{ course: '00015', session: '2027-04-10 morning' }], true],
    ['thesis', [{ course: '07999', session: undefined }], false],
  ])
})

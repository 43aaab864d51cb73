import { expect, test } from 'vitest'
import type { BlockLine, CourseLine } from '#rulebook/progress/degree-line.ts'
import { nextStep, type StepQuestion } from './next-step.rules.ts'

const AT = new Date('2026-12-21T08:00:00.000Z')
const window = (state: 'open' | 'upcoming' | 'closed', nextExpected?: string) => ({
  ...{ state, opensAt: AT, closesAt: AT, nextExpected },
})
const SITTING = {
  id: 'g',
  kind: 'exam' as const,
  name: '2027年4月考试',
  heldFrom: '2027-04-10',
  heldTo: '2027-04-18',
  examLimit: undefined,
  exams: [],
  isExample: false,
}
const exam = (course: string) => ({ course, sitting: 'g', session: undefined })
const MONTH = { kind: 'month' as const, month: '2027-06', graduatesOn: '2027-06-30', isProven: true }
const block = (name: BlockLine['block'], until?: string): BlockLine => ({ kind: 'block', block: name, until })
const waiting = (course: string) =>
  ({ kind: 'course', course, isOnPath: true, state: 'waiting' }) as unknown as CourseLine

const ask = (question: Partial<StepQuestion>) =>
  nextStep({
    answer: { fewest: 2, path: ['00015', '00018'] },
    blocks: [],
    lines: [],
    forecast: { ...MONTH, exams: [exam('00015'), exam('00018')] },
    sittings: [SITTING],
    graduation: undefined,
    exemption: undefined,
    applied: undefined,
    exemptible: [],
    nameOf: (code) => ({ code, name: code }),
    ...question,
  })
const names = (...codes: string[]) => codes.map((code) => ({ code, name: code }))
const APPLIED = { kind: 'applied' as const, state: 'in_review' as const, applicationId: 'a1' }
const READY = { answer: { fewest: 0, path: [] } }

test.each<[string, Partial<StepQuestion>, object]>([
  [
    'a punishment first',
    { blocks: [block('sanction', '2027-06-30')], ...READY },
    { kind: 'blocked', block: 'sanction', until: '2027-06-30' },
  ],
  [
    'the diploma before the 准考证 that it ended',
    { blocks: [block('ticket_state'), block('already_graduated')], ...READY },
    { kind: 'blocked', block: 'already_graduated' },
  ],
  [
    'not the 前置学历, which the application asks for',
    { blocks: [block('prior_qualification')] },
    { kind: 'sit' },
  ],
  [
    'the situation, before anything can be counted',
    { forecast: { kind: 'situation_needed' } },
    { kind: 'pick_situation' },
  ],
  [
    'the application, while it is open',
    { ...READY, graduation: window('open') },
    { kind: 'apply', closesAt: AT.toISOString() },
  ],
  [
    'what was applied for already, whatever window is open',
    { ...READY, graduation: window('open'), applied: APPLIED },
    APPLIED,
  ],
  [
    'what was applied for already, although courses are missing',
    { applied: APPLIED, forecast: { kind: 'situation_needed' } },
    APPLIED,
  ],
  [
    'a punishment before what was applied for',
    { blocks: [block('sanction')], applied: APPLIED },
    { kind: 'blocked' },
  ],
  [
    'to wait for it until it opens',
    { ...READY, graduation: window('upcoming') },
    { kind: 'wait_to_apply', opensAt: AT.toISOString() },
  ],
  [
    'to wait for the next one',
    { ...READY, graduation: window('closed', '2027年6月') },
    { kind: 'wait_to_apply', expected: '2027年6月' },
  ],
  [
    'to ask the school, when no passes are enough',
    { answer: { fewest: null, path: [] } },
    { kind: 'ask_school' },
  ],
  [
    'to wait for a decision that completes it',
    { lines: [waiting('00015'), waiting('00018')] },
    { kind: 'wait_for_decision', courses: names('00015', '00018') },
  ],
  [
    'an exemption that the wallet supports',
    { exemptible: ['00018', '99999'], exemption: window('open') },
    { kind: 'exempt', courses: names('00018') },
  ],
  [
    'no exemption while its window is closed',
    { exemptible: ['00018'], exemption: window('closed') },
    { kind: 'sit' },
  ],
  [
    'no exemption that was applied for already',
    { exemptible: ['00018'], exemption: window('open'), lines: [waiting('00018')] },
    { kind: 'sit' },
  ],
  [
    'no examination of a course that waits for its decision',
    { lines: [waiting('00018')] },
    { kind: 'sit', courses: names('00015') },
  ],
  [
    'to wait for the announcement of what does not wait for a decision',
    { forecast: { kind: 'not_announced', courses: ['00015', '00018'] }, lines: [waiting('00015')] },
    { kind: 'not_announced', courses: names('00018') },
  ],
  [
    'the next sitting with its courses',
    {},
    { kind: 'sit', sitting: SITTING.name, courses: names('00015', '00018') },
  ],
  [
    'what nobody has announced yet',
    { forecast: { kind: 'not_announced', courses: ['00018'] } },
    { kind: 'not_announced', courses: names('00018') },
  ],
])('AUD-05 the next step is %s', (_, question, expected) => {
  expect(ask(question)).toMatchObject(expected)
})

import { expect, test } from 'vitest'
import type { Due } from '#contracts/payments/order.ts'
import type { OpenDraft, OwnMatter } from '#modules/applications/public.ts'
import { thingsToDo } from './things-to-do.rules.ts'

const DAY_MS = 24 * 3600_000
const MOVED = new Date('2026-11-20T02:00:00.000Z')
const CLOSES = new Date('2026-12-03T08:00:00.000Z')
const SAVED = new Date('2026-11-21T02:00:00.000Z')
const FIRST = { id: 'ticket-1', ticketNo: '101000240000' }
const OTHER = { id: 'ticket-2', ticketNo: '101001240007' }

const matter = (id: string, more: Partial<OwnMatter> = {}): OwnMatter => ({
  ...{ id, service: 'exemption', subject: id, title: `免考 ${id}`, state: 'rejected', schoolId: 'open' },
  ...{ ticket: FIRST, movedAt: MOVED, amendUntil: undefined, isBarred: false, draft: undefined },
  ...more,
})
const draft = { id: 'd', savedAt: SAVED }
const begun: Omit<OpenDraft, 'id'> = {
  ...{ service: 'exemption', schoolId: 'open', ticket: FIRST },
  ...{ isBarred: false, savedAt: SAVED },
}
const news = (id: string, at = MOVED) => ({
  id: `message-${id}`,
  link: `/services/exemption/applications/${id}`,
  at,
})
const openUntil = ({ schoolId }: { schoolId: string }) => (schoolId === 'open' ? CLOSES : undefined)
const ask = (waiting: Partial<Parameters<typeof thingsToDo>[0]>) =>
  thingsToDo({
    ...{
      matters: [],
      settled: new Set(),
      drafts: [],
      dues: [],
      arrivals: [],
      unread: [],
      openUntil,
      transfers: [],
    },
    ...waiting,
  })

test.each([
  [
    'asked back, whether the window is open or not',
    matter('1', { state: 'amending', amendUntil: SAVED, schoolId: 'shut' }),
    ['amending'],
  ],
  ['rejected, in time', matter('1'), ['rejected']],
  ['rejected, too late, and read', matter('1', { schoolId: 'shut' }), []],
  ['rejected, and its 准考证 has graduated', matter('1', { isBarred: true }), []],
  ['a modification that was not submitted', matter('1', { state: 'pending', draft }), ['unsent']],
  ['the same, too late', matter('1', { state: 'pending', draft, schoolId: 'shut' }), []],
  ['approved, and read', matter('1', { state: 'approved' }), []],
] as const)('HOM-07 an application that is %s', (_, one, kinds) => {
  expect(ask({ matters: [one] }).map(({ kind }) => kind)).toEqual(kinds)
})

test('HOM-03 what was rejected and need not be filed again is news, and nothing to do', () => {
  const settled = new Set(['1'])
  expect(ask({ matters: [matter('1')], settled })).toEqual([])
  expect(ask({ matters: [matter('1')], settled, unread: [news('1')] })).toMatchObject([
    { kind: 'decided', verdict: 'rejected' },
  ])
})

test('HOM-07 a decision that nobody has read is told, unless it can still be corrected', () => {
  const late = matter('1', { schoolId: 'shut' })
  expect(ask({ matters: [late], unread: [news('1')] })).toMatchObject([
    { kind: 'decided', verdict: 'rejected', messageId: 'message-1', ticket: FIRST },
  ])
  expect(ask({ matters: [matter('1', { state: 'approved' })], unread: [news('1')] })).toMatchObject([
    { kind: 'decided', verdict: 'approved' },
  ])
  expect(ask({ matters: [matter('1')], unread: [news('1')] })).toMatchObject([{ kind: 'rejected' }])
})

test('HOM-07 only the message of the decision counts: not an older one, not one about another application', () => {
  const approved = matter('1', { state: 'approved' })
  const before = news('1', new Date(MOVED.getTime() - DAY_MS))
  expect(ask({ matters: [approved], unread: [before, news('2')] })).toEqual([])
})

test('HOM-03, HOM-07 what was refused comes first and news come last, each with its own 准考证', () => {
  const things = ask({
    matters: [
      matter('3', { state: 'approved' }),
      matter('2', { state: 'pending', draft, ticket: OTHER }),
      matter('1', { ticket: OTHER }),
    ],
    drafts: [
      { id: 'new', ...begun },
      { id: 'late', ...begun, schoolId: 'shut', ticket: OTHER },
      { id: 'over', ...begun, isBarred: true },
    ],
    unread: [news('3')],
  })
  expect(things.map(({ kind, ticket }) => `${kind} ${ticket.ticketNo}`)).toEqual([
    `rejected ${OTHER.ticketNo}`,
    `unsent ${OTHER.ticketNo}`,
    `begun ${FIRST.ticketNo}`,
    `decided ${FIRST.ticketNo}`,
  ])
  expect(things[2]).toMatchObject({ title: '申请免考', draftId: 'new', until: CLOSES.toISOString() })
})

test.each([
  ['online', true],
  ['either', true],
  ['on_site', false],
] as const)(
  'TRI-02, HOM-03 a confirmation %s says so before its time too: on the page %s',
  (mode, online) => {
    const [from, until] = [CLOSES.toISOString(), new Date(CLOSES.getTime() + DAY_MS).toISOString()]
    const arrival = {
      ...{ id: 'a', ticket: FIRST, originProvince: '四川省', originTicketNo: '510109123456' },
      ...({ arrivedAt: MOVED.toISOString(), state: 'to_confirm', courses: 3, confirmable: false } as const),
      notice: { mode, opensAt: from, closesAt: until, words: '' },
    } as const
    expect(ask({ arrivals: [arrival] })).toMatchObject([{ kind: 'to_confirm', online, from, until }])
  },
)

test('TRO-02, HOM-03 what has to be signed at the school is told with its last day, and its approval is no other news', () => {
  const signing = {
    ...{ applicationId: '1', service: 'transfer-out', province: '江苏省', ticket: OTHER },
    state: 'to_sign',
    signBy: '2026-12-30',
  } as const
  const approved = matter('1', { state: 'approved' })
  expect(ask({ matters: [approved], transfers: [signing], unread: [news('1')] })).toEqual([
    {
      ...{ kind: 'to_sign', service: 'transfer-out', title: '本市转出（江苏省）', ticket: OTHER },
      ...{ applicationId: '1', lastDay: '2026-12-30' },
    },
  ])
  // Whoever missed it reads no 审核通过 at home.
  const lapsed = { ...signing, state: 'lapsed' } as const
  expect(ask({ matters: [approved], transfers: [lapsed], unread: [news('1')] })).toEqual([])
})

const due = (state: Due['fee']['state'], more: Partial<Due['fee']> = {}): Due => ({
  ...{ applicationId: '9', service: 'graduation', applicationTitle: '会计学', ticket: FIRST },
  fee: { title: '毕业审定费', fen: 5000, state, holdsUp: 'publication', ...more },
})

test('GRA-09 a fee is to be paid while it can be, after what has to be corrected', () => {
  const things = ask({ matters: [matter('1')], dues: [due('payable', { payableUntil: '2026-12-10' })] })
  expect(things.map(({ kind }) => kind)).toEqual(['rejected', 'payable'])
  expect(things[1]).toMatchObject({ title: '毕业审定费', fen: 5000, lastDay: '2026-12-10' })
  for (const state of ['later', 'not_open', 'over'] as const) expect(ask({ dues: [due(state)] })).toEqual([])
})

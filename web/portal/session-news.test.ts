import { expect, test } from 'vitest'
import { meetSession, type Session } from './session-news.ts'

const session = (given: { name?: string; ids?: string[]; active?: string }): Session =>
  ({
    stage: 'ready',
    name: given.name ?? '冯雪',
    tickets: (given.ids ?? ['one', 'other']).map((id) => ({ id, ticketNo: `no-${id}` })),
    ...(given.active !== undefined && { activeTicketId: given.active }),
    unreadMessages: given.active === 'one' ? 0 : 3,
  }) as Session
const mine = session({ active: 'one' })

test('LOG-07 a page keeps its session when it has ended elsewhere, or is somebody else’s by now', () => {
  const expired = { session: mine, news: { kind: 'expired' } }
  expect(meetSession(mine, { stage: 'none' })).toEqual(expired)
  expect(meetSession(mine, { stage: 'activation', hasPhone: true })).toEqual(expired)
  const other = { session: mine, news: { kind: 'other_person' } }
  expect(meetSession(mine, session({ name: '吴倩', ids: ['third'], active: 'third' }))).toEqual(other)
  expect(meetSession(mine, session({ ids: ['third'], active: 'third' }))).toEqual(other)
  // Of the same name, and a 准考证 that is not theirs: the person decides.
  const known = { ...mine, personId: 'feng' }
  expect(meetSession(known, { ...mine, personId: 'another' }).news).toEqual({ kind: 'other_person' })
  expect(meetSession(known, { ...session({ ids: [] }), personId: 'feng' }).news).not.toEqual(other.news)
})

test('HOM-01 a page keeps its 准考证 when another one is active by now, and learns everything else', () => {
  const now = session({ active: 'other' })
  expect(meetSession(mine, now)).toEqual({
    session: { ...now, activeTicketId: 'one' },
    news: { kind: 'ticket_switched', ticketNo: 'no-other' },
  })
})

test('LOG-07 whatever else is new is taken in silently', () => {
  const first = session({ ids: [] })
  for (const before of [undefined, { stage: 'none' } as const, mine, first])
    expect(meetSession(before, mine)).toEqual({ session: mine })
})

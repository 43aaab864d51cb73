import {
  type olderOfRecord,
  RECORD_LISTS,
  type RecordList,
  type RecordLists,
} from '#contracts/office/support/whole-record.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { readFaults } from '#modules/applications/public.ts'
import type { Tx } from '#platform/db/database.ts'
import {
  listAttempts,
  listDeliveries,
  listMatters,
  listMessages,
  listOrders,
  listRecoveries,
  type MatterRow,
  type RecordPage,
} from './support.store.ts'

/** A caller asks about what happened lately. */
const PAGE = 100

/** Reads the newest of every list, and which lists have older ones. */
export async function readLists(tx: Tx, personId: string): Promise<RecordLists & { more: RecordList[] }> {
  const asked = { personId, shown: 0, limit: PAGE + 1 }
  const read: RecordLists = {
    applications: await LISTS.applications(tx, asked),
    messages: await LISTS.messages(tx, asked),
    payments: await LISTS.payments(tx, asked),
    deliveries: await LISTS.deliveries(tx, asked),
    signIns: await LISTS.signIns(tx, asked),
    recoveries: await LISTS.recoveries(tx, asked),
  }
  const more = RECORD_LISTS.filter((list) => read[list].length > PAGE)
  for (const list of more) read[list].length = PAGE
  return { ...read, more }
}

/** Reads the next older ones of one list. */
export async function readOlder(
  tx: Tx,
  list: RecordList,
  page: { personId: string; shown: number },
): Promise<ReplyOf<typeof olderOfRecord>> {
  const rows = await LISTS[list](tx, { ...page, limit: PAGE + 1 })
  const more = rows.length > PAGE
  if (more) rows.length = PAGE
  return { ...{ [list]: rows }, more }
}

const LISTS: { [List in RecordList]: (tx: Tx, asked: RecordPage) => Promise<RecordLists[List]> } = {
  applications: async (tx, asked) => (await listMatters(tx, asked)).map(viewMatter),
  messages: async (tx, asked) =>
    (await listMessages(tx, asked)).map((row) => ({
      ...{ id: row.id, at: row.created_at.toISOString(), title: row.title, body: row.body },
      ...(row.ticket_no ? { ticketNo: row.ticket_no } : {}),
      ...(row.read_at ? { readAt: row.read_at.toISOString() } : {}),
    })),
  payments: async (tx, asked) =>
    (await listOrders(tx, asked)).map((row) => ({
      ...{ id: row.id, orderNo: row.order_no, ticketNo: row.ticket_no, title: row.title },
      ...{ fen: row.fen, state: row.state, at: row.created_at.toISOString() },
    })),
  deliveries: async (tx, asked) =>
    (await listDeliveries(tx, asked)).map((row) => ({
      ...{ id: row.id, at: row.created_at.toISOString(), kind: row.kind, state: row.state },
      ...(row.failure ? { failure: row.failure } : {}),
    })),
  signIns: async (tx, asked) =>
    (await listAttempts(tx, asked)).map((row) => ({ ...row, at: row.at.toISOString() })),
  recoveries: async (tx, asked) =>
    (await listRecoveries(tx, asked)).map((row) => ({
      ...{ id: row.id, at: row.created_at.toISOString(), state: row.state },
      ...(row.decided_at ? { decidedAt: row.decided_at.toISOString() } : {}),
    })),
}

function viewMatter(row: MatterRow): RecordLists['applications'][number] {
  return {
    id: row.id,
    applicationNo: row.application_no,
    ticketNo: row.ticket_no,
    service: row.service,
    title: row.title,
    state: row.state,
    filedAt: row.filed_at.toISOString(),
    movedAt: row.moved_at.toISOString(),
    ...(row.state === 'amending' && row.amend_until ? { amendUntil: row.amend_until.toISOString() } : {}),
    reasons: readFaults(row.reasons).map(({ words, remedy }) => [words, remedy].filter(Boolean).join(' ')),
    ...(row.note ? { note: row.note } : {}),
  }
}

import { useState } from 'react'
import {
  olderOfRecord,
  type RecordList,
  type RecordLists,
  type WholeRecord,
} from '#contracts/office/support/whole-record.ts'
import { useAct } from '#web/client/queries.ts'

/** What is shown of each list, and how older ones are asked for: for the reason for which the record was opened. */
export interface WholeLists {
  lists: RecordLists
  hasOlder: (list: RecordList) => boolean
  askOlder: (list: RecordList) => void
  /** The list that is being asked for, and why it did not come. */
  asked: RecordList | undefined
  isPending: boolean
  error: Error | null
}

/** Keeps the lists of a record as they grow. */
export function useWholeLists(record: WholeRecord, reason: string): WholeLists {
  const [lists, setLists] = useState<RecordLists>(record)
  const [more, setMore] = useState<readonly RecordList[]>(record.more)
  const act = useAct(olderOfRecord)
  const askOlder = (list: RecordList) =>
    act.mutate(
      {
        params: { id: record.candidate.personId },
        body: { reason, list, shown: lists[list].length },
      },
      {
        onSuccess: (page) => {
          setLists((now) => joined(now, page))
          if (!page.more) setMore((now) => now.filter((one) => one !== list))
        },
      },
    )
  return {
    lists,
    hasOlder: (list) => more.includes(list),
    askOlder,
    asked: act.variables?.body.list,
    isPending: act.isPending,
    error: act.error,
  }
}

function joined(now: RecordLists, older: Partial<RecordLists>): RecordLists {
  return {
    applications: once(now.applications, older.applications),
    messages: once(now.messages, older.messages),
    payments: once(now.payments, older.payments),
    deliveries: once(now.deliveries, older.deliveries),
    signIns: once(now.signIns, older.signIns),
    recoveries: once(now.recoveries, older.recoveries),
  }
}

/** What came meanwhile moves the others on: what is shown already comes again. */
function once<Row extends { id: string }>(now: Row[], older: Row[] = []): Row[] {
  return [...new Map([...now, ...older].map((row) => [row.id, row])).values()]
}

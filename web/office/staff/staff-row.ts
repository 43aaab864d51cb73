import type { listStaff } from '#contracts/office/administration.ts'
import type { ReplyOf } from '#contracts/route.ts'

/** An account as a row of the list. */
export type StaffRow = ReplyOf<typeof listStaff>['staff'][number]

/** A one-time password just issued, with its account. */
export interface Issued {
  username: string
  name: string
  password: string
}

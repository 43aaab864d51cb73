import type { listStaff } from '#contracts/office/administration.ts'
import type { ReplyOf } from '#contracts/route.ts'

/** An account as the list has it. */
export type StaffRow = ReplyOf<typeof listStaff>['staff'][number]

/** A one-time password that was just issued, and for whom. */
export interface Issued {
  username: string
  name: string
  password: string
}

import { roleWords } from '#contracts/trail-words/role-words.texts.ts'
import { fold } from '#rulebook/folding/fold.ts'
import type { StaffRow } from './staff-row.ts'

/** The accounts that have every word in their name, user name, posts or schools. */
export function foundStaff(staff: readonly StaffRow[], sought: string): StaffRow[] {
  const words = fold('filter', sought).split(' ').filter(Boolean)
  return staff.filter((row) => words.every((word) => textOf(row).includes(word)))
}

function textOf({ name, username, roles }: StaffRow): string {
  const posts = roles.map(({ role, schoolName = '' }) => `${schoolName} ${roleWords[role] ?? role}`)
  return fold('filter', [name, username, ...posts].join(' '))
}

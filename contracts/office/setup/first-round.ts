import { Type } from 'typebox'
import { defineRoute } from '../../route.ts'
import { Line, OneOf } from '../../words.ts'

/** Without these a round cannot begin, or nobody could put it right when it goes wrong. */
const REQUIRED = [
  'schools',
  'courses',
  'majors',
  'plans',
  'sittings',
  'windows',
  'activation',
  'rules',
  'review_chains',
  'reject_reasons',
  'texts',
  'batches',
  'diploma_numbers',
  'roles',
  'security_administrators',
  'archive',
] as const
/** An authority may do without these; whoever does should know it. */
const OPTIONAL = ['preconditions', 'timetable', 'fees', 'text_messages'] as const

export type Need = (typeof REQUIRED)[number] | (typeof OPTIONAL)[number]
/** Everything that the list looks for, in the order in which it is done. */
export const NEEDS: readonly Need[] = [...REQUIRED, ...OPTIONAL]

/** Whether an authority may begin a round without it. */
export function isOptional(need: Need): boolean {
  return OPTIONAL.some((one) => one === need)
}

export const firstRound = defineRoute({
  id: 'firstRound',
  method: 'GET',
  path: '/api/office/first-round',
  summary: 'What is missing before a round can begin, as the database stands now (OPS-01)',
  access: { actor: 'staff', grant: 'setup.view' },
  reply: Type.Object({
    missing: Type.Array(
      Type.Object({
        need: OneOf(NEEDS),
        /** Of which ones it is missing: keys of texts, codes of services, roles, or majors. Empty: of all. */
        names: Type.Array(Line),
      }),
    ),
  }),
  refusals: [],
})

import fc from 'fast-check'

/** What a candidate asks for. */
export const KINDS = ['out', 'score', 'transfer'] as const
export type Kind = (typeof KINDS)[number]

/** What can be done with an application, whichever it is. */
export const REVIEW_MOVES = ['approve', 'reject', 'withdraw', 'refile', 'ask', 'agree', 'refuse'] as const
export type ReviewMove = (typeof REVIEW_MOVES)[number]

/** What can be done with a transfer-out after its approval. */
export const LEAVE_MOVES = [
  ...(['sign', 'unsign', 'send', 'accept', 'return'] as const),
  ...(['ask', 'agree', 'refuse', 'lapse'] as const),
] as const
export type LeaveMove = (typeof LEAVE_MOVES)[number]

/** What can be done with what another province sent. */
export const ARRIVAL_MOVES = [
  ...(['match', 'unmatch', 'approve', 'reject', 'attend', 'confirm'] as const),
  ...(['give_back', 'ask', 'agree', 'refuse', 'expire'] as const),
] as const
export type ArrivalMove = (typeof ARRIVAL_MOVES)[number]

/** One thing that happens to a record. Numbers pick among what is there, the newest first. */
export type Step =
  /** `part`: how many scores go; 0: all. */
  | { kind: 'file'; what: Kind; part: number }
  | { kind: 'review'; pick: number; move: ReviewMove }
  | { kind: 'leave'; move: LeaveMove }
  /** A file or package brings a record, or corrects one: the first is for a 准考证, the second for somebody to find. */
  | { kind: 'arrive'; record: 0 | 1; mark: number }
  | { kind: 'arrival'; pick: number; move: ArrivalMove }
  /** A score of the record is corrected by two people. */
  | { kind: 'correct'; pick: number; mark: number }
  /** Whatever comes next for one of these, so that histories get somewhere: forwards, or its bad end. */
  | { kind: 'next'; matter: 'application' | 'leaving' | 'arrival'; isWell: boolean }
  | { kind: 'together'; steps: Step[] }
  /** The product is killed after so many milliseconds: its process, or every connection that it has to the database. */
  | { kind: 'kill'; afterMs: number; steps: Step[] }

const pick = fc.nat({ max: 3 })
const mark = fc.constantFrom(41, 66, 78, 90)

const single: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 16,
    arbitrary: fc.record({
      kind: fc.constant('next' as const),
      matter: fc.constantFrom('application', 'application', 'leaving', 'leaving', 'arrival'),
      isWell: fc.constantFrom(true, true, true, false),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('file' as const),
      what: fc.constantFrom<Kind>('out', 'out', 'score', 'transfer'),
      part: fc.nat({ max: 2 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('review' as const),
      pick,
      move: fc.constantFrom(...REVIEW_MOVES),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('leave' as const), move: fc.constantFrom(...LEAVE_MOVES) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('arrive' as const),
      record: fc.constantFrom<0 | 1>(0, 0, 1),
      mark: fc.constantFrom(66, 78),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('arrival' as const),
      pick,
      move: fc.constantFrom(...ARRIVAL_MOVES),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('correct' as const), pick, mark }) },
)

const several = fc.array(single, { minLength: 2, maxLength: 4 })

const kill: fc.Arbitrary<Step> = fc.record({
  kind: fc.constant('kill' as const),
  afterMs: fc.integer({ min: 0, max: 25 }),
  steps: several,
})

const any = fc.oneof(
  { weight: 14, arbitrary: single },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('together' as const), steps: several }) },
  { weight: 1, arbitrary: kill },
)

/**
 * Histories of a record: filed, brought in, and then anything, now and then at the same moment, or cut. With so many kills at least, and one now
 * and then where it is 0.
 */
export function plansWith(kills: 0 | 1): fc.Arbitrary<Step[]> {
  if (kills === 0) return fc.array(any, { minLength: 20, maxLength: 45 })
  const part = fc.array(any, { minLength: 10, maxLength: 20 })
  const killed = fc.array(kill, { minLength: kills, maxLength: 2 * kills })
  return fc.tuple(part, killed, part).map(([before, killing, after]) => [...before, ...killing, ...after])
}

/** Something that people of a crowd come for. */
export type Errand = 'sign-in' | 'home' | 'sheet' | 'picture'

/** How a crowd comes: the next person when one is done, or so many a second whatever becomes of those before. */
export interface Coming {
  errand: Errand
  pace: { kind: 'closed'; atOnce: number } | { kind: 'open'; perSecond: number }
  seconds: number
  /** What whoever is told to wait does instead of going away: ask again at once, or when it was told to, as the pages do. */
  whenRefused?: 'asks-at-once' | 'waits'
}

/** What a crowd process is told. */
export interface CrowdOrder {
  port: number
  comings: Coming[]
  /** The cookies of people who are signed in, used in turn. */
  cookies: string[]
  /** The cookies of other people, with a credential of each that takes pictures. */
  wallets: { cookie: string; credential: string }[]
  /** A file that holds the picture that is uploaded. */
  picture: string | undefined
  password: string
  /** The people of the city who sign in, one after the other; when all have, they begin anew. */
  visitors: { first: number; count: number }
  /** How many have signed in before. */
  from: number
}

/** What became of the people of one errand. */
export interface Outcome {
  errand: Errand
  came: number
  served: number
  /** How often somebody was told to wait, and asked again. */
  waits: number
  refused: number
  /** Refusals without Retry-After or words. */
  rude: number
  /** Gave up after 15 s, or were cut off. */
  unanswered: number
  /** Any other answer. */
  failed: number
  perSecond: number
  served50: number
  served99: number
  refusedMax: number
  /** The processor time of the client itself, of one core. */
  clientShare: number
}

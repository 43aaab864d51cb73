import type { ActKey } from './act.ts'
import type { Actor, Origin } from './actor.ts'
import type { Deadline } from './deadline.ts'

/** Who calls, from where, and until when they wait: what every use case takes after its dependencies. */
export interface Call<A extends Actor = Actor> {
  actor: A
  origin: Origin
  deadline: Deadline
  /** What a candidate does carries a key, so that it is done once however often it is sent. */
  key?: ActKey
}

import type { Static, TSchema } from 'typebox'
import type { Grant } from './grants.ts'
import type { RefusalCode } from './refusals.ts'

/**
 * Who may call a route. There is no default: a route that does not say is a compile error.
 * - `public`: anybody, signed in or not
 * - `activation`: a candidate who has proven the initial password only (LOG-02)
 * - `candidate`: a candidate who has signed in completely; `ticket`: the route speaks of the active 准考证
 * - `staff`: a member of staff with both factors; `grant` narrows it to an action
 * - `staff_enrolment`: a member of staff who still has to set a password and a second factor
 * - `operator`: monitoring inside the operator's network, never through the public door
 */
export type Access =
  | { actor: 'public' }
  | { actor: 'activation' }
  | { actor: 'candidate'; ticket?: true }
  | { actor: 'staff'; grant?: Grant }
  | { actor: 'staff_enrolment' }
  | { actor: 'operator' }

export interface RouteContract {
  /** Unique, verb first: the OpenAPI operationId. */
  id: string
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: `/${string}`
  summary: string
  access: Access
  params?: TSchema
  query?: TSchema
  body?: TSchema
  /** A multipart upload of exactly one file; parsed by the route itself. */
  upload?: { maxBytes: number }
  /** The body is kept byte for byte, whatever it says it is: somebody else signed it. */
  raw?: { maxBytes: number }
  reply: TSchema | { file: readonly string[] }
  /**
   * What an act does that is more than adding or changing: `sets`, said again later it has to be done again, for something else was
   * set meanwhile; `ends`, what was begun before it is gone. The browser remembers no key across either (web/client/act-keys.ts).
   */
  effect?: 'sets' | 'ends'
  /** A page asks it by itself: it is no use of the session, which ends as if nobody had asked (LOG-07). */
  quiet?: true
  /** How often one person, or one address that nobody has signed in from, may call it in a minute. */
  perMinute?: number
  /** The refusals that this route adds to those which every route can give. */
  refusals: readonly RefusalCode[]
}

/** The header with the key that a browser made for an act: sent again under it, the act is done once (decision 0023). */
export const ACT_KEY = 'idempotency-key'

/** The header of what a page asks by itself by a route that people use, too: that once it is no use of the session (LOG-07). */
export const UNATTENDED = 'x-kaoji-unattended'

/** Everything that a signed-in candidate changes is an act. */
export type IsAct<R extends RouteContract> = R['method'] extends 'GET'
  ? false
  : R['access'] extends { actor: 'candidate' }
    ? true
    : false

/** Whether a contract is an act. */
export function isAct({ method, access }: RouteContract): boolean {
  return method !== 'GET' && access.actor === 'candidate'
}

/** Keeps the literal types of a contract, so that client and server infer from it. */
export function defineRoute<const R extends RouteContract>(contract: R): R {
  return contract
}

type Part<R, K extends string> =
  R extends Record<K, infer S> ? (S extends TSchema ? Static<S> : undefined) : undefined

export type ParamsOf<R extends RouteContract> = Part<R, 'params'>
export type QueryOf<R extends RouteContract> = Part<R, 'query'>
export type BodyOf<R extends RouteContract> = Part<R, 'body'>
export type ReplyOf<R extends RouteContract> = R['reply'] extends TSchema ? Static<R['reply']> : never

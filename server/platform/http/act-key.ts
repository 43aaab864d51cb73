import type { FastifyRequest } from 'fastify'
import { Value } from 'typebox/value'
import { ACT_KEY, type RouteContract } from '#contracts/route.ts'
import type { ActKey } from '#kernel/act.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Acts } from '#platform/acts/acts.store.ts'

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** Refuses an act without a key: a browser that lost the answer could not repeat it without doing it twice. */
export function requireActKey(request: FastifyRequest): string {
  const id = request.headers[ACT_KEY]
  if (typeof id !== 'string' || !UUID.test(id)) throw new Refusal('key_missing')
  return id
}

/** The key of an act, over its route, its 准考证 and everything that was parsed. */
export function actKeyOf(contract: RouteContract, request: FastifyRequest, acts: Acts): ActKey {
  const { actor, params, query, body } = request
  const isOfTicket = contract.access.actor === 'candidate' && contract.access.ticket === true
  const ticketId = isOfTicket && actor.kind === 'candidate' ? actor.ticket?.id : undefined
  const says = JSON.stringify([contract.id, ticketId ?? null, params, query, body ?? null])
  const { reply } = contract
  const fits = (answer: unknown) => 'file' in reply || Value.Check(reply, answer)
  return acts.keyOf(requireActKey(request), says, fits)
}

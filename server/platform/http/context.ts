import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Access } from '#contracts/route.ts'
import type { Actor, CandidateActor, StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'

/** Who calls, as the route's access promises it. */
export type ActorFor<A extends Access> = A extends { actor: 'candidate'; ticket: true }
  ? CandidateActor & { ticket: { id: string; no: string } }
  : A extends { actor: 'candidate' | 'activation' }
    ? CandidateActor
    : A extends { actor: 'staff' | 'staff_enrolment' }
      ? StaffActor
      : Actor

/** What a handler gets besides the parsed input: the call, and the wire for the few that set cookies or read files. */
export interface RequestContext<A extends Access = Access> extends Call<ActorFor<A>> {
  request: FastifyRequest
  reply: FastifyReply
}

/** Bytes made elsewhere, sent as they are: a prepared sheet, a file. */
export class PreparedReply {
  readonly body: Buffer | NodeJS.ReadableStream
  readonly headers: Record<string, string>
  readonly status: number
  /** Whether the same session would get the same answer now; undefined when that is not known. */
  readonly isCurrent: (() => boolean) | undefined

  constructor(
    body: Buffer | NodeJS.ReadableStream,
    headers: Record<string, string>,
    { status = 200, isCurrent }: { status?: number; isCurrent?: () => boolean } = {},
  ) {
    this.body = body
    this.headers = headers
    this.status = status
    this.isCurrent = isCurrent
  }
}

import type { Notice } from '../../payment-peer/post.ts'
import { cookieFor, type SessionOwner } from '../../support/session.ts'
import { type Visitor, visit } from '../../support/visitor.ts'
import type { Real } from '../payment-product.ts'
import type { Ground } from './ground.ts'
import type { Scene, Who, Wrong } from './steps.ts'

/** Somebody at the product, who signs in again when the session is over. */
export interface Somebody {
  call(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Reply>
}

export interface Reply {
  status: number
  body: Record<string, unknown> & { code?: string }
}

export interface Officer extends Somebody {
  staffId: string
}

/** The two of finance, the two of the counter, and a reviewer of each level. */
export interface Staff {
  finance: Record<Who, Officer>
  counter: Record<Who, Officer>
  reviewers: readonly Officer[]
}

/** What has happened in a history so far, as far as the next step or the judgement needs it. */
export interface Past {
  ground: Ground
  scene: Scene
  staff: Staff
  payer: Somebody & { personId: string; ticketId: string; ticketNo: string; visitor: Visitor }
  applicationIds: string[]
  attempts: { provider: Real; attemptNo: string }[]
  /** Notices that the product has not accepted yet, and that the provider goes on sending. */
  unheard: Notice[]
  /** The first day, and the bills that were made wrong. */
  since: Date
  wrongs: { provider: Real; day: string; wrong: Wrong; transactionNo: string }[]
  /** The bills into which a line of the day before was moved. */
  moved: Set<string>
  papers: number
  /** Answers that the product may not give, whatever happens; while it is killed, it may answer anything. */
  watch: { failures: string[]; isDisturbed: boolean }
}

/** Signs somebody in, at the product of this ground. */
export function somebody(
  ground: Ground,
  owner: SessionOwner,
  note: (reply: Reply, what: string) => void,
): Somebody {
  const { application } = ground.product
  const enter = async () => {
    const { name, value } = await cookieFor(application.deps, owner)
    return ground.meet(visit(application, '127.0.0.1', `${name}=${value}`))
  }
  let visitor: Visitor | undefined
  return {
    async call(method, path, body) {
      visitor ??= await enter()
      const options = body === undefined ? {} : { body }
      let reply: Reply = await visitor.call(method, path, options)
      if (reply.status === 401) {
        visitor = await enter()
        reply = await visitor.call(method, path, options)
      }
      note(reply, `${method} ${path}`)
      return reply
    },
  }
}

/** The rows of the history's orders that a query asks for by their ids. */
export async function rowsOf<T extends object>(
  { ground, applicationIds }: Past,
  query: string,
): Promise<T[]> {
  const { rows } = await ground.product.application.owner.query<T>(query, [applicationIds])
  return rows
}

/** Whether a payer has the money of an attempt back from the provider. */
export function isBack({ ground }: Past, attemptNo: string | null): boolean {
  return attemptNo !== null && ground.product.peer.books.refundedFen(attemptNo) > 0
}

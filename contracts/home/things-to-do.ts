import { Type } from 'typebox'
import { Fen } from '../payments/order.ts'
import { TicketName } from '../portal.ts'
import { ServiceName } from '../services.ts'
import { Day, Id, Instant, Line } from '../words.ts'

/** Every thing names its service, and the 准考证 that it is done under: whichever one is active. */
const COMMON = { service: ServiceName, title: Line, ticket: TicketName }

/** 审核未通过, and the window is still open: it can be corrected and filed again. */
const Rejected = Type.Object({
  kind: Type.Literal('rejected'),
  ...COMMON,
  applicationId: Id,
  until: Instant,
})
/** 需补正: asked back, and answered until then, whether the window is open or not (REV-10). */
const Amending = Type.Object({
  kind: Type.Literal('amending'),
  ...COMMON,
  applicationId: Id,
  until: Instant,
})
/** A 修改 that was begun and not submitted: easily taken for submitted (APP-02). */
const Unsent = Type.Object({
  kind: Type.Literal('unsent'),
  ...COMMON,
  applicationId: Id,
  draftId: Id,
  savedAt: Instant,
  until: Instant,
})
/** A draft of a new filing, while it can be submitted. */
const Begun = Type.Object({
  kind: Type.Literal('begun'),
  ...COMMON,
  draftId: Id,
  savedAt: Instant,
  until: Instant,
})
/** A fee that can be paid now (GRA-09). Its title is that of the fee. */
const Payable = Type.Object({
  kind: Type.Literal('payable'),
  ...COMMON,
  applicationId: Id,
  fen: Fen,
  /** The last day of the payment window, if it has one. */
  lastDay: Type.Optional(Day),
  /** The order that waits for its payment. */
  orderId: Type.Optional(Id),
})
/** A decision whose message has not been read, where nothing can be corrected now. */
const Decided = Type.Object({
  kind: Type.Literal('decided'),
  ...COMMON,
  applicationId: Id,
  verdict: Type.Union([Type.Literal('approved'), Type.Literal('rejected')]),
  decidedAt: Instant,
  /** Its message, which is marked as read once the decision was opened. */
  messageId: Id,
})

/** A transfer from another province that waits for the person's confirmation, in that time (TRI-02). */
const ToConfirm = Type.Object({
  kind: Type.Literal('to_confirm'),
  title: Line,
  ticket: TicketName,
  arrivalId: Id,
  /** Whether the school lets it be done on the page; otherwise on site. */
  online: Type.Boolean(),
  from: Instant,
  until: Instant,
})

/** A transfer-out that was approved, and is signed at the school by that day, or lapses (TRO-02). */
const ToSign = Type.Object({ kind: Type.Literal('to_sign'), ...COMMON, applicationId: Id, lastDay: Day })

export const ThingToDo = Type.Union([Amending, Rejected, ToConfirm, ToSign, Payable, Unsent, Begun, Decided])
export type ThingToDo = Type.Static<typeof ThingToDo>

import { Type } from 'typebox'
import { ApplicationState, StepKind } from '../applications.ts'
import { FaultPlace, Filed, Mark, PictureBox, RuleAdvice } from '../filed.ts'
import { FreeText } from '../free-text.ts'
import { defineRoute } from '../route.ts'
import { Id, IdParams, Instant, Line, Prose, VersionSeen } from '../words.ts'
import { ExceptionView } from './exceptions.ts'
import { QueueItem } from './queues.ts'
import { BesideApplication, Coincidence, Difference, MarkedPage } from './review/clues.ts'

const WITHIN = { actor: 'staff', grant: 'review.decide' } as const
export const Verdict = Type.Union([Type.Literal('approve'), Type.Literal('reject')])

/** One step with the names: what the desk sees. */
export const DeskStep = Type.Object({
  seq: Type.Integer(),
  kind: StepKind,
  /** 考生, or the name of the member of staff. */
  by: Line,
  second: Type.Optional(Line),
  levelName: Type.Optional(Line),
  at: Instant,
  revision: Type.Integer(),
  reasons: Type.Array(
    Type.Object({
      code: Line,
      label: Line,
      words: Prose,
      place: Type.Optional(FaultPlace),
      mark: Type.Optional(Mark),
    }),
  ),
  note: Type.Optional(Prose),
  undoesSeq: Type.Optional(Type.Integer()),
  /** Of a return: the level that decides again. */
  toLevelName: Type.Optional(Line),
  /** Of what was asked back: until when. */
  amendUntil: Type.Optional(Instant),
})
export type DeskStep = Type.Static<typeof DeskStep>

export const ChosenReasons = Type.Array(
  Type.Object(
    {
      code: FreeText('compared', { fold: 'own_code', maxLength: 40 }),
      place: Type.Optional(FaultPlace),
      /** Only with the credential as the place: the box is on one of its pictures (REV-12). */
      mark: Type.Optional(PictureBox),
    },
    { additionalProperties: false },
  ),
  { maxItems: 20 },
)
export const Note = Type.Optional(FreeText('masked', { maxLength: 500 }))

/** REV-04: why something is faulted. What it does not name, it fits (`rulebook/review/fitting-reasons.ts`). */
export const RejectReason = Type.Object({
  code: Line,
  /** Chooses it by keyboard; belongs to the reason and never moves. */
  number: Type.Integer(),
  credentialTypes: Type.Optional(Type.Array(Line)),
  places: Type.Optional(
    Type.Array(
      Type.Union([
        Type.Literal('application'),
        Type.Literal('credential'),
        Type.Literal('section'),
        Type.Literal('row'),
        Type.Literal('field'),
      ]),
    ),
  ),
  /** It says nothing by itself: the candidate needs a note to know what to do. */
  needsNote: Type.Boolean(),
  label: Line,
  words: Prose,
  remedy: Prose,
})
export type RejectReason = Type.Static<typeof RejectReason>

export const oneReview = defineRoute({
  id: 'oneReview',
  method: 'GET',
  path: '/api/office/reviews/:id',
  summary: 'Everything for one decision on one screen (REV-03)',
  access: WITHIN,
  params: IdParams,
  reply: Type.Object({
    item: QueueItem,
    idNumberMasked: Line,
    levelName: Type.Optional(Line),
    /** How many levels the chain has and which one waits. */
    level: Type.Integer(),
    levels: Type.Integer(),
    filed: Filed,
    advice: RuleAdvice,
    differences: Type.Array(Difference),
    /** What was marked on a picture of an earlier revision, the last time that it was faulted. */
    markedPages: Type.Array(MarkedPage),
    coincidences: Type.Array(Coincidence),
    /** What else the candidate has applied for, the newest first; never another school's. */
    beside: Type.Array(BesideApplication),
    /** The candidate's record, for who may read it. */
    recordOf: Type.Optional(Id),
    steps: Type.Array(DeskStep),
    reasons: Type.Array(RejectReason),
    /** The pictures that the actor has never opened (REV-07). */
    unopened: Type.Array(Id),
    claim: Type.Optional(
      Type.Object({
        mine: Type.Boolean(),
        by: Line,
        expiresAt: Instant,
        /** Why its holder took it from the actor. */
        takenFromMe: Type.Optional(Prose),
      }),
    ),
    /** What the actor may do now; asked again when it is done. */
    can: Type.Object({
      claim: Type.Boolean(),
      decide: Type.Boolean(),
      askUndo: Type.Boolean(),
      /** The earlier levels that it can be returned to, by number; none at the first (REV-10). */
      returnTo: Type.Array(Type.Object({ level: Type.Integer(), name: Line })),
      endHold: Type.Boolean(),
    }),
    /** What the rules say against the approval that is due; it needs an exception of two people. */
    lack: Type.Optional(Prose),
    /** The newest request for an exception of this revision. */
    exception: Type.Optional(ExceptionView),
    /** It rests (REV-10). */
    rest: Type.Optional(Type.Object({ by: Line, note: Prose, at: Instant })),
    /** Why not, in words, when nothing can be decided by this actor. */
    hindrance: Type.Optional(Prose),
    undo: Type.Optional(Type.Object({ id: Id, reason: Prose, by: Line, mine: Type.Boolean(), at: Instant })),
  }),
  refusals: ['not_found'],
})

export const decideReview = defineRoute({
  id: 'decideReview',
  method: 'POST',
  path: '/api/office/reviews/:id/decision',
  summary: 'Approves at this level, or rejects with reasons; of exactly the revision that was read (REV-04)',
  access: WITHIN,
  params: IdParams,
  body: Type.Object(
    { revision: VersionSeen, verdict: Verdict, reasons: ChosenReasons, note: Note },
    { additionalProperties: false },
  ),
  reply: Type.Object({ state: ApplicationState }),
  refusals: [
    'not_found',
    'claim_missing',
    'review_state',
    'review_amending',
    'review_revised',
    'second_level',
    'reason_missing',
    'reason_misfit',
    'mark_misfit',
    'note_missing',
    'undo_open',
    'pictures_unopened',
    'exception_needed',
    'effect_impossible',
  ],
})

export const decideReviews = defineRoute({
  id: 'decideReviews',
  method: 'POST',
  path: '/api/office/reviews/decisions',
  summary:
    'The same decision on several applications that are alike for the rules, with a result for each (REV-07)',
  access: WITHIN,
  body: Type.Object(
    {
      items: Type.Array(Type.Object({ id: Id, revision: VersionSeen }, { additionalProperties: false }), {
        minItems: 1,
        maxItems: 50,
      }),
      verdict: Verdict,
      reasons: ChosenReasons,
      note: Note,
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    results: Type.Array(
      Type.Object({ id: Id, state: Type.Optional(ApplicationState), refusal: Type.Optional(Prose) }),
    ),
  }),
  refusals: ['reason_missing', 'bulk_unlike'],
})

export const compareReviews = defineRoute({
  id: 'compareReviews',
  method: 'POST',
  path: '/api/office/reviews/comparison',
  summary:
    'Which of several applications are alike for the rules, what the rules say of each, and the reasons that fit them all (REV-07)',
  access: WITHIN,
  body: Type.Object(
    { ids: Type.Array(Id, { minItems: 1, maxItems: 50, uniqueItems: true }) },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    /** Of those that the actor may decide now; the others are left out. */
    items: Type.Array(
      Type.Object({
        id: Id,
        /** Equal for those that are alike; absent: alike to none, for a number or a picture occurs elsewhere as well. */
        likeness: Type.Optional(Type.Integer()),
        advice: RuleAdvice,
        evidenceTypes: Type.Array(Line),
        /** Whether an approval here is the last one, and how many pictures the actor has never opened. */
        isLast: Type.Boolean(),
        unopened: Type.Integer(),
      }),
    ),
    reasons: Type.Array(RejectReason),
  }),
  refusals: [],
})

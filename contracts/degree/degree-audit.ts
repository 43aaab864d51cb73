import { Type } from 'typebox'
import { Day, Id, Instant, Line, Prose } from '../words.ts'
import { COURSE_NAME, CountLine, CourseLine, CourseName, GroupLine, Rule, Sum } from './degree-lines.ts'

export const SituationId = Type.String({
  pattern: '^[0-9A-Za-z._-]{1,80}$',
  maxLength: 80,
  'x-words': '没有这种加考情形，请从列表中选择。',
})

const Block = Type.Union([
  Type.Literal('plan_not_valid'),
  Type.Literal('ticket_state'),
  Type.Literal('sanction'),
  Type.Literal('already_graduated'),
  Type.Literal('prior_qualification'),
])

/** An examination sitting, or a round in which a school examines practice or takes theses. */
const SittingKind = Type.Union([Type.Literal('exam'), Type.Literal('practice'), Type.Literal('thesis')])
export type SittingKind = Type.Static<typeof SittingKind>

/** A sitting or a round with what is taken in it. */
const ForecastSitting = Type.Object({
  kind: SittingKind,
  name: Line,
  heldFrom: Day,
  heldTo: Day,
  courses: Type.Array(
    Type.Object({
      ...COURSE_NAME,
      on: Type.Optional(Day),
      halfDay: Type.Optional(Type.Union([Type.Literal('morning'), Type.Literal('afternoon')])),
    }),
  ),
  /** Made up for the demonstration, or from a source that is not the authority's. */
  isExample: Type.Boolean(),
})

/** The earliest graduation (AUD-08), or why none can be named. */
const Forecast = Type.Union([
  Type.Object({
    kind: Type.Literal('month'),
    /** `2027-06` */
    month: Line,
    sittings: Type.Array(ForecastSitting),
    /** Whether every earlier month was shown to be impossible. */
    isProven: Type.Boolean(),
  }),
  Type.Object({ kind: Type.Literal('not_announced'), courses: Type.Array(CourseName) }),
  Type.Object({ kind: Type.Literal('beyond'), courses: Type.Array(CourseName) }),
  Type.Object({ kind: Type.Literal('blocked'), blocks: Type.Array(Block) }),
  Type.Object({ kind: Type.Literal('impossible') }),
  Type.Object({ kind: Type.Literal('situation_needed') }),
  Type.Object({ kind: Type.Literal('undetermined') }),
])
export type ForecastView = Type.Static<typeof Forecast>

/** A window on the way: 申请免考, 申请毕业. */
const WindowOnTheWay = Type.Object({
  service: Type.Union([Type.Literal('exemption'), Type.Literal('graduation')]),
  state: Type.Union([Type.Literal('open'), Type.Literal('upcoming'), Type.Literal('closed')]),
  opensAt: Instant,
  closesAt: Instant,
  nextExpected: Type.Optional(Line),
})
export type WindowOnTheWay = Type.Static<typeof WindowOnTheWay>

/** What to do now. */
const NextStep = Type.Union([
  Type.Object({ kind: Type.Literal('blocked'), block: Block, until: Type.Optional(Day) }),
  Type.Object({ kind: Type.Literal('pick_situation') }),
  Type.Object({ kind: Type.Literal('apply'), closesAt: Instant }),
  /** The application for graduation stands; its id where it belongs to the active 准考证, else the number of its own. */
  Type.Object({
    kind: Type.Literal('applied'),
    state: Type.Union([Type.Literal('in_review'), Type.Literal('amending'), Type.Literal('approved')]),
    applicationId: Type.Optional(Id),
    ticketNo: Type.Optional(Line),
  }),
  Type.Object({
    kind: Type.Literal('wait_to_apply'),
    opensAt: Type.Optional(Instant),
    expected: Type.Optional(Line),
  }),
  Type.Object({ kind: Type.Literal('wait_for_decision'), courses: Type.Array(CourseName) }),
  Type.Object({ kind: Type.Literal('exempt'), courses: Type.Array(CourseName), closesAt: Instant }),
  Type.Object({
    kind: Type.Literal('sit'),
    sitting: Line,
    sittingKind: SittingKind,
    heldFrom: Day,
    courses: Type.Array(CourseName),
  }),
  Type.Object({ kind: Type.Literal('not_announced'), courses: Type.Array(CourseName) }),
  Type.Object({ kind: Type.Literal('ask_school') }),
])
export type NextStepView = Type.Static<typeof NextStep>

/** Another way, and what it comes to beside the present one. */
export const Alternative = Type.Object({
  way: Type.Union([
    /** A credential of the wallet supports 免考. */
    Type.Object({
      kind: Type.Literal('exemption'),
      courses: Type.Array(CourseName),
      words: Prose,
      source: Prose,
    }),
    /** Passing these old courses as well makes a 顶替 possible. */
    Type.Object({ kind: Type.Literal('substitution'), rule: Rule, courses: Type.Array(CourseName) }),
    Type.Object({ kind: Type.Literal('plan'), planId: Id, version: Line, words: Prose }),
  ]),
  /** Exams that are still needed, and how many fewer than now. */
  fewest: Type.Optional(Type.Integer()),
  saves: Type.Integer(),
  month: Type.Optional(Line),
})
export type AlternativeView = Type.Static<typeof Alternative>

const Situation = Type.Object({ id: SituationId, label: Line, words: Type.Optional(Prose), source: Prose })

const PlanView = Type.Object({
  planId: Id,
  version: Line,
  majorCode: Line,
  majorName: Line,
  schoolName: Line,
  source: Prose,
  notes: Type.Array(Prose),
})

export const Verdict = Type.Union([
  Type.Literal('qualifies'),
  Type.Literal('short'),
  Type.Literal('blocked'),
  Type.Literal('situation_needed'),
  Type.Literal('undetermined'),
  Type.Literal('invalid'),
])

/** The living audit, or a forecast in its form. */
export const DegreeAudit = Type.Object({
  plan: PlanView,
  /** The versions under which one may graduate with this 准考证 now. */
  offered: Type.Array(
    Type.Object({ planId: Id, version: Line, isDefault: Type.Boolean(), words: Prose, source: Prose }),
  ),
  situations: Type.Array(Situation),
  situation: Type.Optional(SituationId),
  verdict: Verdict,
  blocks: Type.Array(Type.Object({ block: Block, until: Type.Optional(Day) })),
  courses: Sum,
  credits: Sum,
  /** How many more passes are needed at least; absent: no number is enough, or it could not be determined. */
  fewest: Type.Optional(Type.Integer()),
  /** The courses of one smallest set of them. */
  path: Type.Array(CourseName),
  forecast: Forecast,
  windows: Type.Array(WindowOnTheWay),
  next: NextStep,
  lines: Type.Array(Type.Union([CourseLine, GroupLine, CountLine])),
  /** The rules of 顶替 that this record could use, and which are used. */
  substitutions: Type.Array(Type.Object({ rule: Rule, isUsed: Type.Boolean(), isLeftOut: Type.Boolean() })),
})
export type DegreeAudit = Type.Static<typeof DegreeAudit>

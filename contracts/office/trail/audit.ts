import { Type } from 'typebox'
import { FreeText } from '../../free-text.ts'
import { defineRoute } from '../../route.ts'
import { Day, Id, Instant, Line, OneOf, Prose } from '../../words.ts'

const closed = { additionalProperties: false } as const

/** Who and when. Names and numbers are typed; what was chosen from a line of the list is an id. */
const who = {
  /** An officer by name or user name. */
  officer: Type.Optional(FreeText('compared', { fold: 'line', maxLength: 60 })),
  /** A candidate by name, 准考证号 or whole ID number. */
  candidate: Type.Optional(FreeText('compared', { fold: 'line', minLength: 2, maxLength: 60 })),
  staffId: Type.Optional(Id),
  personId: Type.Optional(Id),
  from: Type.Optional(Day),
  until: Type.Optional(Day),
}

const TrailFilter = Type.Object(
  {
    ...who,
    action: Type.Optional(FreeText('compared', { fold: 'own_code', maxLength: 200 })),
    /** One thing: a batch, an application, an order. */
    subjectId: Type.Optional(Id),
    /** The key of the last entry of the page before: what was written at the same instant is not skipped. */
    after: Type.Optional(
      Type.String({
        maxLength: 21,
        pattern: '^[0-9]{1,2}-[0-9]{1,18}$',
        'x-words': '翻页的位置不对，请从第一页重新查看。',
      }),
    ),
  },
  closed,
)
export type TrailFilter = Type.Static<typeof TrailFilter>

export const auditEntries = defineRoute({
  id: 'auditEntries',
  // What is looked for may be an ID number: it stands in the body, for addresses are logged on their way.
  method: 'POST',
  path: '/api/office/audit/search',
  summary: 'The audit trail, newest first, 100 a page, by action, officer, candidate, thing and day (TRL-01)',
  access: { actor: 'staff', grant: 'audit.read' },
  body: TrailFilter,
  reply: Type.Object({
    entries: Type.Array(
      Type.Object({
        key: Line,
        at: Instant,
        actorKind: Line,
        actorId: Type.Optional(Line),
        action: Line,
        subjectKind: Line,
        subjectId: Line,
        personId: Type.Optional(Id),
        oldValue: Type.Optional(Prose),
        newValue: Type.Optional(Prose),
        reason: Type.Optional(Prose),
        address: Type.Optional(Line),
      }),
    ),
    /** What the ids in these entries stand for: a person's name, the number of a batch. */
    names: Type.Record(Type.String(), Line),
  }),
  refusals: [],
})

export const exportTrail = defineRoute({
  id: 'exportTrail',
  method: 'POST',
  path: '/api/office/audit/export',
  summary:
    'The entries of a search as XLSX, 20,000 at most; that they were taken out is in the trail (TRL-01)',
  access: { actor: 'staff', grant: 'audit.read' },
  perMinute: 30,
  body: TrailFilter,
  reply: { file: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] },
  refusals: ['too_many_requests'],
})

export const auditToday = defineRoute({
  id: 'auditToday',
  method: 'GET',
  path: '/api/office/audit/today',
  summary: 'Figures of the trail since midnight in Beijing, and the newest signed digest (TRL-01)',
  access: { actor: 'staff', grant: 'audit.read' },
  reply: Type.Object({
    /** Everything that was written. */
    entries: Type.Integer(),
    /** Numbers shown in full, and whole records opened. */
    disclosures: Type.Integer(),
    /** Lists taken out or printed. */
    exports: Type.Integer(),
    /** Sign-ins of officers that failed or met a lock. */
    failedSignIns: Type.Integer(),
    /** The day of the newest digest. */
    digestDay: Type.Optional(Day),
  }),
  refusals: [],
})

export const signInEntries = defineRoute({
  id: 'signInEntries',
  method: 'POST',
  path: '/api/office/audit/sign-ins',
  summary: 'Sign-ins of officers and candidates, failed ones too, newest first, 100 a page (TRL-01, LOG-07)',
  access: { actor: 'staff', grant: 'audit.read' },
  body: Type.Object({ ...who, after: Type.Optional(Id) }, closed),
  reply: Type.Object({
    signIns: Type.Array(
      Type.Object({
        id: Id,
        at: Instant,
        name: Line,
        staffId: Type.Optional(Id),
        personId: Type.Optional(Id),
        outcome: OneOf(['signed_in', 'failed', 'locked', 'activation', 'signed_out']),
        address: Line,
        agent: Line,
      }),
    ),
  }),
  refusals: [],
})

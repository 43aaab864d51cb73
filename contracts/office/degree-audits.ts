import { Type } from 'typebox'
import { defineRoute } from '../route.ts'
import { Day, Id, IdParams, Instant, Line, OneOf } from '../words.ts'

const closed = { additionalProperties: false } as const
const Count = Type.Integer({ minimum: 0 })

/** The applicants of a batch, or everybody in record who might graduate with it. */
const Scope = OneOf(['batch', 'record'])

export const DegreeAuditView = Type.Object({
  id: Id,
  scope: Scope,
  schoolName: Type.Optional(Line),
  majorName: Type.Optional(Line),
  askedOn: Day,
  state: OneOf(['running', 'done', 'failed']),
  total: Count,
  done: Count,
  requestedBy: Line,
  /** What was published by this instant counts, whenever the run ended. */
  requestedAt: Instant,
  finishedAt: Type.Optional(Instant),
  qualifies: Count,
  oneShort: Count,
})
export type DegreeAuditView = Type.Static<typeof DegreeAuditView>

export const orderDegreeAudit = defineRoute({
  id: 'orderDegreeAudit',
  method: 'POST',
  path: '/api/office/graduation-batches/:id/audits',
  summary:
    'Orders an audit of all applicants of a batch, or of everybody in record at a school and in a major (AUD-07)',
  access: { actor: 'staff', grant: 'graduation.audit' },
  params: IdParams,
  body: Type.Object({ scope: Scope, schoolId: Type.Optional(Id), majorId: Type.Optional(Id) }, closed),
  reply: Type.Object({ id: Id }),
  refusals: ['not_found', 'degree_audit_runs', 'degree_audit_school', 'degree_audit_nobody'],
})

const AuditedMajor = Type.Object({ id: Id, code: Line, name: Line, schoolId: Id, schoolName: Line })
export type AuditedMajor = Type.Static<typeof AuditedMajor>

export const listDegreeAudits = defineRoute({
  id: 'listDegreeAudits',
  method: 'GET',
  path: '/api/office/graduation-batches/:id/audits',
  summary:
    'The audits of a batch, the newest twenty, with progress; and the schools and majors to choose from (AUD-07)',
  access: { actor: 'staff', grant: 'graduation.view' },
  params: IdParams,
  reply: Type.Object({
    /** The newest twenty. */
    audits: Type.Array(DegreeAuditView),
    moreAudits: Type.Boolean(),
    /** Of those whose record whoever asks may audit. */
    majors: Type.Array(AuditedMajor),
    /** Those that whoever asks may audit. */
    schools: Type.Array(Type.Object({ id: Id, name: Line })),
    /** Whether whoever orders one audits one school, and has to say which when there are several. */
    ofOneSchool: Type.Boolean(),
  }),
  refusals: ['not_found'],
})

export const AUDIT_FILTERS = ['all', 'qualifies', 'one_short', 'short', 'blocked', 'other'] as const

export const DegreeAuditLine = Type.Object({
  subjectId: Id,
  personId: Id,
  personName: Line,
  ticketNo: Line,
  schoolName: Line,
  majorName: Line,
  verdict: Line,
  fewest: Type.Optional(Type.Integer()),
  /** The courses that are missing, with their names. */
  path: Type.Array(Type.Object({ code: Line, name: Line })),
  blocks: Type.Array(Line),
  courses: Type.Number(),
  credits: Type.Number(),
})
export type DegreeAuditLine = Type.Static<typeof DegreeAuditLine>

export const oneDegreeAudit = defineRoute({
  id: 'oneDegreeAudit',
  method: 'GET',
  path: '/api/office/degree-audits/:id',
  summary: 'The lines of an audit: who qualifies, who is one course away, and why; fifty at a time (AUD-07)',
  access: { actor: 'staff', grant: 'graduation.view' },
  params: IdParams,
  query: Type.Object({ show: Type.Optional(OneOf(AUDIT_FILTERS)), after: Type.Optional(Id) }, closed),
  reply: Type.Object({
    audit: DegreeAuditView,
    lines: Type.Array(DegreeAuditLine),
    more: Type.Boolean(),
  }),
  refusals: ['not_found'],
})

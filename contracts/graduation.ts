import { Type } from 'typebox'
import { defineRoute } from './route.ts'
import { Day, Id, Line, Prose } from './words.ts'

/** A version of a plan under which the candidate may or may not graduate. */
const GraduationPlan = Type.Object({
  planId: Id,
  majorCode: Line,
  majorName: Line,
  /** 专科 or 专升本 */
  level: Line,
  version: Line,
  schoolName: Line,
  /** 专升本: the prior qualification is asked for (GRA-06). */
  needsPrior: Type.Boolean(),
  /** Why it cannot be chosen here, and what to do; absent: it can be. */
  why: Type.Optional(Prose),
})

export const graduationChoices = defineRoute({
  id: 'graduationChoices',
  method: 'GET',
  path: '/api/portal/graduation/choices',
  summary:
    'What 申请毕业 begins with: the majors to choose, the record, and what the batch asks (GRA-01, GRA-02)',
  access: { actor: 'candidate', ticket: true },
  reply: Type.Object({
    /** As on record; to be corrected by request only (GRA-01). */
    person: Type.Object({ name: Line, idType: Line, idNumberMasked: Line, bornOn: Type.Optional(Day) }),
    plans: Type.Array(GraduationPlan),
    /** The date of the diplomas of the batch into which an application of today goes. */
    graduatesOn: Day,
    appraisal: Type.Object({ min: Type.Integer(), max: Type.Integer() }),
    /** Whether the paper form needs 个人简历 and 家庭主要成员; what is not needed may be left empty. */
    needs: Type.Object({ resume: Type.Boolean(), family: Type.Boolean() }),
  }),
  refusals: ['ticket_switched', 'not_found'],
})

/** One course of the plan, or of the picked situation, with what meets it (GRA-02). */
const RequirementLine = Type.Object({
  course: Line,
  name: Line,
  credits: Type.Number(),
  /** 笔试, 实践 or 论文 */
  mode: Line,
  state: Type.Union([
    /** Met by a score, a substitution or an exemption. */
    Type.Literal('met'),
    /** A score is there, and cannot be used. */
    Type.Literal('unusable'),
    /** No score, and not needed: enough of its group is met. */
    Type.Literal('unneeded'),
    Type.Literal('missing'),
  ]),
  /** The score in words: 「86 分」, 「免考」, 「优秀」. */
  score: Type.Optional(Line),
  obtainedOn: Type.Optional(Day),
  /** Why, in words: by which score, substitution or exemption; what is missing or cannot be used, and why. */
  why: Prose,
  /** An explanation has to be filed with the application (GRA-04). */
  needsExplanation: Type.Boolean(),
  /** The score of the active 准考证 that stands behind it: a correction request names it. */
  scoreId: Type.Optional(Id),
})

export const graduationRequirements = defineRoute({
  id: 'graduationRequirements',
  method: 'GET',
  path: '/api/portal/graduation/requirements',
  summary: '登记成绩: every requirement of the chosen plan with the score that meets it (GRA-02, GRA-03)',
  access: { actor: 'candidate', ticket: true },
  query: Type.Object(
    {
      planId: Id,
      situation: Type.Optional(
        Type.String({
          pattern: '^[0-9A-Za-z._:-]{1,80}$',
          maxLength: 80,
          'x-words': '这一项不是从页面上选的，请刷新页面后重选。',
        }),
      ),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    plan: GraduationPlan,
    /** 加考: which situations the plan knows; empty: it has none (GRA-03). */
    situations: Type.Array(Type.Object({ id: Line, title: Prose, courses: Type.Array(Line) })),
    /** 专升本: the prior qualification is asked for (GRA-06). */
    needsPrior: Type.Boolean(),
    verdict: Type.Union([
      Type.Literal('qualifies'),
      Type.Literal('short'),
      Type.Literal('blocked'),
      Type.Literal('situation_needed'),
      Type.Literal('undetermined'),
      Type.Literal('invalid'),
    ]),
    /** What prevents a diploma whatever the scores are, in words. */
    blocks: Type.Array(Prose),
    counted: Type.Object({
      courses: Type.Integer(),
      minCourses: Type.Integer(),
      credits: Type.Number(),
      minCredits: Type.Number(),
    }),
    groups: Type.Array(
      Type.Object({
        key: Line,
        title: Prose,
        /** What the group asks for, in words: 「至少 3 门、14 学分」. */
        asks: Type.Optional(Prose),
        isMet: Type.Boolean(),
        lines: Type.Array(RequirementLine),
      }),
    ),
    /** What the rules say of the whole, in words. */
    reasons: Type.Array(Prose),
  }),
  refusals: ['ticket_switched', 'not_found'],
})

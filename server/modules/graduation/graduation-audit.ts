import type { graduationRequirements } from '#contracts/graduation.ts'
import type { ReplyOf } from '#contracts/route.ts'
import type { DegreeAnswer } from '#rulebook/degree/degree-answer.ts'
import type { DegreeCase } from '#rulebook/degree/degree-case.ts'

/** 登记成绩 as data: the requirements of a plan with what meets them, in words (GRA-02). */
export type Requirements = ReplyOf<typeof graduationRequirements>
export type RequirementLine = Requirements['groups'][number]['lines'][number]

/** What an audit was made from and answered, as the exact texts that anybody can recompute (AUD-09). */
export interface KeptAudit {
  planId: string
  rulesVersion: string
  degreeCase: string
  answer: string
}

/** The audit of a candidate under one plan. */
export interface GraduationAudit {
  requirements: Requirements
  majorCode: string
  isUndergraduate: boolean
  hasThesis: boolean
  degreeCase: DegreeCase
  answer: DegreeAnswer
  kept: KeptAudit
}

/** Every line, with the group that it stands in; a course of 加考 may also be one of the plan. */
export function linesOf({ groups }: Requirements): { key: string; group: string; line: RequirementLine }[] {
  const seen = new Set<string>()
  return groups.flatMap(({ key: group, title, lines }) =>
    lines.map((line) => {
      const key = seen.has(line.course) ? `${group}-${line.course}` : line.course
      seen.add(line.course)
      return { key, group: title, line }
    }),
  )
}

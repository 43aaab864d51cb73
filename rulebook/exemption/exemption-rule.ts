/** 专科 or 专升本. */
export type StudyLevel = 'zhuanke' | 'benke'

/** One kind of credential that a rule asks for, with what it must say of itself. */
export interface RuleCondition {
  /** One of these types. */
  types: readonly string[]
  /** 学历层次 of a 毕业证书: one of these. */
  qualifications?: readonly string[]
  /** Obtained before that day, `2005-01-01`. */
  obtainedBefore?: string
}

/**
 * EXM-04: which credentials exempt which courses, as data: per level, plan version, school and date, with its source. A
 * course that no rule speaks of is undecided, never refused: the table is a help to candidate and reviewer.
 */
export interface ExemptionRule {
  id: string
  /** `exempts`: supports it. `excludes`: says that this credential does not do, with the reason. */
  kind: 'exempts' | 'excludes'
  courses: readonly string[]
  levels: readonly StudyLevel[]
  /** All of these are needed. */
  conditions: readonly RuleCondition[]
  /** Only these plan versions, or schools by code; absent: all. */
  planVersions?: readonly string[]
  schools?: readonly string[]
  /** These courses are applied for together (计算机应用基础 with its practice). */
  together?: readonly string[]
  /** A credential serves one course only among all the rules of this group (EXM-06). */
  onceGroup?: string
  /** In words, for the candidate. */
  words: string
  source: string
}

/** Where a rule is asked for. */
export interface RuleContext {
  level: StudyLevel
  /** The versions of the plan under which one may graduate. */
  planVersions: readonly string[]
  schoolCode: string
}

/** The rules that speak in that context. The day is a matter of which rules are read: validity is kept beside them. */
export function rulesFor(rules: readonly ExemptionRule[], context: RuleContext): ExemptionRule[] {
  return rules.filter(
    ({ levels, planVersions, schools }) =>
      levels.includes(context.level) &&
      (planVersions?.some((version) => context.planVersions.includes(version)) ?? true) &&
      (schools?.includes(context.schoolCode) ?? true),
  )
}

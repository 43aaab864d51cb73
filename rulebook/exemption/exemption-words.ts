import { credentialTypeName } from '../evidence/credential-types.ts'
import type { RuleCondition } from './exemption-rule.ts'
import type { ExemptionReason } from './judge-exemption.ts'

/** A reason in words, for candidate and reviewer, with the source of the rule that it rests on. */
export function wordsOfReason(reason: ExemptionReason): { text: string; source?: string } {
  switch (reason.code) {
    case 'supported':
      return { text: reason.rule.words, source: reason.rule.source }
    case 'excluded':
      return { text: `${reason.rule.words}请更换凭证，或参加该课程的考试。`, source: reason.rule.source }
    case 'condition_missing':
      return {
        text: `${reason.rule.words}还缺少：${reason.missing.map(wordsOfCondition).join('；')}。`,
        source: reason.rule.source,
      }
    case 'together_missing':
      return {
        text: `${reason.rule.words}须与 ${reason.courses.join('、')} 同时申请，请一并选择。`,
        source: reason.rule.source,
      }
    case 'used_once':
      return {
        text: `${reason.rule.words}同一份凭证只能用于一门课程，您已将它用于其他课程。`,
        source: reason.rule.source,
      }
    case 'no_rule':
      return { text: '免考规定中没有列出这种情形，由审核人员根据凭证判断。' }
    default:
      return reason satisfies never
  }
}

/** What a rule asks for, in words: 「毕业证书（本科、研究生）」. */
export function wordsOfCondition({ types, qualifications, obtainedBefore }: RuleCondition): string {
  const names = types.map(credentialTypeName).join('或')
  const limits = [qualifications?.join('、'), obtainedBefore && `${obtainedBefore} 以前取得`].filter(Boolean)
  return limits.length > 0 ? `${names}（${limits.join('，')}）` : names
}

import { formatInstant } from '#rulebook/beijing-time.ts'
import type { Known, Verdict } from '#rulebook/papers/judge-paper.ts'
import { FAULT_WORDS, PAPER_TITLES, REVOCATION_WORDS } from '#rulebook/papers/papers.texts.ts'

const COMPARE =
  '请把下面各项与纸面逐项对照，不一致的不要采信。纸面上的其他内容（如成绩）仍可能被改动过：要证明全部内容真实，请向持有人要 PDF 原文件来核验。'

/** A verdict in words, with what has to be compared by eye and of when the keys and the list are. */
export function wordsOf(verdict: Verdict, { keys, list }: Known): string {
  const lines = [...headOf(verdict), ...(verdict.kind === 'refused' ? [] : paperOf(verdict))]
  lines.push(`密钥清单截至 ${formatInstant(keys.publishedAt)}。`)
  if (list) lines.push(`作废名单截至 ${formatInstant(list.issuedAt)}，之后作废的文件这里看不出来。`)
  return lines.join('\n')
}

function headOf(verdict: Verdict): string[] {
  switch (verdict.kind) {
    case 'genuine':
      return verdict.content
        ? ['文件真实有效，一个字节也没有改动：与签发时完全一致，没有作废。']
        : ['二维码真实有效，请与纸面逐项核对：由本系统签发，没有作废。', COMPARE]
    case 'revoked':
      return [`已作废：${REVOCATION_WORDS[verdict.reason]}。`]
    case 'unlisted':
      return [
        '签名真实，无法核验是否已作废：没有给出作废名单（--revoked）。',
        ...(verdict.content ? [] : [COMPARE]),
      ]
    case 'refused': {
      const { why, what } = FAULT_WORDS[verdict.fault]
      return [`核验未通过：${why}`, what]
    }
    default:
      return verdict satisfies never
  }
}

function paperOf({ statement, content }: Exclude<Verdict, { kind: 'refused' }>): string[] {
  return [
    `文件：${PAPER_TITLES[statement.kind]}`,
    `编号：${statement.paperNo}`,
    `姓名（或单位）：${statement.holder}`,
    `摘要：${statement.summary}`,
    `签发时间：${formatInstant(statement.issuedAt)}`,
    ...(content?.facts ?? []).map(({ label, value }) => `${label}：${value}`),
  ]
}

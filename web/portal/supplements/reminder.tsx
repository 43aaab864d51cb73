import type { ReplyOf } from '#contracts/route.ts'
import type { supplementReference } from '#contracts/transfers/supplements.ts'
import { formatDate } from '#rulebook/beijing-time.ts'
import { Notice } from '#web/ui/notice.tsx'
import { Link } from '../shell/link.tsx'
import './supplements.css'
import { supplementsTexts as texts } from './supplements.texts.ts'

/** A kind of 成绩补登, by its service. */
export type Kind = keyof typeof texts.kinds

type Limits = ReplyOf<typeof supplementReference>['limits']

/** The manual's 「特别提醒」 of a kind: its limit, which is data, and where new cases go. */
export function Reminder({ kind, limits }: { kind: Kind; limits: Limits }) {
  const cases = texts.newCases[kind]
  return (
    <Notice tone="must">
      <p>
        <strong>{texts.reminder}</strong>
        {texts.limits[kind](untilWords(kind, LIMIT_OF(limits)[kind].until))}
      </p>
      {cases !== undefined && (
        <p>
          {cases.before}
          <Link className="kj-link kj-in-sentence" to="/services/$service" params={{ service: cases.to }}>
            {cases.link}
          </Link>
          {cases.after}
        </p>
      )}
    </Notice>
  )
}

const LIMIT_OF = ({ score, exemption, transfer }: Limits) => ({
  'supplement-score': score,
  'supplement-exemption': exemption,
  'supplement-transfer': transfer,
})

/** The manual says 「2002 年及以前」 of scores, and 「2020 年以前」 of exemptions and transfers: the year after their last day. */
function untilWords(kind: Kind, until: string): string {
  if (!until.endsWith('-12-31')) return ` ${texts.untilDay(formatDate(until))}`
  const year = Number(until.slice(0, 4))
  return kind === 'supplement-score' ? ` ${texts.untilYear(year)}` : ` ${texts.beforeYear(year + 1)}`
}

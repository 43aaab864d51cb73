import { IconFileText, IconHistory, IconReceipt } from '@tabler/icons-react'
import { Link } from '../shell/link.tsx'
import { homeTexts as texts } from './home.texts.ts'

const entries = [
  { to: '/scores', title: texts.latest, help: texts.latestHelp, Icon: IconFileText },
  { to: '/scores/history', title: texts.history, help: texts.historyHelp, Icon: IconHistory },
  { to: '/orders', title: texts.orders, help: texts.ordersHelp, Icon: IconReceipt },
] as const

/** The quick entries 「当次成绩」「历次成绩」「我的订单」 (HOM-02). */
export function QuickEntries() {
  return (
    <nav className="kj-quick" aria-label={texts.quick}>
      {entries.map(({ to, title, help, Icon }) => (
        <Link key={to} to={to}>
          <Icon size="1.75rem" stroke={1.5} aria-hidden />
          <span>
            <span className="kj-strong">{title}</span>
            <span className="kj-small kj-soft kj-quick-help">{help}</span>
          </span>
        </Link>
      ))}
    </nav>
  )
}

import { IconApps, IconBell, IconFileText, IconHome, IconUser } from '@tabler/icons-react'
import { useSession } from '../session.ts'
import { Link } from './link.tsx'
import { shellTexts as texts } from './shell.texts.ts'

const entries = [
  { title: texts.home, to: '/', Icon: IconHome, exact: true },
  { title: texts.bottomScores, to: '/scores', Icon: IconFileText, exact: false },
  { title: texts.bottomServices, to: '/services', Icon: IconApps, exact: false },
  { title: texts.messages, to: '/messages', Icon: IconBell, exact: true },
  { title: texts.bottomPerson, to: '/person', Icon: IconUser, exact: true },
] as const

/** The bottom bar of phones: 首页 · 成绩 · 业务 · 消息 · 我的. */
export function BottomBar() {
  const { unreadMessages = 0 } = useSession()
  return (
    <nav className="kj-bottom-bar kj-no-print" aria-label={texts.bottomBar}>
      {entries.map(({ title, to, Icon, exact }) => (
        <Link key={to} to={to} activeOptions={{ exact }}>
          <span className="kj-bell">
            <Icon size="1.5rem" stroke={1.6} aria-hidden />
            {to === '/messages' && unreadMessages > 0 && <b aria-hidden>{unreadMessages}</b>}
          </span>
          {title}
          {to === '/messages' && <span className="kj-hidden">{texts.unread(unreadMessages)}</span>}
        </Link>
      ))}
    </nav>
  )
}

import { IconBell } from '@tabler/icons-react'
import { uiTexts } from '#web/ui/ui.texts.ts'
import { useSession } from '../session.ts'
import { Link } from './link.tsx'
import { NameMenu } from './name-menu.tsx'
import { shellTexts as texts } from './shell.texts.ts'
import { TicketSwitcher } from './ticket-switcher.tsx'

/** Shows the product's name, the active 准考证, unread messages, and the person. */
export function Header() {
  const { unreadMessages = 0 } = useSession()
  return (
    <header className="kj-header kj-no-print">
      <div className="kj-header-line">
        <Link to="/" className="kj-brand">
          <img src="/assets/kaoji-1.svg" alt="" width="28" height="28" />
          {uiTexts.product}
        </Link>
        <TicketSwitcher />
        <Link to="/messages" className="kj-header-button kj-wide-only">
          <span className="kj-bell">
            <IconBell size="1.4rem" stroke={1.6} aria-hidden />
            {unreadMessages > 0 && <b aria-hidden>{unreadMessages}</b>}
          </span>
          <span className="kj-hidden">
            {texts.messages}
            {texts.unread(unreadMessages)}
          </span>
        </Link>
        <NameMenu />
      </div>
    </header>
  )
}

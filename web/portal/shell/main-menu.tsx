import { IconChevronDown } from '@tabler/icons-react'
import { useLocation } from '@tanstack/react-router'
import { Menu } from '#web/ui/menu/menu.tsx'
import { menuLink } from '#web/ui/menu/menu-item.tsx'
import { Link } from './link.tsx'
import { addressOf, type FoldedLinks, isWithin, type MenuEntry, mainMenu } from './menu.ts'
import { shellTexts as texts } from './shell.texts.ts'

/** The main menu of wide windows; phones have the bottom bar. */
export function MainMenu() {
  return (
    <nav className="kj-main-menu kj-no-print" aria-label={texts.mainMenu}>
      <ul>
        {mainMenu.map((entry) => (
          <li key={entry.title}>
            <Entry entry={entry} />
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Entry({ entry }: { entry: MenuEntry }) {
  if ('target' in entry)
    return (
      <Link className="kj-menu-link" {...entry.target}>
        {entry.title}
      </Link>
    )
  return <FoldedEntry {...entry} />
}

/** A menu that unfolds. It is marked while one of its pages, or a page below one, is open (HOM-06). */
function FoldedEntry({ title: heading, links }: FoldedLinks) {
  const path = useLocation({ select: ({ pathname }) => pathname })
  const isHere = links.some(({ target }) => isWithin(path, addressOf(target)))
  return (
    <Menu
      className={isHere ? 'kj-menu-link active' : 'kj-menu-link'}
      isCurrent={isHere}
      button={
        <>
          {heading}
          <IconChevronDown size="1em" aria-hidden />
        </>
      }
    >
      {links.map(({ title, target }) => (
        <Link key={title} {...menuLink} {...target}>
          {title}
        </Link>
      ))}
    </Menu>
  )
}

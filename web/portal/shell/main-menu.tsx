import { Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
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
      <Link className="kj-menu-link" activeOptions={{ exact: true }} {...entry.target}>
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
    <Menu withinPortal={false} position="bottom-start" offset={0}>
      <Menu.Target>
        <button
          type="button"
          className={isHere ? 'kj-menu-link active' : 'kj-menu-link'}
          aria-current={isHere || undefined}
        >
          {heading}
          <IconChevronDown size="1em" aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {links.map(({ title, target }) => (
          <Menu.Item key={title} renderRoot={(props) => <Link {...props} {...target} />}>
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

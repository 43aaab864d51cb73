import { Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type MenuEntry, mainMenu } from './menu.ts'
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
  return (
    <Menu withinPortal={false} position="bottom-start" offset={0}>
      <Menu.Target>
        <button type="button" className="kj-menu-link">
          {entry.title}
          <IconChevronDown size="1em" aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {entry.links.map(({ title, target }) => (
          <Menu.Item key={title} renderRoot={(given) => <Link {...given} {...target} />}>
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

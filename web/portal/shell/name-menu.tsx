import { IconChevronDown, IconLetterCase, IconLogout, IconUser } from '@tabler/icons-react'
import { useLargeType } from '#web/ui/large-type.ts'
import { Menu } from '#web/ui/menu/menu.tsx'
import { MenuDivider, MenuItem, menuLink } from '#web/ui/menu/menu-item.tsx'
import { uiTexts } from '#web/ui/ui.texts.ts'
import { useSession } from '../session.ts'
import { Link } from './link.tsx'
import { shellTexts as texts } from './shell.texts.ts'
import { useSignOut } from './use-sign-out.tsx'

/** The menu under the person's name: 个人信息, larger type, and 退出登录. */
export function NameMenu() {
  const { name = '' } = useSession()
  const { signOut, isLeaving, stayed } = useSignOut()
  const [isLarge, toggle] = useLargeType()
  return (
    <>
      <Menu
        className="kj-header-button"
        label={texts.nameMenu(name)}
        edge="end"
        button={
          <>
            <IconUser size="1.4rem" stroke={1.6} aria-hidden />
            <span className="kj-name">{isLeaving ? texts.leaving : name}</span>
            <IconChevronDown size="1em" aria-hidden />
          </>
        }
      >
        <Link to="/person" {...menuLink}>
          <IconUser size="1.2rem" aria-hidden />
          {texts.person}
        </Link>
        <MenuItem icon={<IconLetterCase size="1.2rem" aria-hidden />} onChoose={toggle}>
          {isLarge ? uiTexts.largeTypeOff : uiTexts.largeTypeOn}
        </MenuItem>
        <MenuDivider />
        <MenuItem icon={<IconLogout size="1.2rem" aria-hidden />} onChoose={signOut}>
          {texts.signOut}
        </MenuItem>
      </Menu>
      {stayed}
    </>
  )
}

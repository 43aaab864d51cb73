import { Menu } from '@mantine/core'
import { IconChevronDown, IconLetterCase, IconLogout, IconUser } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useLargeType } from '#web/ui/large-type.ts'
import { uiTexts } from '#web/ui/ui.texts.ts'
import { useSession } from '../session.ts'
import { shellTexts as texts } from './shell.texts.ts'
import { useSignOut } from './use-sign-out.tsx'

/** The menu under the person's name: 个人信息, larger type, and 退出登录. */
export function NameMenu() {
  const { name = '' } = useSession()
  const { signOut, isLeaving, stayed } = useSignOut()
  const [isLarge, toggle] = useLargeType()
  return (
    <>
      <Menu withinPortal={false} position="bottom-end">
        <Menu.Target>
          <button type="button" className="kj-header-button" aria-label={texts.nameMenu(name)}>
            <IconUser size="1.4rem" stroke={1.6} aria-hidden />
            <span className="kj-name">{isLeaving ? texts.leaving : name}</span>
            <IconChevronDown size="1em" aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconUser size="1.2rem" aria-hidden />}
            renderRoot={(props) => <Link {...props} to="/person" />}
          >
            {texts.person}
          </Menu.Item>
          <Menu.Item leftSection={<IconLetterCase size="1.2rem" aria-hidden />} onClick={toggle}>
            {isLarge ? uiTexts.largeTypeOff : uiTexts.largeTypeOn}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconLogout size="1.2rem" aria-hidden />} onClick={signOut}>
            {texts.signOut}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {stayed}
    </>
  )
}

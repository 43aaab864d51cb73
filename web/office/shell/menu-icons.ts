import {
  type Icon,
  IconCalendarTime,
  IconEdit,
  IconFileImport,
  IconHistory,
  IconHome,
  IconKey,
  IconMessage2,
  IconSend,
  IconUserSearch,
  IconUsers,
} from '@tabler/icons-react'

/** The icon before each menu item, by its address. */
export const menuIcons: Record<string, Icon> = {
  '/': IconHome,
  '/imports': IconFileImport,
  '/publications': IconSend,
  '/candidates': IconUserSearch,
  '/corrections': IconEdit,
  '/recovery': IconKey,
  '/windows': IconCalendarTime,
  '/texts': IconMessage2,
  '/staff': IconUsers,
  '/audit': IconHistory,
}

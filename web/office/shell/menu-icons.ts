import {
  type Icon,
  IconArrowBackUp,
  IconCalendarTime,
  IconClipboardCheck,
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
  '/reviews': IconClipboardCheck,
  '/undo-requests': IconArrowBackUp,
  '/candidates': IconUserSearch,
  '/corrections': IconEdit,
  '/recovery': IconKey,
  '/windows': IconCalendarTime,
  '/texts': IconMessage2,
  '/staff': IconUsers,
  '/audit': IconHistory,
}

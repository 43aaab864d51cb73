import { Button } from '@mantine/core'
import { IconMenu2 } from '@tabler/icons-react'
import { useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useMay } from '../session.ts'
import { KeySheet } from './key-sheet.tsx'
import { itemAt, mayOpen } from './menu.ts'
import { menuIcons } from './menu-icons.ts'
import { OfficeLink } from './office-link.tsx'
import { menuItems, shellTexts as texts } from './shell.texts.ts'
import { WhoAmI } from './who-am-i.tsx'

/** Shows the pages that the grants allow, the signed-in person, and the keys; on a phone behind one button. */
export function Sidebar() {
  const may = useMay()
  const { pathname } = useLocation()
  const [isOpen, setOpen] = useState(false)
  const current = itemAt(pathname)
  const items = menuItems.filter((item) => mayOpen(item, may))
  // biome-ignore lint/correctness/useExhaustiveDependencies: any change of page closes the menu
  useEffect(() => setOpen(false), [pathname])
  return (
    <header className="kj-office-side" data-open={isOpen || undefined}>
      <div className="kj-office-brand">
        <p className="kj-product">{texts.product}</p>
        <Button
          className="kj-office-toggle"
          variant="default"
          aria-expanded={isOpen}
          aria-controls="office-menu"
          leftSection={<IconMenu2 size="1.25rem" aria-hidden />}
          onClick={() => setOpen(!isOpen)}
        >
          {texts.openMenu}
        </Button>
      </div>
      <div className="kj-office-folding" id="office-menu">
        <nav aria-label={texts.menu}>
          <ul>
            {items.map(({ to, title }) => {
              const Icon = menuIcons[to]
              return (
                <li key={to}>
                  <OfficeLink to={to} className="kj-office-item" isCurrent={current?.to === to}>
                    {Icon && <Icon size="1.25rem" stroke={1.6} aria-hidden />}
                    <span className="kj-nowrap">{title}</span>
                  </OfficeLink>
                </li>
              )
            })}
          </ul>
        </nav>
        <div className="kj-office-foot">
          <KeySheet />
          <WhoAmI />
        </div>
      </div>
    </header>
  )
}

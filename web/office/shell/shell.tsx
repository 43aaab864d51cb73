import { Button, Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { publicTexts } from '#contracts/entrance.ts'
import { officeSignOut } from '#contracts/office-session.ts'
import { useAct, useReply } from '#web/client/queries.ts'
import { onSignal } from '#web/client/signals.ts'
import { SkipLink } from '#web/ui/skip-link.tsx'
import { uiTexts } from '#web/ui/ui.texts.ts'
import { useMay, useSession } from '../session.ts'
import { KeySheet } from './key-sheet.tsx'
import { OfficeLink, useGoTo } from './office-link.tsx'
import { menuItems, roleWords, shellTexts as texts } from './shell.texts.ts'

/** Around every page of the desk: navigation by grants on the left, the work on the right. */
export function Shell() {
  const isDemonstration = useReply(publicTexts).data?.demonstration ?? false
  return (
    <>
      <SkipLink />
      {isDemonstration && <aside className="kj-demonstration">{texts.demonstration}</aside>}
      <div className="kj-office">
        <Sidebar />
        <main id="main" tabIndex={-1} className="kj-office-main">
          <Outlet />
        </main>
      </div>
      <KeySheet />
      <ExpiredDialog />
    </>
  )
}

function Sidebar() {
  const may = useMay()
  const { pathname } = useLocation()
  const items = menuItems.filter(({ grants }) => grants.length === 0 || grants.some(may))
  return (
    <header className="kj-office-side">
      <p className="kj-product">{texts.product}</p>
      <nav aria-label={texts.menu}>
        <ul>
          {items.map(({ to, title }) => (
            <li key={to}>
              <OfficeLink to={to} className="kj-office-item" isCurrent={isBelow(pathname, to)}>
                {title}
              </OfficeLink>
            </li>
          ))}
        </ul>
      </nav>
      <WhoAmI />
    </header>
  )
}

function WhoAmI() {
  const { name, roles = [] } = useSession()
  const goTo = useGoTo()
  const client = useQueryClient()
  const signOut = useAct(officeSignOut)
  return (
    <div className="kj-office-me">
      <p className="kj-strong">{name}</p>
      {roles.map(({ role, schoolName }) => (
        <p key={role + (schoolName ?? '')} className="kj-small">
          {schoolName} {roleWords[role]}
        </p>
      ))}
      <Button
        variant="default"
        loading={signOut.isPending}
        onClick={() =>
          signOut.mutate(
            {},
            {
              onSettled: () => {
                client.clear()
                goTo('/sign-in')
              },
            },
          )
        }
      >
        {texts.signOut}
      </Button>
    </div>
  )
}

/** LOG-07: an ended session is said in words, and what the page shows stays readable behind it. */
function ExpiredDialog() {
  const [isExpired, setExpired] = useState(false)
  useEffect(() => onSignal(({ kind }) => setExpired(kind === 'expired')), [])
  return (
    <Modal
      opened={isExpired}
      onClose={() => setExpired(false)}
      title={texts.expired}
      closeButtonProps={{ 'aria-label': uiTexts.close }}
    >
      <p>{texts.expiredLead}</p>
      <Button component="a" href="/office/sign-in">
        {texts.signInAgain}
      </Button>
    </Modal>
  )
}

function isBelow(pathname: string, to: string): boolean {
  const path = pathname.replace(/^\/office/, '') || '/'
  return to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`)
}

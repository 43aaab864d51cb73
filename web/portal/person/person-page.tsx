import { Button } from '@mantine/core'
import { IconLogout } from '@tabler/icons-react'
import { PageTitle } from '#web/ui/page-title.tsx'
import { OwnDeviceCard } from '../offline/own-device-card.tsx'
import { shellTexts } from '../shell/shell.texts.ts'
import { useSignOut } from '../shell/use-sign-out.tsx'
import { ContactCard } from './contact-card.tsx'
import { DiplomasCard } from './diplomas-card.tsx'
import { DisplayCard } from './display-card.tsx'
import { PasswordCard } from './password-card.tsx'
import { personTexts as texts } from './person.texts.ts'
import { PhoneCard } from './phone-card.tsx'
import { RecordCards } from './record-cards.tsx'
import { SignInsCard } from './sign-ins-card.tsx'

/** The person's own record, password, sign-ins and display settings (PRF-01, LOG-07). */
export function PersonPage() {
  const { signOut, isLeaving, stayed } = useSignOut()
  const leave = (
    // The button is not disabled while signing out: it would lose the focus, and a keyboard user their place.
    <Button
      variant="default"
      leftSection={<IconLogout size="1.2rem" aria-hidden />}
      aria-busy={isLeaving}
      onClick={signOut}
    >
      {isLeaving ? shellTexts.leaving : texts.signOut}
    </Button>
  )
  return (
    <>
      <PageTitle title={texts.title} aside={leave} />
      <RecordCards />
      <DiplomasCard />
      <ContactCard />
      <PhoneCard />
      <DisplayCard />
      <OwnDeviceCard />
      <PasswordCard />
      <SignInsCard />
      {stayed}
    </>
  )
}

import { useRouter } from '@tanstack/react-router'
import { SignInPage } from './sign-in-page.tsx'

/** The sign-in page among the other pages: after a sign-out, and on the way back. */
export function RoutedSignIn() {
  const { history } = useRouter()
  return <SignInPage goTo={async (address) => history.push(address)} />
}

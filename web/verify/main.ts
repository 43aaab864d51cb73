import './verify.css'
import { fromBase64Url } from '#rulebook/papers/bytes.ts'
import { drawPage } from './draw-page.ts'
import { keepForOffline } from './offline.ts'
import { verifyStatement } from './verify-paper.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no #root')
const page = drawPage(root)

/** VER-01: what a phone's camera opens has the statement behind the #, which no server and no log ever gets. */
function readAddress(): void {
  const fragment = location.hash.slice(1)
  if (fragment === '') return
  void page.show(() => verifyStatement(fromBase64Url(fragment)))
}

addEventListener('hashchange', readAddress)
readAddress()
keepForOffline()

import '#web/ui/tokens.css'
import './offline.css'
import { readOwner, readParts } from '#web/client/offline/kept.ts'
import { drawKept } from './draw-kept.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no #root')
document.documentElement.dataset.mantineColorScheme = matchMedia('(prefers-color-scheme: dark)').matches
  ? 'dark'
  : 'light'
const owner = await readOwner().catch(() => undefined)
const parts = owner ? await readParts(Date.now()) : []
root.replaceChildren(...drawKept(owner?.name, parts))

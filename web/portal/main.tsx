import { mount } from '#web/ui/mount.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { uiTexts } from '#web/ui/ui.texts.ts'

mount(<PageTitle title={uiTexts.product} />)

import type { ComponentType } from 'react'
import { portalHome } from '#contracts/home/portal-home.ts'
import { portalSession, scoreSheet } from '#contracts/portal.ts'
import { HomePage } from '../home/home-page.tsx'
import { ScoreHistoryPage } from '../scores/history-page.tsx'
import { LatestScoresPage } from '../scores/latest-page.tsx'

/** The pages that are seen before the scripts of the portal have come, by their address. What each asks for stands in tools/pages/first-pages.ts. */
export const pages: Readonly<Record<string, ComponentType>> = {
  '/': HomePage,
  '/scores': LatestScoresPage,
  '/scores/history': ScoreHistoryPage,
}

/** The questions whose answers they are drawn from. */
export const answered = [portalSession, portalHome, scoreSheet] as const

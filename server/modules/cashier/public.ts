export { postNotices } from './post-notices.ts'

export { deleteOldLinks } from './phone-link.store.ts'

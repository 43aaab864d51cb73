export { personalDataService } from './personal-data-service.ts'

/** Says once, in one line each, what this machine lacks and which tests are therefore skipped. */
import { sharedData } from './shared-data'

export default function announce(): void {
  if (!sharedData) console.log('Skipped: tests on real pictures (../shared/data is not beside the project).')
}

/** Where Descent keeps what it may throw away: the cache of prepared pictures. */
import { homedir } from 'node:os'
import { join } from 'node:path'

/** The operating system's cache folder for Descent; `DESCENT_CACHE` names another. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const chosen = environment['DESCENT_CACHE']
  if (chosen) return chosen
  if (process.platform === 'win32') return join(environment['LOCALAPPDATA'] ?? homedir(), 'Descent', 'Cache')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'Descent')
  return join(environment['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'descent')
}

/**
 * zod, told never to write code at run time. The page's content security policy forbids `eval`, and zod's mere question
 * whether it may is already a violation; so every schema that the page can load is built with this `z`.
 */
import { z } from 'zod'

z.config({ jitless: true })

export { z }

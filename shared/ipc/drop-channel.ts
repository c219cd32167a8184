/** The preload's own channel: only it names paths. In a file of its own, so that the preload imports no parser. */
export const DROP_CHANNEL = 'drop:register'

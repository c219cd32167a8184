/** What is said when a file cannot be written or read. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'there is no permission to write there',
  EPERM: 'there is no permission to write there',
  EROFS: 'that place is read-only',
  ENOENT: 'that folder does not exist',
  EISDIR: 'a folder has that name',
  ENOTDIR: 'part of that path is not a folder',
}

export const storageMessages = {
  diskFull: (name: string) =>
    `${name} was not written: the disk is full. Free some space, or choose another place.`,
  couldNotWrite: (name: string, code: string) =>
    `${name} was not written: ${reasons[code] ?? `the system said ${code}`}. Choose another place.`,
} as const

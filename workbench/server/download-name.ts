/**
 * Names of files that people download, made from whatever a file or a sheet is called. Knows the rules of the common
 * systems: https://learn.microsoft.com/windows/win32/fileio/naming-a-file are the strictest.
 */

/** Apart from what Windows forbids: what shows as nothing, and what turns the direction of the rest. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
/** Bytes of a name on most systems are 255 at most; a Chinese letter takes three. */
const MAX_CHARS = 80;

/** `base.ending` as one plain name: no folder, no device, nothing hidden. */
export function downloadName(base: string, ending: string): string {
  const plain = Array.from(base.replace(FORBIDDEN, '_')).slice(0, MAX_CHARS).join('');
  const trimmed = plain.replace(/^[\s.]+|[\s.]+$/g, '');
  return `${DEVICE.test(trimmed) ? '_' : ''}${trimmed || 'Untitled'}.${ending}`;
}

/** A name of its own for the file of each mail, which no address can lead out of its folder. `index` counts from 0. */
export function mailFileName(to: readonly string[], index: number, day: string): string {
  const shown = to
    .join(' ')
    .replace(/[^\w.@+-]/g, '_')
    .slice(0, 100);
  return `${day}-${String(index + 1).padStart(2, '0')}-${shown}.eml`;
}

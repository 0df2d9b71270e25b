/** Small line drawings, 20 x 20, in the colour of the text beside them. They say nothing that the text does not say. */
const PATHS = {
  back: 'M12 4l-6 6 6 6',
  forward: 'M8 4l6 6-6 6',
  refresh: 'M15.5 7A6.5 6.5 0 1 0 16.5 11M16 3v4.5h-4.5',
  duplicates: 'M7 7h9.5v9.5H7zM13 7V3.5H3.5V13H7',
  repair: 'M4 10.5l4 4 8-9',
  tiers: 'M4 16.5v-4M10 16.5v-8M16 16.5v-13',
  undo: 'M4 8h8a4 4 0 0 1 0 8H7M4 8l4-4M4 8l4 4',
  warning: 'M10 3.5L2.5 16.5h15zM10 8.5v3.5M10 14v.5',
  done: 'M4 10.5l4 4 8-9',
  goTo: 'M4 4v6a3 3 0 0 0 3 3h9M12.5 9.5L16 13l-3.5 3.5',
  mail: 'M3 5h14v10.5H3zM3 6l7 5 7-5',
  user: 'M10 10a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4M3.8 16.5c.6-3.2 3-5 6.2-5s5.6 1.8 6.2 5',
  table: 'M3.5 4h13v12h-13zM3.5 8h13M8.5 8v8',
};

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        stroke-width="1.7"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}

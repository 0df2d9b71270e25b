import './key.css';

/** The key that does what the button beside it does; `aria-keyshortcuts` tells those who do not see it. */
export function Key({ name }: { readonly name: string }) {
  return (
    <span class="key" aria-hidden="true">
      {name}
    </span>
  );
}

/** What the ledger does, never does, and how to go back, in a minute's reading. */
import { messages } from '../../contract/messages/current';

export function Help({ version }: { readonly version: string }) {
  return (
    <>
      {messages.help.sections.map(({ title, text }) => (
        <section key={title}>
          <h2>{title}</h2>
          <p>{text}</p>
        </section>
      ))}
      <p class="hint">{messages.home.version({ version })}</p>
    </>
  );
}

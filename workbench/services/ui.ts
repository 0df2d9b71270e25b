/** Menus, dialogs and sidebar: the Ui of the spreadsheet editor, and Browser. Nothing here draws anything. */
import { blobData } from './blob';
import type { EnumMember, ServiceEnvironment } from './environment';
import type { HtmlData } from './html';
import { takes } from './signature';

type MenuItem =
  | { type: 'item'; caption: string; functionName: string }
  | { type: 'separator' }
  | { type: 'menu'; caption: string; items: MenuItem[] };

/** Makes the factory behind `SpreadsheetApp.getUi()`. Source: https://developers.google.com/apps-script/reference/base/ui */
export function createUi(env: ServiceEnvironment): () => object {
  const Button = env.makeEnum('Button', ['CLOSE', 'OK', 'CANCEL', 'YES', 'NO']);
  const ButtonSet = env.makeEnum('ButtonSet', ['OK', 'OK_CANCEL', 'YES_NO', 'YES_NO_CANCEL']);

  /** `(prompt)`, `(prompt, buttons)` or `(title, prompt, buttons)` */
  function question(method: string, args: unknown[]) {
    takes(env, method, args, 'String', 'String,enum ButtonSet', 'String,String,enum ButtonSet');
    const buttons = env.enumName('ButtonSet', args.at(-1)) ?? 'OK';
    const texts = args.slice(0, args.length - (args.length > 1 ? 1 : 0)).map(String);
    return { title: texts.length === 2 ? texts[0]! : '', prompt: texts.at(-1)!, buttons };
  }

  function menu(caption: string | null): object {
    const items: MenuItem[] = [];
    return env.membrane('Menu', {
      caption,
      items,
      addItem(...args: unknown[]) {
        takes(env, 'Menu.addItem', args, 'String,String');
        items.push({ type: 'item', caption: String(args[0]), functionName: String(args[1]) });
        return this;
      },
      addSeparator() {
        items.push({ type: 'separator' });
        return this;
      },
      addSubMenu(...args: unknown[]) {
        takes(env, 'Menu.addSubMenu', args, 'Menu');
        const sub = env.unwrap<{ caption: string | null; items: MenuItem[] }>('Menu', args[0])!;
        items.push({ type: 'menu', caption: sub.caption ?? '', items: sub.items });
        return this;
      },
      addToUi() {
        env.call('Menu.addToUi', { caption, addOn: caption === null, items });
      },
    });
  }

  function page(method: string, value: unknown, title: unknown): object {
    const html = env.unwrap<{ html: HtmlData }>('HtmlOutput', value)?.html;
    if (html) return { ...html, title: title === undefined ? html.title : String(title) };
    const blob = blobData(env, value);
    const content = blob ? env.call('Blob.getDataAsString', blob.bytes, 'UTF-8') : value;
    if (typeof content !== 'string') env.signatureError(method, title === undefined ? [value] : [value, title]);
    return { content, title: title === undefined ? '' : String(title), width: null, height: null, metaTags: [] };
  }

  function dialog(method: 'showModalDialog' | 'showModelessDialog' | 'showDialog') {
    return (...args: unknown[]) => {
      takes(env, `Ui.${method}`, args, 'any,String', ...(method === 'showDialog' ? ['any'] : []));
      env.call(`Ui.${method}`, page(`Ui.${method}`, args[0], args[1]));
    };
  }

  env.globals['Browser'] = env.membrane('Browser', {
    Buttons: ButtonSet,
    msgBox(...args: unknown[]) {
      const button = env.call('Browser.msgBox', question('Browser.msgBox', args)) as string;
      // A closed box counts as cancelled. Source: https://developers.google.com/apps-script/reference/base/browser
      return button === 'CLOSE' ? 'cancel' : button.toLowerCase();
    },
    inputBox(...args: unknown[]) {
      const { button, text } = env.call('Browser.inputBox', question('Browser.inputBox', args)) as {
        button: string;
        text: string;
      };
      return button === 'CLOSE' || button === 'CANCEL' ? 'cancel' : text;
    },
  });

  return () => {
    env.call('SpreadsheetApp.getUi');
    return env.membrane('Ui', {
      Button,
      ButtonSet,
      createMenu(...args: unknown[]) {
        takes(env, 'Ui.createMenu', args, 'String');
        return menu(String(args[0]));
      },
      createAddonMenu: () => menu(null),
      alert(...args: unknown[]): EnumMember {
        return Button[env.call('Ui.alert', question('Ui.alert', args)) as keyof typeof Button];
      },
      prompt(...args: unknown[]) {
        const { button, text } = env.call('Ui.prompt', question('Ui.prompt', args)) as {
          button: keyof typeof Button;
          text: string;
        };
        return env.membrane('PromptResponse', { getSelectedButton: () => Button[button], getResponseText: () => text });
      },
      showSidebar(...args: unknown[]) {
        takes(env, 'Ui.showSidebar', args, 'any');
        env.call('Ui.showSidebar', page('Ui.showSidebar', args[0], undefined));
      },
      showModalDialog: dialog('showModalDialog'),
      showModelessDialog: dialog('showModelessDialog'),
      showDialog: dialog('showDialog'),
    });
  };
}

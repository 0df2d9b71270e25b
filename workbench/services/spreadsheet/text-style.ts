/** TextStyle and its builder. What a style leaves unset reads as null. https://developers.google.com/apps-script/reference/spreadsheet/text-style */
import { colorArgument, makeColor } from './color';
import type { Kit } from './kit';

export interface TextStyleData {
  bold?: boolean | null;
  italic?: boolean | null;
  underline?: boolean | null;
  strikethrough?: boolean | null;
  fontFamily?: string | null;
  fontSize?: number | null;
  fontColor?: string | null;
}

export class TextStyleHandle {
  constructor(
    readonly kit: Kit,
    readonly data: Readonly<TextStyleData>,
  ) {}

  isBold(): boolean | null {
    return this.data.bold ?? null;
  }
  isItalic(): boolean | null {
    return this.data.italic ?? null;
  }
  isUnderline(): boolean | null {
    return this.data.underline ?? null;
  }
  isStrikethrough(): boolean | null {
    return this.data.strikethrough ?? null;
  }
  getFontFamily(): string | null {
    return this.data.fontFamily ?? null;
  }
  getFontSize(): number | null {
    return this.data.fontSize ?? null;
  }
  getForegroundColor(): string | null {
    return this.data.fontColor ?? null;
  }
  getForegroundColorObject(): object | null {
    return this.data.fontColor ? makeColor(this.kit, this.data.fontColor) : null;
  }
  copy(): object {
    return newTextStyle(this.kit, this.data);
  }
}

class TextStyleBuilderHandle {
  readonly data: TextStyleData;

  constructor(
    readonly kit: Kit,
    data: Readonly<TextStyleData>,
  ) {
    this.data = { ...data };
  }

  setBold(...args: unknown[]): this {
    return this.#set('setBold', args, 'Boolean', 'bold');
  }
  setItalic(...args: unknown[]): this {
    return this.#set('setItalic', args, 'Boolean', 'italic');
  }
  setUnderline(...args: unknown[]): this {
    return this.#set('setUnderline', args, 'Boolean', 'underline');
  }
  setStrikethrough(...args: unknown[]): this {
    return this.#set('setStrikethrough', args, 'Boolean', 'strikethrough');
  }
  setFontFamily(...args: unknown[]): this {
    return this.#set('setFontFamily', args, 'String', 'fontFamily');
  }
  setFontSize(...args: unknown[]): this {
    return this.#set('setFontSize', args, 'number', 'fontSize');
  }
  setForegroundColor(...args: unknown[]): this {
    this.kit.takes('TextStyleBuilder.setForegroundColor', args, 'String');
    this.data.fontColor =
      args[0] === null ? null : (this.kit.call('TextStyleBuilder.setForegroundColor', String(args[0])) as string);
    return this;
  }
  setForegroundColorObject(...args: unknown[]): this {
    this.data.fontColor = colorArgument(this.kit, 'TextStyleBuilder.setForegroundColorObject', args[0], args);
    return this;
  }
  build(): object {
    return makeTextStyle(this.kit, { ...this.data });
  }

  #set(method: string, args: unknown[], type: string, key: keyof TextStyleData): this {
    this.kit.takes(`TextStyleBuilder.${method}`, args, type);
    Object.assign(this.data, { [key]: args[0] });
    return this;
  }
}

export function makeTextStyle(kit: Kit, data: Readonly<TextStyleData>): object {
  return kit.env.membrane('TextStyle', new TextStyleHandle(kit, data));
}

export function newTextStyle(kit: Kit, data: Readonly<TextStyleData> = {}): object {
  return kit.env.membrane('TextStyleBuilder', new TextStyleBuilderHandle(kit, data));
}

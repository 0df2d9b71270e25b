/** Color and its builder; theme colours have the hues of Sheets' standard theme. [gasfakes] */
import type { Kit } from './kit';

/** https://developers.google.com/apps-script/reference/spreadsheet/theme-color-type; values as gas-fakes reads them from the live service. */
const THEME: Readonly<Record<string, string>> = {
  TEXT: '#000000',
  BACKGROUND: '#ffffff',
  ACCENT1: '#4285f4',
  ACCENT2: '#34a853',
  ACCENT3: '#fbbc04',
  ACCENT4: '#ea4335',
  ACCENT5: '#9c27b0',
  ACCENT6: '#ff6d00',
  HYPERLINK: '#1a0dab',
};

export class ColorHandle {
  constructor(
    readonly kit: Kit,
    readonly css: string | null,
    readonly theme: string | null,
  ) {}

  getColorType(): unknown {
    return this.kit.enums.ColorType[this.theme === null ? 'RGB' : 'THEME'];
  }

  asRgbColor(): object {
    const hex = hexOf(this);
    const channel = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
    return this.kit.env.membrane('RgbColor', {
      asHexString: () => hex,
      getRed: () => channel(1),
      getGreen: () => channel(3),
      getBlue: () => channel(5),
      getColorType: () => this.kit.enums.ColorType.RGB,
    });
  }

  asThemeColor(): object {
    const { theme } = this;
    if (theme === null) this.kit.env.exception('Object is not of type ThemeColor.');
    return this.kit.env.membrane('ThemeColor', {
      getThemeColorType: () => this.kit.enums.ThemeColorType[theme as 'TEXT'],
      getColorType: () => this.kit.enums.ColorType.THEME,
    });
  }
}

/** `#rrggbb` or the CSS text that the host will read as one. */
export function hexOf(color: Pick<ColorHandle, 'css' | 'theme'>): string {
  return color.theme === null ? (color.css ?? '#000000') : (THEME[color.theme] ?? '#000000');
}

export function makeColor(kit: Kit, css: string): object {
  return kit.env.membrane('Color', new ColorHandle(kit, css, null));
}

class ColorBuilderHandle {
  css: string | null = null;
  theme: string | null = null;

  constructor(readonly kit: Kit) {}

  setRgbColor(...args: unknown[]): this {
    this.kit.takes('ColorBuilder.setRgbColor', args, 'String');
    this.css = this.kit.call('ColorBuilder.setRgbColor', String(args[0])) as string;
    this.theme = null;
    return this;
  }

  setThemeColor(...args: unknown[]): this {
    this.kit.takes('ColorBuilder.setThemeColor', args, 'enum ThemeColorType');
    this.theme = this.kit.env.enumName('ThemeColorType', args[0]);
    return this;
  }

  build(): object {
    return this.kit.env.membrane('Color', new ColorHandle(this.kit, this.css, this.theme));
  }

  asRgbColor(): object {
    return new ColorHandle(this.kit, this.css, this.theme).asRgbColor();
  }

  asThemeColor(): object {
    return new ColorHandle(this.kit, this.css, this.theme).asThemeColor();
  }

  getColorType(): unknown {
    return new ColorHandle(this.kit, this.css, this.theme).getColorType();
  }
}

export function newColor(kit: Kit): object {
  return kit.env.membrane('ColorBuilder', new ColorBuilderHandle(kit));
}

/** The CSS text of a Color argument, null of null; a signature error of anything else. */
export function colorArgument(kit: Kit, method: string, value: unknown, args: readonly unknown[]): string | null {
  if (value === null) return null;
  const color = kit.env.unwrap<ColorHandle>('Color', value) ?? kit.env.signatureError(`SpreadsheetApp.${method}`, args);
  return hexOf(color);
}

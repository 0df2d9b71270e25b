/**
 * What stands on sheets and ranges. Sources: https://developers.google.com/apps-script/reference/spreadsheet/ and there
 * banding, named-range, [prot] protection, [meta] developer-metadata, group, text-finder, text-style-builder, rich-text-value, color
 */
import { inScript } from './in-script';

describe('Banding', () => {
  it('has four colours of rows', () => {
    expect(
      inScript(`const b = range('A1:B4').applyRowBanding(); b.setHeaderRowColor('#000001').setFirstRowColor('#000002').setSecondRowColor('#000003').setFooterRowColor('#000004');
        return [b.getHeaderRowColor(), b.getFirstRowColor(), b.getSecondRowColor(), b.getFooterRowColor(), b.getFirstColumnColor()];`),
    ).toEqual(['#000001', '#000002', '#000003', '#000004', null]);
  });

  it('has four colours of columns', () => {
    expect(
      inScript(`const b = range('A1:D4').applyColumnBanding(); b.setHeaderColumnColor('#000001').setFirstColumnColor('#000002').setSecondColumnColor('#000003').setFooterColumnColor('#000004');
        return [b.getHeaderColumnColor(), b.getFirstColumnColor(), b.getSecondColumnColor(), b.getFooterColumnColor(), b.getFirstRowColor()];`),
    ).toEqual(['#000001', '#000002', '#000003', '#000004', null]);
  });

  it('is moved, copied and removed', () => {
    expect(
      inScript(`const b = range('A1:B4').applyRowBanding(); b.setFirstRowColor('#123456').setRange(range('A1:C5')); const copy = b.copyTo(range('E1:F9')); const before = a1([b.getRange(), copy.getRange()]);
        b.remove(); return [before, copy.getFirstRowColor(), sheet.getBandings().length];`),
    ).toEqual([['A1:C5', 'E1:F9'], '#123456', 1]);
  });
});

describe('NamedRange', () => {
  it('is renamed and moved', () => {
    expect(
      inScript(`ss.setNamedRange('Old', range('A1')); const named = ss.getNamedRanges()[0]; named.setName('New'); ss.getNamedRanges()[0].setRange(range('B2:C3'));
        return [ss.getNamedRanges().map((n) => n.getName()), a1([ss.getRangeByName('New')]), ss.getRangeByName('Old')];`),
    ).toEqual([['New'], ['B2:C3'], null]);
  });
});

// [prot]
describe('Protection', () => {
  it('lets in whom it names', () => {
    expect(
      inScript(`const emails = () => p.getEditors().map((u) => u.getEmail()).sort(); const p = range('A1').protect(); const out = [emails(), p.canEdit()];
        p.removeEditor('ed@example.com'); out.push(emails()); ss.addEditors(['b@example.com', 'c@example.com']); p.addEditors(['b@example.com']); p.addEditor('c@example.com'); out.push(emails());
        p.removeEditors(['b@example.com', 'c@example.com', 'owner@example.com']); out.push(emails()); return out;`),
    ).toEqual([
      ['ed@example.com', 'owner@example.com'],
      true,
      ['owner@example.com'],
      ['b@example.com', 'c@example.com', 'owner@example.com'],
      ['owner@example.com'],
    ]);
  });

  it('covers a range, a named range, or a sheet but for some ranges', () => {
    expect(
      inScript(`ss.setNamedRange('N', range('D4')); const p = range('A1').protect().setDescription('d'); p.setRange(range('B2:C3')); const out = [a1([p.getRange()]), p.getRangeName(), p.getDescription()];
        p.setRangeName('N'); out.push(a1([p.getRange()]), p.getRangeName()); const q = range('A1').protect().setNamedRange(ss.getNamedRanges()[0]); out.push(q.getRangeName());
        const s = sheet.protect().setUnprotectedRanges([range('A1:B2')]); out.push(a1(s.getUnprotectedRanges()), String(s.getProtectionType()), String(p.getProtectionType())); p.remove(); out.push(sheet.getProtections(app.ProtectionType.RANGE).length); return out;`),
    ).toEqual([['B2:C3'], null, 'd', ['D4'], 'N', 'N', ['A1:B2'], 'SHEET', 'RANGE', 1]);
  });

  it('warns only, and knows no domain outside Workspace', () => {
    expect(
      inScript(
        `const p = range('A1').protect(); const out = [p.isWarningOnly(), p.canDomainEdit()]; p.setWarningOnly(true); out.push(p.isWarningOnly(), error(() => p.setDomainEdit(true)) === 'no error'); return out;`,
      ),
    ).toEqual([false, false, true, false]);
  });
});

// [meta]
describe('DeveloperMetadata', () => {
  it('is found by id, key, value, visibility and place', () => {
    expect(
      inScript(`const { DOCUMENT, PROJECT } = app.DeveloperMetadataVisibility; const { ROW, SPREADSHEET } = app.DeveloperMetadataLocationType;
        ss.addDeveloperMetadata('k', 'v', PROJECT); range('2:2').addDeveloperMetadata('k', 'w'); const find = (f) => f(ss.createDeveloperMetadataFinder()).find().map((m) => m.getValue());
        const [first] = ss.createDeveloperMetadataFinder().withValue('v').find();
        return [find((f) => f.withKey('k')), find((f) => f.withId(first.getId())), find((f) => f.withVisibility(PROJECT)), find((f) => f.withLocationType(ROW)), find((f) => f.withKey('k').withLocationType(SPREADSHEET)),
          range('B:B').addDeveloperMetadata('other', 'u') && range('2:2').createDeveloperMetadataFinder().onIntersectingLocations().find().length, String(first.getVisibility()), first.getKey()];`),
    ).toEqual([['v', 'w'], ['v'], ['v'], ['w'], ['v'], 2, 'PROJECT', 'k']);
  });

  it('is changed, moved to each kind of place and removed', () => {
    expect(
      inScript(`const { DOCUMENT, PROJECT } = app.DeveloperMetadataVisibility; ss.addDeveloperMetadata('k', 'v'); const m = ss.getDeveloperMetadata()[0];
        m.setKey('l').setValue('w').setVisibility(PROJECT); const told = () => { const at = m.getLocation(); return [String(at.getLocationType()), at.getSpreadsheet() !== null, at.getSheet() !== null, at.getRow() && at.getRow().getRow(), at.getColumn() && at.getColumn().getColumn()]; };
        const out = [[m.getKey(), m.getValue(), String(m.getVisibility())], told()]; m.moveToSheet(sheet); out.push(told()); m.moveToRow(range('2:2')); out.push(told()); m.moveToColumn(range('C:C')); out.push(told()); m.moveToSpreadsheet(); out.push(told()[0]);
        m.remove(); out.push(ss.getDeveloperMetadata().length); return out;`),
    ).toEqual([
      ['l', 'w', 'PROJECT'],
      ['SPREADSHEET', true, false, null, null],
      ['SHEET', false, true, null, null],
      ['ROW', false, false, 2, null],
      ['COLUMN', false, false, null, 3],
      'SPREADSHEET',
      0,
    ]);
  });
});

describe('Group', () => {
  it('has a depth, a range and a control, folds and goes', () => {
    expect(
      inScript(`range('2:4').shiftRowGroupDepth(1); const g = sheet.getRowGroup(3, 1); const out = [g.getDepth(), g.getRange().getRow(), g.getRange().getNumRows(), g.getControlIndex(), g.collapse().isCollapsed(), g.expand().isCollapsed()];
        g.remove(); out.push(sheet.getRowGroupDepth(3)); return out;`),
    ).toEqual([1, 2, 3, 5, true, false, 0]);
  });
});

describe('TextFinder', () => {
  const cells = `fill('A1', [['Café'], ['cafe'], ['CAFE x'], ['=1+1']]);`;

  it.each([
    ['nothing', '', ['A2', 'A3']],
    ['matchCase', '.matchCase(true)', ['A2']],
    ['matchEntireCell', '.matchEntireCell(true)', ['A2']],
    ['ignoreDiacritics', '.ignoreDiacritics(true)', ['A1', 'A2', 'A3']],
  ])('looks for “cafe” with %s chosen', (_name, choose, found) => {
    expect(inScript(`${cells} return a1(sheet.createTextFinder('cafe')${choose}.findAll());`)).toEqual(found);
  });

  it('looks by useRegularExpression and in formulas by matchFormulaText', () => {
    expect(
      inScript(`${cells} const all = (text) => sheet.createTextFinder(text);
        return [a1(all('^c.f').useRegularExpression(true).findAll()), a1(all('1+1').matchFormulaText(true).findAll()), all('1+1').findAll().length];`),
    ).toEqual([['A1', 'A2', 'A3'], ['A4'], 0]);
  });

  it('walks there and back, from a cell on, and replaces', () => {
    expect(
      inScript(`fill('A1', [['x'], ['xx'], ['y'], ['x']]); const f = sheet.createTextFinder('x'); const at = (r) => r && r.getA1Notation();
        const out = [at(f.getCurrentMatch()), at(f.findNext()), at(f.findNext()), at(f.getCurrentMatch()), at(f.findPrevious())];
        const g = sheet.createTextFinder('x').startFrom(range('A2')); out.push(at(g.findNext()), g.replaceWith('z'), range('A4').getValue(), sheet.createTextFinder('x').replaceAllWith('w'), range('A2').getValue()); return out;`),
    ).toEqual([null, 'A1', 'A2', 'A2', 'A1', 'A4', 1, 'z', 3, 'ww']);
  });
});

describe('TextStyle and rich text', () => {
  it('keeps every part, null for what is left open', () => {
    expect(
      inScript(`const told = (s) => [s.isBold(), s.isItalic(), s.isUnderline(), s.isStrikethrough(), s.getFontFamily(), s.getFontSize(), s.getForegroundColor(), s.getForegroundColorObject() && s.getForegroundColorObject().asRgbColor().asHexString()];
        const style = app.newTextStyle().setBold(true).setItalic(true).setUnderline(true).setStrikethrough(true).setFontFamily('Georgia').setFontSize(9).setForegroundColor('red').build();
        const color = app.newTextStyle().setForegroundColorObject(app.newColor().setRgbColor('#123456').build()).build();
        return [told(style), told(style.copy().setBold(false).build())[0], told(app.newTextStyle().build()), color.getForegroundColor()];`),
    ).toEqual([
      [true, true, true, true, 'Georgia', 9, '#ff0000', '#ff0000'],
      false,
      [null, null, null, null, null, null, null, null],
      '#123456',
    ]);
  });

  it('has runs with their place, style and link', () => {
    expect(
      inScript(`const bold = app.newTextStyle().setBold(true).build(); const link = 'https://example.com/';
        const value = app.newRichTextValue().setText('ab cd').setTextStyle(0, 2, bold).setLinkUrl(3, 5, link).build(); range('A1').setRichTextValue(value); const kept = range('A1').getRichTextValue();
        const same = kept.copy().build();
        return [kept.getText(), kept.getRuns().map((r) => [r.getText(), r.getStartIndex(), r.getEndIndex(), r.getTextStyle().isBold() === true, r.getLinkUrl()]), kept.getLinkUrl(), kept.getLinkUrl(3, 5), kept.getTextStyle(0, 2).isBold(), same.getText()];`),
    ).toEqual([
      'ab cd',
      [
        ['ab', 0, 2, true, null],
        [' ', 2, 3, false, null],
        ['cd', 3, 5, false, 'https://example.com/'],
      ],
      null,
      'https://example.com/',
      true,
      'ab cd',
    ]);
  });
});

describe('Color', () => {
  it('is one of red, green and blue, or one of the theme', () => {
    expect(
      inScript(`const rgb = app.newColor().setRgbColor('#0a141e'); const color = rgb.build().asRgbColor(); const theme = app.newColor().setThemeColor(app.ThemeColorType.ACCENT1);
        return [[color.getRed(), color.getGreen(), color.getBlue(), color.asHexString(), String(color.getColorType()), String(rgb.getColorType()), rgb.asRgbColor().asHexString(), String(rgb.build().getColorType())],
          [String(theme.getColorType()), String(theme.build().asThemeColor().getThemeColorType()), String(theme.asThemeColor().getColorType()), error(() => rgb.build().asThemeColor())]];`),
    ).toEqual([
      [10, 20, 30, '#0a141e', 'RGB', 'RGB', '#0a141e', 'RGB'],
      ['THEME', 'ACCENT1', 'THEME', 'Object is not of type ThemeColor.'],
    ]);
  });
});

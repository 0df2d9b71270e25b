/** Files as Excel, WPS, Sheets and other programs write them, in the places where they differ. */
import ExcelJS from 'exceljs';
import { writeXlsx as writeWithHucre } from 'hucre/xlsx';
import type { Sheet, Workbook } from '../../model/workbook';
import { type ReadFileResult, readFile } from '../read-file';
import { writeZip } from './write-zip';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (entries: readonly (readonly [id: string, type: string, target: string, mode?: string])[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries.map(([id, type, target, mode]) => `<Relationship Id="${id}" Type="${REL}/${type}" Target="${target}"${mode ? ` TargetMode="${mode}"` : ''}/>`).join('')}</Relationships>`;

/** A package of the given sheets (what stands in `worksheet`) and parts. */
async function packageOf(
  sheets: readonly string[],
  parts: Record<string, string> = {},
  book = '',
): Promise<Uint8Array> {
  const all: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relations([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets>${sheets.map((_, i) => `<sheet name="Sheet${i + 1}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets>${book}</workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, i) => [`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`] as const),
      ['s1', 'styles', 'styles.xml'],
      ['s2', 'sharedStrings', 'sharedStrings.xml'],
      ['s3', 'theme', '/xl/theme/theme1.xml'],
    ]),
    ...Object.fromEntries(
      sheets.map((xml, i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        xml.includes('<worksheet') || xml.includes('<x:worksheet')
          ? xml
          : `<worksheet xmlns="${MAIN}" xmlns:r="${REL}">${xml}</worksheet>`,
      ]),
    ),
    ...parts,
  };
  return writeZip(Object.entries(all).map(([name, xml]) => ({ name, pieces: [xml] })));
}

async function opened(bytes: Uint8Array, options = {}): Promise<Extract<ReadFileResult, { ok: true }>> {
  const result = await readFile('客户.xlsx', bytes, options);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result;
}

const workbookOf = async (bytes: Uint8Array, options = {}): Promise<Workbook> =>
  (await opened(bytes, options)).workbook;
const sheetOf = async (xml: string, parts: Record<string, string> = {}, book = ''): Promise<Sheet> =>
  (await workbookOf(await packageOf([xml], parts, book))).sheets[0] as Sheet;
const rows = (cells: string) => `<sheetData>${cells}</sheetData>`;
const styles = (inside: string) => ({ 'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${inside}</styleSheet>` });

describe('cells', () => {
  it('of every type, with and without addresses', async () => {
    const strings =
      '<sst><si><t>shared</t></si><si><r><rPr><b/></rPr><t>bo</t></r><r><t>ld</t></r><rPh sb="0" eb="1"><t>ボ</t></rPh></si><si><t xml:space="preserve"> a_x000D_b </t></si></sst>';
    const sheet = await sheetOf(
      rows(
        '<row r="2"><c r="B2" t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="inlineStr"><is><t>in</t></is></c><c t="d"><v>2024-03-05T12:00:00</v></c><c><v>1.5E3</v></c><c t="str"><v>&lt;&#x4E2D;&amp;&gt;</v></c></row><row><c t="inlineStr"><is><t/></is></c><c><v></v></c></row>',
      ),
      { 'xl/sharedStrings.xml': strings },
    );
    expect(sheet.values).toEqual([
      undefined,
      [undefined, 'shared', 'bold', ' a\rb ', true, { error: '#N/A' }, 'in', 45356.5, 1500, '<中&>'],
    ]);
    expect(sheet.richText[1]?.[2]).toEqual([{ start: 0, end: 2, style: { bold: true } }]);
  });

  it('keep numbers and dates to the last digit', async () => {
    const sheet = await sheetOf(
      rows(
        '<row r="1"><c r="A1"><v>0.1</v></c><c r="B1" s="1"><v>45356.12345678901</v></c><c r="C1"><v>13800138000</v></c><c r="D1"><v>1.7976931348623157E308</v></c></row>',
      ),
      styles('<cellXfs><xf/><xf numFmtId="22"/></cellXfs>'),
    );
    expect(sheet.values[0]).toEqual([0.1, 45356.12345678901, 13800138000, Number.MAX_VALUE]);
  });

  it('written under a prefix, by the Open XML SDK', async () => {
    const sheet = await sheetOf(
      `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:B1"/></x:mergeCells></x:worksheet>`,
    );
    expect(sheet.values).toEqual([['a']]);
    expect(sheet.merges).toEqual([{ row: 0, column: 0, rows: 1, columns: 2 }]);
  });

  it('dated from 1904', async () => {
    const sheet = await sheetOf(
      rows('<row r="1"><c r="A1" s="1"><v>1000</v></c><c r="B1"><v>1000</v></c></row>'),
      styles('<cellXfs><xf/><xf numFmtId="14"/></cellXfs>'),
      '<workbookPr date1904="1"/>',
    );
    expect(sheet.values[0]).toEqual([2462, 1000]);
  });
});

describe('formulas', () => {
  const formulasOf = async (cells: string) => (await sheetOf(rows(cells))).formulas;

  it('shared between cells are each cell’s own', async () => {
    expect(
      await formulasOf(
        '<row r="1"><c r="A1"><f t="shared" ref="A1:B2" si="0">$C1+D$1&amp;"A1"&amp;\'S 1\'!E:E</f><v>1</v></c><c r="B1"><f t="shared" si="0"/><v>2</v></c></row><row r="2"><c r="A2"><f t="shared" si="0"/></c></row>',
      ),
    ).toEqual([[`=$C1+D$1&"A1"&'S 1'!E:E`, `=$C1+E$1&"A1"&'S 1'!F:F`], [`=$C2+D$1&"A1"&'S 1'!E:E`]]);
  });

  it('of Sheets’ own functions come back out of their wrapping', async () => {
    const sheet = await sheetOf(
      rows(
        '<row r="1"><c r="A1" t="str"><f>IFERROR(__xludf.DUMMYFUNCTION("QUERY(B:C, ""select B"")"),"Name")</f><v>Name</v></c><c r="B1" t="str"><f>IFERROR(__xludf.DUMMYFUNCTION("FILTER(A2:A,"&amp;"B2:B)"),1.0)</f><v>x</v></c></row><row r="2"><c r="A2" t="str"><f>IFERROR(__xludf.DUMMYFUNCTION("""COMPUTED_VALUE"""),"John")</f><v>John</v></c></row>',
      ),
    );
    expect(sheet.formulas).toEqual([['=QUERY(B:C, "select B")', '=FILTER(A2:A,B2:B)']]);
    expect(sheet.values).toEqual([['Name', 'x'], ['John']]);
  });

  it('lose the prefixes of newer functions, and array formulas say what they are', async () => {
    expect(
      await formulasOf(
        '<row r="1"><c r="A1"><f>_xlfn.XLOOKUP(1,A:A,B:B)+_xlfn._xlws.SORT(A1:A3)</f></c><c r="B1"><f t="array" ref="B1:B3">A1:A3*2</f></c><c r="C1" cm="1"><f t="array" ref="C1:C3">_xlfn.UNIQUE(A1:A3)</f></c></row>',
      ),
    ).toEqual([['=XLOOKUP(1,A:A,B:B)+SORT(A1:A3)', '=ARRAYFORMULA(A1:A3*2)', '=UNIQUE(A1:A3)']]);
  });

  it('into other files, and pictures in cells, leave their value and a note', async () => {
    const result = await opened(
      await packageOf([
        rows(
          '<row r="1"><c r="A1"><f>[1]Sheet1!A1*2</f><v>7</v></c><c r="B1" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c><c r="C1"><f>"[1]a!"&amp;"b"</f><v>0</v></c></row>',
        ),
      ]),
    );
    expect(result.workbook.sheets[0]).toMatchObject({
      values: [[7, undefined, 0]],
      formulas: [[undefined, undefined, '="[1]a!"&"b"']],
    });
    expect(result.notes).toEqual([
      { code: 'external-links', count: 1, sheetName: 'Sheet1' },
      { code: 'images', count: 1, sheetName: 'Sheet1' },
    ]);
  });
});

describe('looks', () => {
  const cell = (s: number) => `<c r="${'ABCDEFGHIJ'[s]}1" s="${s}"><v>1</v></c>`;
  const stylesOf = async (xml: string, count: number, parts: Record<string, string> = {}, options = {}) =>
    (
      (
        await workbookOf(
          await packageOf([rows(`<row r="1">${Array.from({ length: count }, (_, i) => cell(i)).join('')}</row>`)], {
            ...styles(xml),
            ...parts,
          }),
          options,
        )
      ).sheets[0] as Sheet
    ).styles[0];

  it('take theme colours with their tint, and indexed ones', async () => {
    const theme = `<a:theme xmlns:a="a"><a:themeElements><a:clrScheme><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="1F497D"/></a:dk2><a:lt2><a:srgbClr val="EEECE1"/></a:lt2><a:accent1><a:srgbClr val="4F81BD"/></a:accent1><a:accent2/><a:accent3/><a:accent4/><a:accent5/><a:accent6><a:srgbClr val="F79646"/></a:accent6></a:clrScheme></a:themeElements></a:theme>`;
    const fill = (color: string) =>
      `<fill><patternFill patternType="solid"><fgColor ${color}/><bgColor indexed="64"/></patternFill></fill>`;
    const found = await stylesOf(
      `<fonts><font><sz val="11"/><color theme="1"/><name val="Calibri"/></font><font><sz val="11"/><color theme="0"/><name val="Calibri"/></font></fonts><fills>${fill('theme="0" tint="-0.249977111117893"')}${fill('theme="9" tint="-0.249977111117893"')}${fill('indexed="13"')}${fill('rgb="FF37474F"')}</fills><cellXfs><xf fillId="0"/><xf fillId="1"/><xf fillId="2" fontId="1"/><xf fillId="3" fontId="0"/></cellXfs>`,
      4,
      { 'xl/theme/theme1.xml': theme },
    );
    // The first two as Excel shows them (developerit.com "Theme confusion", openpyxl issue 987).
    expect(found).toEqual([
      { background: '#bfbfbf' },
      { background: '#e46c0a' },
      { background: '#ffff00', fontColor: '#ffffff' },
      { background: '#37474f' },
    ]);
  });

  it('take formats by number, also those of Chinese Excel, and leave out what Sheets lacks', async () => {
    const xml = `<numFmts><numFmt numFmtId="164" formatCode="[$-F800]dddd, mmmm dd, yyyy"/><numFmt numFmtId="165" formatCode="G/通用格式"/><numFmt numFmtId="166" formatCode="[$-804]yyyy/m/d;@"/><numFmt numFmtId="167" formatCode="[$¥-804]#,##0.00"/></numFmts><cellXfs>${[0, 14, 31, 49, 164, 165, 166, 167].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs>`;
    const found = await stylesOf(xml, 8, {}, { locale: 'zh_CN' });
    expect(found?.map((style) => style?.numberFormat)).toEqual([
      undefined,
      'yyyy/M/d',
      'yyyy"年"m"月"d"日"',
      '@',
      'yyyy/M/d',
      undefined,
      'yyyy/m/d;@',
      '[$¥-804]#,##0.00',
    ]);
  });

  it('of whole columns reach the cells that the file leaves out, not those without a style', async () => {
    const sheet = await sheetOf(
      `<cols><col min="2" max="2" width="9" style="1"/></cols>${rows('<row r="1"><c r="B1" t="inlineStr"><is><t>a</t></is></c></row>')}`,
      styles('<cellXfs><xf/><xf numFmtId="49"/></cellXfs>'),
    );
    expect(sheet.styles[0]?.[1]).toBeUndefined();
    expect(sheet.styles[1]?.[1]).toEqual({ numberFormat: '@' });
    expect(sheet.styles[999]?.[1]).toEqual({ numberFormat: '@' });
    expect(sheet.styles).toHaveLength(1000);
  });

  it('underlined in any way are underlined', async () => {
    const font = (kind: string) => `<font><u${kind}/></font>`;
    const sheet = await sheetOf(
      rows('<row><c s="1"/><c s="2"/><c s="3"/><c s="4"/></row>'),
      styles(
        `<fonts><font/>${font('')}${font(' val="single"')}${font(' val="double"')}${font(' val="none"')}</fonts><cellXfs><xf/><xf fontId="1"/><xf fontId="2"/><xf fontId="3"/><xf fontId="4"/></cellXfs>`,
      ),
    );
    expect(sheet.styles[0]?.map((style) => style?.underline)).toEqual([true, true, true]);
  });

  it('of a text’s runs are told from the cell’s', async () => {
    const sheet = await sheetOf(
      rows(
        '<row r="1"><c r="A1" s="1" t="inlineStr"><is><r><rPr><b/><sz val="11"/><rFont val="Calibri"/></rPr><t>same </t></r><r><rPr><sz val="14"/><rFont val="Calibri"/><color rgb="FFFF0000"/></rPr><t>other</t></r></is></c></row>',
      ),
      styles(
        '<fonts><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><cellXfs><xf/><xf fontId="1"/></cellXfs>',
      ),
    );
    expect(sheet.richText[0]?.[0]).toEqual([
      { start: 5, end: 10, style: { bold: false, fontColor: '#ff0000', fontSize: 14 } },
    ]);
  });
});

describe('validations', () => {
  const rules = (inside: string) =>
    `${rows('<row r="1"><c r="A1"><v>1</v></c></row>')}<dataValidations>${inside}</dataValidations>`;
  const ruleOf = async (inside: string, book = '') => (await sheetOf(rules(inside), {}, book)).validations[0]?.[0];

  it('over whole columns end with the sheet, quickly', async () => {
    const started = Date.now();
    const sheet = await sheetOf(
      rules(
        '<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="A2:A1048576 C1:D1048576"><formula1>"a,b"</formula1></dataValidation>',
      ),
    );
    expect(sheet.validations).toHaveLength(1000);
    expect(sheet.validations[0]).toEqual([undefined, undefined, expect.anything(), expect.anything()]);
    expect(sheet.validations[999]?.[0]).toEqual({
      criteria: 'VALUE_IN_LIST',
      args: [['a', 'b'], true],
      allowInvalid: false,
    });
    expect(Date.now() - started).toBeLessThan(2000);
  });

  it('that list a range of another sheet, as Excel 2010 and later store them', async () => {
    const extension = `<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="x14"><x14:dataValidations xmlns:xm="xm"><x14:dataValidation type="list" showErrorMessage="1"><x14:formula1><xm:f>Sheet2!$C$4:$C$6</xm:f></x14:formula1><xm:sqref>A1:A2</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>`;
    const workbook = await workbookOf(await packageOf([rows('') + extension, rows('')]));
    expect(workbook.sheets[0]?.validations[1]?.[0]).toEqual({
      criteria: 'VALUE_IN_RANGE',
      args: [{ sheetId: 1, rect: { row: 3, column: 2, rows: 3, columns: 1 } }, true],
      allowInvalid: false,
    });
  });

  it('that list a named range, or a text in pieces as Sheets writes it', async () => {
    expect(
      await ruleOf(
        '<dataValidation type="list" sqref="A1"><formula1>Cities</formula1></dataValidation>',
        '<definedNames><definedName name="Cities">Sheet1!$D$1:$D$3</definedName></definedNames>',
      ),
    ).toMatchObject({ criteria: 'VALUE_IN_RANGE', args: [{ sheetId: 0 }, true] });
    expect(
      await ruleOf(
        '<dataValidation type="list" showDropDown="1" showErrorMessage="1" sqref="A1"><formula1>"one, two"&amp;" halves"</formula1></dataValidation>',
      ),
    ).toEqual({ criteria: 'VALUE_IN_LIST', args: [['one', 'two halves'], false], allowInvalid: false });
  });

  it('of other kinds', async () => {
    const rule = (type: string, operator: string, ...formulas: string[]) =>
      ruleOf(
        `<dataValidation type="${type}" operator="${operator}" errorStyle="warning" showErrorMessage="1" promptTitle="Hint" prompt="Type it" sqref="A1">${formulas.map((f, i) => `<formula${i + 1}>${f}</formula${i + 1}>`).join('')}</dataValidation>`,
      );
    expect(await rule('whole', 'between', '1', '10')).toEqual({
      criteria: 'NUMBER_BETWEEN',
      args: [1, 10],
      allowInvalid: true,
      helpText: 'Hint\nType it',
    });
    expect(await rule('date', 'greaterThanOrEqual', '45356')).toMatchObject({
      criteria: 'DATE_ON_OR_AFTER',
      args: ['2024-03-05'],
    });
    expect(await rule('date', 'lessThan', 'TODAY()')).toMatchObject({
      criteria: 'CUSTOM_FORMULA',
      args: ['=A1<TODAY()', 0, 0],
    });
    expect(await rule('textLength', 'equal', '11')).toMatchObject({
      criteria: 'CUSTOM_FORMULA',
      args: ['=LEN(A1)=11', 0, 0],
    });
    expect(await rule('decimal', 'greaterThan', '$B$1')).toMatchObject({
      criteria: 'CUSTOM_FORMULA',
      args: ['=A1>$B$1', 0, 0],
    });
    expect(
      await rule('custom', '', 'OR(NOT(ISERROR(DATEVALUE(A1))), AND(ISNUMBER(A1), LEFT(CELL("format", A1))="D"))'),
    ).toMatchObject({ criteria: 'DATE_IS_VALID_DATE', args: [] });
    expect(await rule('custom', '', 'COUNTIF($A$1:$A$1048576,A1)=1')).toMatchObject({
      criteria: 'CUSTOM_FORMULA',
      args: ['=COUNTIF($A$1:$A,A1)=1', 0, 0],
    });
  });

  it('that Sheets has no form for leave a note', async () => {
    const result = await opened(
      await packageOf([
        rules(
          '<dataValidation type="list" sqref="A1"><formula1>INDIRECT(B1)</formula1></dataValidation><dataValidation prompt="just a hint" sqref="B1"/>',
        ),
      ]),
    );
    expect(result.workbook.sheets[0]?.validations).toEqual([]);
    expect(result.notes).toEqual([{ code: 'validations', count: 1, sheetName: 'Sheet1' }]);
  });
});

describe('conditional formats', () => {
  const formatsOf = async (inside: string) =>
    (
      await sheetOf(
        rows('') + inside,
        styles(
          '<dxfs><dxf><font><b/><color rgb="FF9C0006"/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf></dxfs>',
        ),
      )
    ).conditionalFormats;

  it('stand in the order of their priority', async () => {
    const found = await formatsOf(
      '<conditionalFormatting sqref="A2:A1048576 C1"><cfRule type="expression" dxfId="0" priority="2"><formula>$A2="x"</formula></cfRule></conditionalFormatting><conditionalFormatting sqref="B1:B9"><cfRule type="cellIs" dxfId="0" priority="1" operator="equal"><formula>"VIP"</formula></cfRule></conditionalFormatting>',
    );
    const style = { bold: true, fontColor: '#9c0006', background: '#ffc7ce' };
    expect(found).toEqual([
      { ranges: [{ row: 0, column: 1, rows: 9, columns: 1 }], criteria: 'TEXT_EQUAL_TO', args: ['VIP'], style },
      {
        ranges: [
          { row: 1, column: 0, rows: null, columns: 1 },
          { row: 0, column: 2, rows: 1, columns: 1 },
        ],
        criteria: 'CUSTOM_FORMULA',
        args: ['=$A2="x"'],
        style,
      },
    ]);
  });

  it('of kinds that only Excel has become formulas', async () => {
    const rule = async (attributes: string, formula = '') =>
      (
        await formatsOf(
          `<conditionalFormatting sqref="B2:B9"><cfRule ${attributes} dxfId="0" priority="1">${formula && `<formula>${formula}</formula>`}</cfRule></conditionalFormatting>`,
        )
      )[0]?.args;
    expect(await rule('type="duplicateValues"')).toEqual(['=COUNTIF($B$2:$B$9,B2)>1']);
    expect(await rule('type="aboveAverage" aboveAverage="0"')).toEqual(['=B2<AVERAGE($B$2:$B$9)']);
    expect(await rule('type="top10" rank="3" bottom="1"')).toEqual(['=B2<=SMALL($B$2:$B$9,3)']);
    expect(await rule('type="timePeriod" timePeriod="today"', 'FLOOR(B2,1)=TODAY()')).toEqual(['=FLOOR(B2,1)=TODAY()']);
    expect(await rule('type="containsErrors"', 'ISERROR(B2)')).toEqual(['=ISERROR(B2)']);
  });

  it('of the 2010 extension come with their own style; bars and icons leave a note', async () => {
    const extension = `<extLst><ext><x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule type="expression" priority="3"><xm:f>Sheet2!$A$1=1</xm:f><x14:dxf><fill><patternFill><bgColor rgb="FF00FF00"/></patternFill></fill></x14:dxf></x14:cfRule><xm:sqref>D1:D5</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>`;
    const result = await opened(
      await packageOf([
        `${rows('')}<conditionalFormatting sqref="A1"><cfRule type="dataBar" priority="1"><dataBar/></cfRule></conditionalFormatting>${extension}`,
      ]),
    );
    expect(result.workbook.sheets[0]?.conditionalFormats).toEqual([
      {
        ranges: [{ row: 0, column: 3, rows: 5, columns: 1 }],
        criteria: 'CUSTOM_FORMULA',
        args: ['=Sheet2!$A$1=1'],
        style: { background: '#00ff00' },
      },
    ]);
    expect(result.notes).toEqual([{ code: 'conditional-formats', count: 1, sheetName: 'Sheet1' }]);
  });
});

describe('sheets', () => {
  it('with discussions keep the words, without what older programs are told', async () => {
    const sheet = await sheetOf(rows('<row r="1"><c r="A1"><v>1</v></c></row>'), {
      'xl/worksheets/_rels/sheet1.xml.rels': relations([
        ['c', 'comments', '../comments1.xml'],
        ['t', 'threadedComment', '../threadedComments/threadedComment1.xml'],
      ]),
      'xl/comments1.xml':
        '<comments><authors><author>tc={1}</author></authors><commentList><comment ref="A1" authorId="0"><text><t>[Threaded comment] Your version of Excel...</t></text></comment><comment ref="B2" authorId="0"><text><r><t>plain </t></r><r><t xml:space="preserve">note</t></r></text></comment></commentList></comments>',
      'xl/threadedComments/threadedComment1.xml':
        '<ThreadedComments><threadedComment ref="A1" id="{1}"><text>Call him</text></threadedComment><threadedComment ref="A1" parentId="{1}"><text>Done</text></threadedComment></ThreadedComments>',
    });
    expect(sheet.notes).toEqual([['Call him\nDone'], [undefined, 'plain note']]);
  });

  it('of Sheets’ own export keep their widths in pixels', async () => {
    const sheet = await sheetOf(
      `<sheetFormatPr customHeight="1" defaultColWidth="12.63" defaultRowHeight="15.75"/><cols><col customWidth="1" min="1" max="1" width="25.13"/><col customWidth="1" min="2" max="2" width="12.63"/></cols>${rows('')}`,
    );
    expect(sheet.columnWidths).toEqual([200]);
  });

  it('open with the selection that they were saved with, as far as the sheet goes', async () => {
    const selected = async (sqref: string) =>
      (
        await workbookOf(
          await packageOf([
            `<sheetViews><sheetView workbookViewId="0"><selection sqref="${sqref}"/></sheetView></sheetViews>${rows('')}`,
          ]),
        )
      ).activeRange;
    expect(await selected('C3:D4 F9')).toEqual({ row: 2, column: 2, rows: 2, columns: 2 });
    expect(await selected('B1:B1048576')).toEqual({ row: 0, column: 1, rows: 1000, columns: 1 });
    expect(await selected('A5000')).toEqual({ row: 0, column: 0, rows: 1, columns: 1 });
  });

  it('with frozen rows, groups and a filter', async () => {
    const sheet = await sheetOf(
      `<sheetPr><tabColor rgb="FF123456"/></sheetPr><sheetViews><sheetView showGridLines="0" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="C3" sqref="C3:D4"/></sheetView></sheetViews><cols><col min="2" max="3" width="9" outlineLevel="1" hidden="1"/><col min="4" max="4" width="9" collapsed="1"/><col min="10" max="16384" width="9" hidden="1"/></cols>${rows('<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row><row r="3"><c r="A3"><v>3</v></c></row><row r="9" hidden="1"/>')}<autoFilter ref="A1:B3"><filterColumn colId="0"><customFilters><customFilter operator="greaterThan" val="2"/></customFilters></filterColumn></autoFilter>`,
    );
    expect(sheet).toMatchObject({
      tabColor: '#123456',
      hiddenGridlines: true,
      frozenRows: 1,
      columnGroups: [{ start: 1, end: 3, depth: 1, collapsed: true }],
    });
    expect(Object.keys(sheet.hiddenColumns)).toEqual(Array.from({ length: 17 }, (_, i) => String(i + 9)));
    expect(sheet.filter).toEqual({
      rect: { row: 0, column: 0, rows: 3, columns: 2 },
      criteria: { 0: { criteria: 'NUMBER_GREATER_THAN', args: [2] } },
    });
    expect(Object.keys(sheet.hiddenRows)).toEqual(['8']);
  });

  it('whose filter has conditions that Sheets lacks keep their rows hidden', async () => {
    const result = await opened(
      await packageOf([
        `${rows('<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row>')}<autoFilter ref="A1:A2"><filterColumn colId="0"><top10 val="1"/></filterColumn></autoFilter>`,
      ]),
    );
    expect(result.workbook.sheets[0]?.hiddenRows[1]).toBe(true);
    expect(result.notes).toEqual([{ code: 'filter-conditions', count: 1, sheetName: 'Sheet1' }]);
  });

  it('with links to the web, into the workbook, over a range, and on numbers', async () => {
    const sheet = await sheetOf(
      `${rows('<row r="1"><c r="A1" t="inlineStr"><is><t>site</t></is></c><c r="B1"><v>12</v></c><c r="C1" t="inlineStr"><is><t>go</t></is></c></row>')}<hyperlinks><hyperlink ref="A1:B2" r:id="h1" xmlns:r="r"/><hyperlink ref="C1" location="'Sheet1'!B7" display="go"/></hyperlinks>`,
      {
        'xl/worksheets/_rels/sheet1.xml.rels': relations([
          ['h1', 'hyperlink', 'https://example.com/a?b=1&amp;c=2', 'External'],
        ]),
      },
    );
    expect(sheet.richText).toEqual([
      [
        [{ start: 0, end: 4, link: 'https://example.com/a?b=1&c=2' }],
        [{ start: 0, end: 2, link: 'https://example.com/a?b=1&c=2' }],
        [{ start: 0, end: 2, link: '#gid=0&range=B7' }],
      ],
    ]);
  });

  it('that are charts are left out, and what else is left out is said', async () => {
    const bytes = await packageOf(
      [`${rows('')}<sheetProtection sheet="1"/>`, rows('')],
      {
        'xl/_rels/workbook.xml.rels': relations([
          ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
          ['rId2', 'chartsheet', 'chartsheets/sheet1.xml'],
        ]),
        'xl/charts/chart1.xml': '<c/>',
        'xl/media/image1.png': 'x',
        'xl/media/image2.png': 'x',
        'xl/pivotTables/pivotTable1.xml': '<p/>',
        'xl/vbaProject.bin': 'x',
        'xl/worksheets/_rels/sheet1.xml.rels': relations([['t', 'table', '../tables/table1.xml']]),
        'xl/tables/table1.xml': '<table><autoFilter ref="A1:C9"/></table>',
      },
      '<definedNames><definedName name="Rate">0.2</definedName><definedName name="_xlnm.Print_Area" localSheetId="0">Sheet1!$A$1</definedName></definedNames>',
    );
    const result = await opened(bytes);
    expect(result.workbook.sheets.map(({ name }) => name)).toEqual(['Sheet1']);
    expect(result.workbook.sheets[0]?.filter?.rect).toEqual({ row: 0, column: 0, rows: 9, columns: 3 });
    expect(new Map(result.notes.map(({ code, count }) => [code, count]))).toEqual(
      new Map([
        ['charts', 1],
        ['pivot-tables', 1],
        ['images', 2],
        ['macros', 1],
        ['chart-sheets', 1],
        ['named-formulas', 1],
        ['tables', 1],
        ['sheet-protection', 1],
      ]),
    );
  });

  it('of other writers come in: exceljs', async () => {
    const excel = new ExcelJS.Workbook();
    const sheet = excel.addWorksheet('客户');
    sheet.addRow(['姓名', '电话', '日期']);
    sheet.addRow(['张伟', '013800138000', new Date('2024-03-05T00:00:00Z')]);
    sheet.getCell('A2').note = '备注';
    sheet.getCell('B2').numFmt = '@';
    sheet.getCell('A1').font = { bold: true };
    sheet.mergeCells('A4:B5');
    sheet.getCell('C2').dataValidation = { type: 'list', allowBlank: true, formulae: ['"a,b"'] };
    const found = (await workbookOf(new Uint8Array(await excel.xlsx.writeBuffer()))).sheets[0] as Sheet;
    expect(found.values.slice(0, 2)).toEqual([
      ['姓名', '电话', '日期'],
      ['张伟', '013800138000', 45356],
    ]);
    expect(found.notes[1]?.[0]).toBe('备注');
    expect([found.styles[0]?.[0], found.styles[1]?.[1]]).toEqual([{ bold: true }, { numberFormat: '@' }]);
    expect(found.merges).toEqual([{ row: 3, column: 0, rows: 2, columns: 2 }]);
    expect(found.validations[1]?.[2]).toMatchObject({ criteria: 'VALUE_IN_LIST', args: [['a', 'b'], true] });
  });

  it('of other writers come in: hucre', async () => {
    const bytes = await writeWithHucre({
      sheets: [
        {
          name: 'S',
          rows: [['a', 1, true, new Date('2024-03-05T00:00:00Z'), null, ' x ']],
          freezePane: { rows: 1 },
          autoFilter: { range: 'A1:F1' },
        },
      ],
    });
    const found = (await workbookOf(bytes)).sheets[0] as Sheet;
    expect(found.values).toEqual([['a', 1, true, 45356, undefined, ' x ']]);
    expect(found).toMatchObject({ frozenRows: 1, filter: { rect: { row: 0, column: 0, rows: 1, columns: 6 } } });
  });
});

/** Formulas over one sheet of values, one at least for each function that the workbench calculates and LibreOffice knows. */

import { internStyle } from '../../workbench/model/style';
import { newSheet, newWorkbook, type Value, type Workbook } from '../../workbench/model/workbook';

const DATA: readonly (readonly (Value | undefined)[])[] = [
  ['Name', 'Tier', 'Amount', 'Since', 'Active', 'Rate'],
  ['Li Qiang', 'Gold', 1200.5, 45356, true, 0.25],
  ['王芳', 'silver', 300, 45000, false, 0.5],
  ['Chen Ming', 'GOLD', -40, 44562.75, true, 0.125],
  ['李强', 'Bronze', 1200.5, 43890, true, undefined],
  ['a*b', undefined, 0, 60, false, 1],
  ['Zoë', 'gold ', 17, 61, true, 0.333333333333],
  ['', 'Silver', 88.125, 36526, false, 2],
];

const FORMULAS = `
SUM(C2:C8)|SUM(C:C)|AVERAGE(C2:C8)|AVERAGEIF(B2:B8,"gold",C2:C8)|AVERAGEIFS(C2:C8,B2:B8,"gold",E2:E8,TRUE)|COUNT(A1:F8)|COUNTA(A1:F8)|COUNTBLANK(F2:F8)
COUNTIF(B2:B8,"Gold")|COUNTIF(B2:B8,"gold*")|COUNTIF(A2:A8,"a~*b")|COUNTIF(C2:C8,">100")|COUNTIF(C2:C8,"<>0")|COUNTIF(A2:A8,"?????*")|COUNTIFS(B2:B8,"gold",C2:C8,">0")|COUNTIF(D2:D8,">="&DATE(2022,1,1))
SUMIF(B2:B8,"gold",C2:C8)|SUMIFS(C2:C8,B2:B8,"gold",C2:C8,">0")|MAX(C2:C8)|MIN(C2:C8)|MAXIFS(C2:C8,B2:B8,"silver")|MINIFS(C2:C8,B2:B8,"silver")|MEDIAN(C2:C8)|LARGE(C2:C8,2)|SMALL(C2:C8,2)|RANK(C3,C2:C8)|PRODUCT(F2:F4)
ABS(C4)|CEILING(C8,5)|FLOOR(C8,5)|INT(C4/7)|MOD(C4,7)|MOD(-7,3)|POWER(2,10)|ROUND(2.5,0)|ROUND(-2.5,0)|ROUND(1.005,2)|ROUND(C2,-2)|ROUNDDOWN(C8,1)|ROUNDUP(C8,1)|SIGN(C4)|SQRT(C3)|TRUNC(C8,1)|2^0.5|-2^2|10%|7/3
LEFT(A2,2)|RIGHT(A2,5)|MID(A2,4,3)|LEN(A3)|LOWER(B4)|UPPER(A7)|PROPER("li QIANG")|TRIM("  a   b ")|CLEAN("a"&CHAR(7)&"b")|SUBSTITUTE("a-b-c","-","+",2)|REPLACE("abcdef",2,3,"X")|REPT("ab",3)|FIND("i",A2)|SEARCH("q",A2)|SEARCH("?i",A2)|EXACT("a","A")|"a"="A"|CHAR(65)|CODE("A")|CONCATENATE(A2,"-",C2)|CONCAT(A2,B2)|TEXTJOIN("; ",TRUE,B2:B8)|VALUE("12.5")|A2&" "&D2
TEXT(C2,"#,##0.00")|TEXT(C4,"0.0;(0.0)")|TEXT(D2,"yyyy-mm-dd")|TEXT(F2,"0%")|TEXT(D4,"hh:mm")|TEXT(1234.5,"000000.0")
DATE(2024,2,30)|DATE(2024,14,1)|DATE(1900,1,1)|YEAR(D2)|MONTH(D2)|DAY(D2)|HOUR(D4)|MINUTE(D4)|SECOND(D4)|TIME(13,45,30)|WEEKDAY(D2)|WEEKDAY(D2,2)|WEEKDAY(D2,3)|EDATE(DATE(2024,1,31),1)|EOMONTH(D2,0)|EOMONTH(D2,-1)|DAYS(D2,D3)|DATEDIF(D3,D2,"M")|DATEDIF(D3,D2,"D")|DATEDIF(D3,D2,"Y")|DATEDIF(D3,D2,"YM")|DATEDIF(D3,D2,"MD")|DATEVALUE("2024-03-05")|TIMEVALUE("13:45")
IF(C2>1000,"big","small")|IF(B6="","blank","text")|IFS(C4>0,"plus",TRUE,"minus")|SWITCH(B2,"Gold",1,"Silver",2,0)|CHOOSE(2,"a","b","c")|IFERROR(1/0,"none")|IFNA(NA(),"na")|AND(TRUE,C2>0)|OR(FALSE,C4>0)|NOT(E2)|XOR(TRUE,TRUE,TRUE)|TRUE()|FALSE()
ISBLANK(B6)|ISBLANK(A8)|ISNUMBER(C2)|ISTEXT(A2)|ISNONTEXT(C2)|ISLOGICAL(E2)|ISERROR(1/0)|ISERR(NA())|ISNA(NA())|ISFORMULA(C2)|ISREF(C2)|N(E2)|N(A2)|T(A2)|T(C2)
VLOOKUP("silver",B2:C8,2,FALSE)|VLOOKUP("none",B2:C8,2,FALSE)|HLOOKUP("Tier",A1:F8,3,FALSE)|INDEX(A1:F8,3,1)|INDEX(C2:C8,4)|MATCH("gold",B2:B8,0)|MATCH("ch*",A2:A8,0)|MATCH(1200.5,C2:C8,0)|ROW(C5)|COLUMN(C5)|ROWS(A1:F8)|COLUMNS(A1:F8)|INDIRECT("Data!C2")|INDIRECT("Data!C"&3)|SUM(INDIRECT("Data!C2:C4"))
1/0|NA()|VALUE("x")|"a"+1|SQRT(-1)|A2+1|C2=1200.5|"2"+3|"b">"a"|TRUE>1|""=B6|0=B6|1=TRUE|"10">9|D2>DATE(2024,1,1)|SUM("5",TRUE,C3)|C2%|--"3"|2*-3|1-2-3|2^3^2|"x"&1/4
COUNTIF($B$2:$B$8,$B2)>1|SUM(C2:C4)+MAX(C2:C8)*2|IF(AND(ISNUMBER(C2),C2>AVERAGE(C2:C8)),"above","below")|IFERROR(INDEX(C2:C8,MATCH("Bronze",B2:B8,0)),0)`;

/** Two sheets: values, and in column B of the other the formulas beside their text. */
export function formulaWorkbook(): Workbook {
  const formulas = FORMULAS.trim().split(/[|\n]/);
  const date = internStyle({ numberFormat: 'yyyy-mm-dd hh:mm' });
  const qualified = (formula: string) =>
    `=${formula.replace(/("(?:[^"]|"")*")|(\$?\b[A-F]\$?\d(?::\$?[A-F]\$?\d)?\b|\bC:C\b)/g, (_, text, reference) => text ?? `Data!${reference}`)}`;
  return {
    ...newWorkbook({ name: 'formulas' }),
    sheets: [
      {
        ...newSheet(0, 'Data'),
        values: DATA.map((line) => line.map((value) => (value === '' ? undefined : value))),
        styles: DATA.map((_, r) => (r ? [undefined, undefined, undefined, date] : [])),
      },
      {
        ...newSheet(1, 'Formulas'),
        values: formulas.map((text) => [`'${text}`]),
        formulas: formulas.map((text) => [undefined, qualified(text)]),
      },
    ],
  };
}

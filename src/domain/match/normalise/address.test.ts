import fc from 'fast-check';
import { anyText } from '../../../../test/support/any-text';
import { normaliseAddress } from './address';

const keyOf = (text: string) => normaliseAddress(text)?.key;

describe('normaliseAddress', () => {
  it.each([
    ['435 S. La Cienega Blvd.', '435 South La Cienega Boulevard'],
    ['45 Smith St., Apt. 3', '45 SMITH STREET #3'],
    ['3/45 Smith Street', 'Unit 3, 45 Smith St'],
    ['123 N.W. Fifth Avenue', '123 Northwest 5th Ave'],
    ['P.O. Box 12', 'PO Box 012'],
    ['12 High St, 3rd Floor', 'Level 3, 12 High Street'],
    ['No. 521 Renmin Rd', '521 Renmin Road'],
    ['160 N LaSalle N201', '160 North LaSalle, Unit N201'],
    ['228 8th Ave between 21st and 22nd Sts', '228 8th Ave'],
    ['12 Park Place', '12 Park Pl.'],
    ['Hauptstraße 12', 'Hauptstr. 12'],
    ['Ｍａｉｎ Ｓｔ １２', '12 Main Street'],
    ['人民大道521号', '人民大道５２１號'],
    ['包宁市中山路55号', '中山路55号'],
    ['人民大道五百二十一号', '人民大道五二一号'],
    ['贵林市人民大道521号', '人民大道521号'],
    ['江苏省南京市江宁区天元路8号3号楼2单元501室', '天元路 8 号 3幢 2单元 501'],
    ['人民街542号B座206室', '人民街542号b座206'],
    ['人民路521-206', '人民路521号206室'],
    ['天元路12号之3', '天元路12-3号'],
    ['天元路12号附三号', '天元路12-3号'],
    ['天元路5号院2号楼', '天元路5号2栋'],
    ['台北市信義區市府路45號12樓', '市府路45号12层'],
    ['天元路8号，邮编：210000', '天元路8号'],
  ])('%j and %j are one address', (a, b) => expect(keyOf(a)).toBe(keyOf(b)));

  it.each([
    ['45 Smith St #3', '45 Smith St #4'],
    ['45 Smith St', '54 Smith St'],
    ['45 Smith St', '45 Smith Ave'],
    ['5 5th Ave', '5 6th Ave'],
    ['人民大道521号', '人民大街521号'],
    ['天元路8号3栋501', '天元路8号3栋502'],
    ['南京路100号', '100号'],
    ['经10路5号', '经5路10号'],
  ])('%j and %j are two', (a, b) => expect(keyOf(a)).not.toBe(keyOf(b)));

  it('gives all of a form', () => {
    expect(normaliseAddress('12a North 5th Street, Suite 200')).toEqual({
      key: 'n 5th st 12a #200',
      words: ['n', '5th', 'st'],
      numbers: ['12a'],
      unit: '200',
      place: '',
    });
    expect(normaliseAddress('北京市朝阳区南京东路100弄12号5楼')).toEqual({
      key: '南京东路 100-12 #f5',
      words: ['南京', '京东', '东路'],
      numbers: ['100', '12'],
      unit: 'f5',
      place: '北京市朝阳区',
    });
    expect(normaliseAddress('阳光小区3栋')).toMatchObject({ words: ['阳光', '光小', '小区'], place: '' });
    expect(normaliseAddress('上海')).toMatchObject({ key: '上海', place: '' });
  });

  it.each(['', ' - ', 'N/A', '无', '邮编:210000'])('%j names no place', (text) =>
    expect(normaliseAddress(text)).toBeNull(),
  );

  it('never fails', () => {
    fc.assert(fc.property(anyText, (text) => expect(keyOf(text)).not.toBe('')));
  });

  it('is the same whatever the case', () => {
    const parts = fc.constantFrom('12', ' ', '#', 'apt', 'St', '-', '号', '栋', '南京市', '路', '十', 'b', '/', 'box');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (some) => {
        expect(keyOf(some.join('').toUpperCase())).toBe(keyOf(some.join('')));
      }),
    );
  });

  it.each(['1', '1-', '一', '十号', '# ', 'a座', '南京市', 'n. e. '])('takes %j 50,000 times', (text) => {
    normaliseAddress(text.repeat(50_000));
  });
});

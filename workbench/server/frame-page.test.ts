import { FRAME_POLICY, framePage } from './frame-page';

describe('a page of the add-on', () => {
  it.each([
    [
      '<!DOCTYPE html><html lang="en"><head><title>x</title></head>',
      '<!DOCTYPE html><html lang="en"><head><script data-functions="f g">B</script><title>x</title></head>',
    ],
    ['<!doctype html><HTML><body>x', '<!doctype html><HTML><script data-functions="f g">B</script><body>x'],
    ['  <!DOCTYPE html>\n<p>x', '  <!DOCTYPE html><script data-functions="f g">B</script>\n<p>x'],
    ['<p>x', '<script data-functions="f g">B</script><p>x'],
    ['', '<script data-functions="f g">B</script>'],
    ['<header>x</header>', '<script data-functions="f g">B</script><header>x</header>'],
  ])('%j gets the bridge before everything it runs', (html, page) =>
    expect(framePage({ html, functions: ['f', 'g'] }, 'B')).toBe(page),
  );

  it('is not ended by what the bridge holds', () =>
    expect(framePage({ html: '', functions: [] }, 'a("</script>")')).toBe(
      '<script data-functions="">a("<\\/script>")</script>',
    ));

  it('takes the bridge as it is, dollar signs and all', () =>
    expect(framePage({ html: '<head>', functions: [] }, "'$&'")).toBe(`<head><script data-functions="">'$&'</script>`));

  it('reaches nothing and is caged by its own policy', () => {
    expect(FRAME_POLICY).toContain("default-src 'none'");
    expect(FRAME_POLICY).toContain("connect-src 'none'");
    expect(FRAME_POLICY).toMatch(/sandbox (?!.*allow-same-origin)/);
  });
});

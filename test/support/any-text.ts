import fc from 'fast-check';

/** Texts of any code units, lone surrogates among them. `fc.string({ unit: 'binary' })` takes two seconds to begin. */
export const anyText = fc
  .array(fc.nat({ max: 0xffff }), { maxLength: 40 })
  .map((codes) => String.fromCharCode(...codes));

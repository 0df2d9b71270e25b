/** The ticks and choices beside the preview. Each one asks for a new preview; none of them writes anything. */
import type { Ref } from 'preact';
import type { SetupOptions, SetupPreview } from '../../../contract/api/set-up';
import { basics } from '../../../contract/messages/current-basics';
import { preview as wording } from '../../../contract/messages/current-preview';
import { setUp } from '../../../contract/messages/current-set-up';
import type { Language } from '../../../domain/sheet-snapshot';
import type { TierScheme } from '../../../domain/tiers';
import { currencyChoices, formatNumber, regionChoices } from '../../format';
import { additionsOf, type PreviewState } from '../../preview-model';
import { CheckField } from '../check-field';
import { SelectField } from '../select-field';
import { LANGUAGE_CHOICES } from '../start-empty';
import { TierChips } from '../tier-chips';

export interface ChoicesProps {
  readonly state: PreviewState;
  readonly preview: SetupPreview;
  readonly onChange: (options: SetupOptions) => void;
  readonly onAddition: (key: string, ticked: boolean) => void;
  /** The region's select, so that Apply can lead to it. */
  readonly regionRef: Ref<HTMLSelectElement>;
}

const words = wording.options;
const REGION_CHOICES = regionChoices();
const SCHEME_CHOICES = Object.entries(words.schemes).map(([value, text]) => ({ value, text }));

type Addition = SetupPreview['additions'][number];

function Additions({ state, preview, onAddition }: Pick<ChoicesProps, 'state' | 'preview' | 'onAddition'>) {
  const chosen = additionsOf(state);
  const tick = ({ key, label }: Addition) => (
    <CheckField key={key} label={label} checked={chosen.includes(key)} onChange={(ticked) => onAddition(key, ticked)} />
  );
  const always = preview.additions.filter(({ locked }) => locked);
  const open = preview.additions.filter(({ locked }) => !locked);
  // What is proposed stays in sight when it is unticked, so that nothing jumps away under the pointer.
  const proposed = open.filter(({ ticked, key }) => ticked || chosen.includes(key));
  const others = open.filter((addition) => !proposed.includes(addition));
  return (
    <fieldset>
      <legend>{words.additions}</legend>
      <p class="hint">{preview.additions.length === 0 ? words.noAdditions : words.additionsHint}</p>
      {always.map(({ key, label }) => (
        <p class="always" key={key}>
          {label} <span class="hint">{words.needed}</span>
        </p>
      ))}
      {proposed.map(tick)}
      {others.length > 0 && (
        <details>
          <summary>{words.moreAdditions({ n: formatNumber(others.length) })}</summary>
          {others.map(tick)}
        </details>
      )}
    </fieldset>
  );
}

export function Choices({ state, preview, onChange, onAddition, regionRef }: ChoicesProps) {
  const { options } = state;
  const { ticks } = preview;
  const scheme = options.tierScheme ?? ticks.tierScheme;
  const region = options.region ?? preview.region;
  const unknown = region === '' ? [{ value: '', text: setUp.region.unknown }] : [];
  return (
    <form class="choices" aria-label={words.title} onSubmit={(event) => event.preventDefault()}>
      <SelectField
        label={words.language}
        value={options.language ?? preview.language}
        choices={LANGUAGE_CHOICES}
        onChange={(language) => onChange({ language: language as Language })}
      />
      <SelectField
        label={setUp.region.label}
        value={region}
        choices={[...unknown, ...REGION_CHOICES]}
        hint={setUp.region.hint}
        error={state.regionWanted && region === '' ? basics.errors.chooseRegion : undefined}
        selectRef={regionRef}
        onChange={(value) => onChange({ region: value })}
      />
      <SelectField
        label={words.currency}
        value={options.currency ?? preview.currency}
        choices={currencyChoices(options.currency ?? preview.currency)}
        onChange={(currency) => onChange({ currency })}
      />
      <fieldset>
        <legend>{words.columns}</legend>
        <CheckField
          label={words.standardNames}
          hint={words.standardNamesHint}
          checked={options.standardNames ?? ticks.standardNames}
          onChange={(standardNames) => onChange({ standardNames })}
        />
        <CheckField
          label={words.phonesInternational}
          hint={words.phonesInternationalHint}
          checked={options.phonesInternational ?? ticks.phonesInternational}
          onChange={(phonesInternational) => onChange({ phonesInternational })}
        />
        {ticks.unmerge !== null && (
          <CheckField
            label={words.unmerge}
            hint={words.unmergeHint}
            checked={options.unmerge ?? ticks.unmerge}
            onChange={(unmerge) => onChange({ unmerge })}
          />
        )}
      </fieldset>
      <fieldset>
        <legend>{words.tiers}</legend>
        <SelectField
          label={words.tierScheme}
          value={scheme}
          choices={SCHEME_CHOICES}
          hint={words.schemeHints[scheme]}
          onChange={(value) => onChange({ tierScheme: value as TierScheme })}
        />
        <TierChips tiers={preview.tiers} />
      </fieldset>
      <Additions state={state} preview={preview} onAddition={onAddition} />
    </form>
  );
}

import polyglotI18nProvider from 'ra-i18n-polyglot';
import english from 'ra-language-english';
import type { I18nProvider, TranslationMessages } from 'react-admin';
import { words as app } from './words.ts';

/** Plain British English over react-admin's own words. */
const britishEnglish = {
  ...english,
  ra: {
    ...english.ra,
    action: { ...english.ra.action, cancel: 'Cancel', save: 'Save', search: 'Search', close: 'Close' },
    auth: {
      ...english.ra.auth,
      logout: 'Sign out',
      sign_in: 'Sign in',
      sign_in_error: 'That did not work. Please try again.',
      auth_check_error: 'Please sign in to go on.',
    },
    notification: {
      ...english.ra.notification,
      updated: 'Saved',
      created: 'Saved',
      logged_out: 'You have been signed out. Please sign in again.',
      not_authorized: 'You may not do this.',
      item_doesnt_exist: 'We cannot find this.',
      http_error: 'The server could not be reached. Nothing was lost: please try again.',
      offline: 'You are offline. What you see may be out of date.',
    },
    message: {
      ...english.ra.message,
      invalid_form: 'Please put right what is marked, then save again.',
      unsaved_changes: 'You have changes that are not saved. Leave without saving?',
    },
    validation: {
      ...english.ra.validation,
      required: 'Fill this in',
      minValue: 'Must be %{min} or more',
      maxValue: 'Must be %{max} or less',
      number: 'Must be a number',
      email: 'Must be an email address, like name@example.org',
    },
  },
} as TranslationMessages;

/** Words by key, nested as deep as one likes. */
export interface Words {
  [key: string]: string | Words;
}

let resources: Words = {};
let provider = provide();

function provide(): I18nProvider {
  return polyglotI18nProvider(
    () => ({ ...britishEnglish, app, resources }),
    'en-GB',
    [{ locale: 'en-GB', name: 'English' }],
    { allowMissing: false },
  );
}

/** Words of features whose pages are fetched when they are first opened come with those pages. */
export function addWords(features: Words): void {
  resources = { ...resources, ...features };
  provider = provide();
}

/** All words of the console: react-admin's, those of the frame (`app.…`), and each feature's under `resources.<slug>`. */
export function makeI18n(features: Words): I18nProvider {
  addWords(features);
  return {
    translate: (key, options) => provider.translate(key, options),
    changeLocale: (locale) => provider.changeLocale(locale),
    getLocale: () => provider.getLocale(),
    getLocales: () => provider.getLocales?.() ?? [],
  };
}
